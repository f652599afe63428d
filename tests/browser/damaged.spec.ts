// One bit of a file is wrong: what needs the file says so and keeps its text, and shows no number.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { open } from './open';

const dist = new URL('../../dist/', import.meta.url);
const html = () => readFileSync(new URL('index.html', dist), 'utf8');
const assets = () => readdirSync(new URL('assets', dist));
const [CORE, WORKER, STYLE, ENTRY] = [
  /^(curves|training)-.*wasm$/,
  /^worker-/,
  /^index-.*css$/,
  /^index-.*js$/,
];

/** Flips the lowest bit in the middle. */
function flipped(body: Buffer) {
  const middle = body.length >> 1;
  body[middle] = (body[middle] ?? 0) ^ 1;
  return body;
}

/** Means the same, and is another file all the same. */
const lengthened = (body: Buffer) => Buffer.concat([body, Buffer.from('\n')]);

/** Changes every file of that name; returns how often it was asked for. */
async function flip(page: Page, name: RegExp, change = flipped) {
  const asked = { times: 0 };
  await page.route(
    ({ pathname }) => name.test(pathname.split('/').at(-1) ?? ''),
    async (route) => {
      asked.times++;
      const response = await route.fetch();
      await route.fulfill({ response, body: change(await response.body()) });
    },
  );
  return asked;
}

const damaged = (what: string) =>
  `${what} could not be loaded: one of its files arrived damaged. Try again`;

/** By file, the address of a figure that needs it. */
function needs(): [file: string, embed: string][] {
  const written = html().match(/id="parts">(.*?)<\/script>/)?.[1] ?? '{}';
  const parts: Record<string, string[]> = JSON.parse(written);
  const figures = [
    ...html().matchAll(/<figure\b[^>]*?id="fig-([^"]+)"[^>]*?data-figure="([^"]+)"/g),
  ];
  const behind = figures.flatMap(([, place = '', name]) =>
    (parts[`figures/${name}.ts`] ?? []).map((file): [string, string] => [file, place]),
  );
  const common: [string, string][] = [
    ...(parts['ui/plots/unit-map.ts'] ?? []).map((file): [string, string] => [file, 'sparsity']),
    ...(parts['ui/plots/network.ts'] ?? []).map((file): [string, string] => [file, 'network-step']),
  ];
  return [...new Map([...behind, ...common])];
}

test('a figure does not show what a damaged script of its own makes', async ({ page }) => {
  test.setTimeout(90_000);
  const all = needs();
  expect(all.length).toBeGreaterThan(12);
  for (const [file, place] of all) {
    const name = file.split('/').at(-1) ?? '';
    const asked = await flip(page, new RegExp(`^${name}$`));
    await page.goto(`./?embed=${place}`);
    await expect(page.getByRole('status'), file).toHaveText(damaged('This figure'));
    await expect(page.locator('.fallback'), file).toBeVisible();
    await expect(page.locator('figcaption')).toBeEmpty();
    expect(asked.times, file).toBeGreaterThan(0);
    await page.unrouteAll();
  }
});

test('neither does a prediction', async ({ page }) => {
  const gates = [...html().matchAll(/"gates\/([\w-]+)\.ts":\["\.\/assets\/([^"]+)"/g)];
  expect(gates.length).toBeGreaterThan(2);
  for (const [, gate, file] of gates) {
    await flip(page, new RegExp(`^${file}$`));
    await page.goto('./');
    const place = page.locator(`[data-gate="${gate}"]`);
    await place.scrollIntoViewIfNeeded();
    await expect(place.getByRole('status')).toHaveText(damaged('This prediction'));
    await expect(place.locator('button')).toHaveCount(1);
    await page.unrouteAll();
  }
});

for (const name of [CORE, WORKER]) {
  test(`nothing is computed with a damaged ${name}, until it comes whole`, async ({ page }) => {
    await flip(page, name);
    await page.goto('./');
    const figure = page.locator('#fig-relu');
    await expect(figure.getByRole('status')).toHaveText(damaged('This figure'));
    await expect(figure.locator('.fallback')).toBeVisible();
    await page.unrouteAll();
    await figure.getByRole('button', { name: 'Try again' }).click();
    await expect(figure.locator('figcaption')).toContainText('At x =');
  });
}

test('a damaged entry leaves the article as it is without scripts', async ({ page }) => {
  const asked = await flip(page, ENTRY, lengthened);
  await page.goto('./');
  expect(asked.times).toBe(1);
  await expect(page.locator('#fig-relu .fallback')).toBeVisible();
  await expect(page.locator('figure.mounted, canvas')).toHaveCount(0);
});

test('without its style the page computes the same', async ({ page }) => {
  const asked = await flip(page, STYLE, lengthened);
  await open(page);
  expect(asked.times).toBe(1);
  expect(await page.evaluate(() => document.styleSheets.length)).toBe(0);
  await expect(page.locator('#fig-relu figcaption')).toContainText('At x = 1.50 ReLU returns 1.5,');
  await expect(page.locator('body > .status')).toContainText(
    'The style of this page did not arrive',
  );
});

test('every script, module and data file of the build has its hash in the page', () => {
  const files = assets().filter((name) => !/\.(woff2|svg)$/.test(name));
  expect(files.length).toBeGreaterThan(20);
  for (const name of files) {
    const escaped = name.replaceAll('.', '\\.');
    expect(html()).toMatch(new RegExp(`/${escaped}"(:| integrity=)"sha256-`));
  }
  expect(html()).toContain('"./digits.bin":"sha256-');
});
