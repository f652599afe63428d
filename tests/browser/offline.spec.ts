// After one visit the page opens without a network; a new version comes whole or not at all.
import { readFileSync } from 'node:fs';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { dist, serve } from '../engines/server.mjs';

test.use({ serviceWorkers: 'allow' });

const VERSION = /name="version" content="(\w+)"/.exec(
  readFileSync(`${dist}/index.html`, 'utf8'),
)?.[1] as string;
const TITLE = 'ReLU, live';

/** The built page as a host has it, which may get a new version, whole or with a damaged file. */
async function host() {
  const state = { version: '', isDamaged: false };
  const change = (path: string, bytes: Buffer) => {
    if (state.isDamaged && /sparsity-.*js$/.test(path))
      return Buffer.concat([bytes, Buffer.from(' ')]);
    if (!state.version || !/^\/(index\.html|offline\.js)?$/.test(path)) return bytes;
    return Buffer.from(
      bytes
        .toString()
        .replaceAll(VERSION, state.version)
        .replace(`<title>${TITLE}`, `<title>${TITLE} ${state.version}`),
    );
  };
  return { state, ...(await serve({ change })) };
}

const caption = (page: Page, place: string) => page.locator(`#${place} figcaption`);

/** All of its parts are there and compute. */
async function expectWhole(page: Page) {
  await expect(caption(page, 'fig-relu')).toContainText('At x = 1.50');
  await page.locator('#fig-relu input[type=range]').first().fill('2');
  await expect(caption(page, 'fig-relu')).toContainText('At x = 2.00');
  // Fetched on demand, with a kind of plot of its own.
  await page.locator('#fig-sparsity').scrollIntoViewIfNeeded();
  await expect(caption(page, 'fig-sparsity')).toContainText('of the outputs of layer', {
    timeout: 15_000,
  });
  await expect(page.locator('#fig-sparsity .map-above').first()).toBeAttached();
}

/** A visit that lasts until the page is kept. */
async function visit(context: BrowserContext, address: string) {
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  return page;
}

const waiting = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update().catch(() => {});
    return registration.waiting !== null;
  });

test('after one visit the page opens without a network, whatever stands behind its address', async ({
  context,
}) => {
  const { address, close } = await host();
  await (await visit(context, address)).close();
  await close();
  await context.setOffline(true);
  for (const state of ['', '?fig=relu&x=1.5', 'index.html']) {
    const page = await context.newPage();
    await page.goto(address + state);
    await expectWhole(page);
    await page.close();
  }
});

test('a new version takes over when no page of the old one is open, and is whole', async ({
  context,
}) => {
  const { address, state, close } = await host();
  const old = await visit(context, address);
  state.version = 'second';
  await expect.poll(() => waiting(old)).toBe(true);
  const other = await context.newPage();
  await other.goto(address);
  await expect(other).toHaveTitle(TITLE);
  await expectWhole(other);
  await old.close();
  await other.close();
  await expect
    .poll(async () => {
      const page = await context.newPage();
      await page.goto(address);
      const title = await page.title();
      await page.close();
      return title;
    })
    .toBe(`${TITLE} second`);
  const page = await context.newPage();
  await page.goto(address);
  await expectWhole(page);
  expect(await page.evaluate(() => caches.keys())).toHaveLength(1);
  await close();
});

test('a new version of which a file is damaged is not taken: the old one stays whole', async ({
  context,
}) => {
  const { address, state, close } = await host();
  const page = await visit(context, address);
  Object.assign(state, { version: 'third', isDamaged: true });
  expect(await waiting(page)).toBe(false);
  await page.close();
  await context.setOffline(true);
  const again = await context.newPage();
  await again.goto(address);
  await expect(again).toHaveTitle(TITLE);
  await expectWhole(again);
  expect(await again.evaluate(() => caches.keys())).toHaveLength(1);
  await close();
});

test('where it is not allowed nothing is kept, and nothing is said', async ({ browser }) => {
  const { address, close } = await serve();
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(address);
  await expect(caption(page, 'fig-relu')).toContainText('At x = 1.50');
  await page.waitForTimeout(5000);
  expect(errors).toEqual([]);
  expect(await page.evaluate(() => navigator.serviceWorker.getRegistrations())).toEqual([]);
  await close();
});
