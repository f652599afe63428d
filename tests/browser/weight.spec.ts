// What the page downloads, compressed as servers compress it: the first view, all of the article, one figure alone.
import { gzipSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';

const KILOBYTE = 1024;
/** Without fonts, which the text does not wait for; `fonts`: the phone's first view with them. */
const BUDGETS = { wide: 150, phone: 120, scrolled: 250, fonts: 189 };

const compressed = (content: Buffer) => gzipSync(content, { level: 9 }).length;

/** Records what a page downloads, by path: the workers share what the first of them fetched. */
function record(page: Page) {
  const sizes = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    // A worker's script is read from a blob that was downloaded before.
    if (response.url().startsWith('blob:')) return;
    const { pathname } = new URL(response.url());
    if (!sizes.has(pathname)) sizes.set(pathname, response.body().then(compressed));
  });
  return async () => {
    const all = await Promise.all(
      [...sizes].map(async ([path, size]) => ({ path, size: await size })),
    );
    // The service worker's script comes when the reader is served, if it is allowed at all.
    const counted = all.filter(({ path }) => !/\.woff2$|\/offline\.js$/.test(path));
    const total = (list: typeof all) => list.reduce((sum, { size }) => sum + size, 0) / KILOBYTE;
    const kilobytes = total(counted);
    const modules = all.flatMap(({ path }) => path.match(/([a-z]+)-[^/]*\.wasm$/)?.[1] ?? []);
    const table = counted
      .sort((a, b) => b.size - a.size)
      .map(({ path, size }) => `${(size / KILOBYTE).toFixed(1).padStart(8)} KB  ${path}`);
    const fonts = total(all.filter(({ path }) => path.endsWith('.woff2')));
    return { kilobytes, fonts, modules: modules.sort(), table: table.join('\n') };
  };
}

test('the first view of a wide screen is light: one module serves both of its figures', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const downloaded = record(page);
  await page.goto('/');
  for (const figure of ['#fig-relu', '#fig-training-loss'])
    await expect(page.locator(figure)).toHaveClass(/mounted/);
  await expect(page.locator('#fig-training-loss figcaption')).toContainText('epoch', {
    timeout: 20_000,
  });
  await page.waitForLoadState('networkidle');
  const { kilobytes, modules, table } = await downloaded();
  console.log(`\n${table}\n${kilobytes.toFixed(1).padStart(8)} KB without fonts`);
  expect(modules).toEqual(['training']);
  expect(kilobytes).toBeLessThanOrEqual(BUDGETS.wide);
});

test('the first view of a phone is lighter: what trains comes when the reader moves', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const downloaded = record(page);
  await page.goto('/');
  await expect(page.locator('#fig-relu figcaption')).toContainText('At x =');
  await page.waitForLoadState('networkidle');
  const { kilobytes, fonts, modules, table } = await downloaded();
  console.log(`\n${table}\n${kilobytes.toFixed(1).padStart(8)} KB on a phone`);
  console.log(`${(kilobytes + fonts).toFixed(1).padStart(8)} KB with fonts`);
  expect(modules).toEqual(['curves']);
  expect(kilobytes).toBeLessThanOrEqual(BUDGETS.phone);
  expect(fonts).toBeGreaterThan(0);
  expect(kilobytes + fonts).toBeLessThanOrEqual(BUDGETS.fonts);
});

test('the article scrolled through downloads every module of the page once', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const downloaded = record(page);
  await page.goto('/');
  await expect(page.locator('#fig-relu figcaption')).toContainText('At x =');
  const figures = await page.locator('figure[data-figure]').all();
  expect(figures.length).toBeGreaterThan(9);
  for (const figure of figures) {
    await figure.scrollIntoViewIfNeeded();
    await expect(figure).toHaveClass(/mounted/);
    await expect(figure.locator('figcaption')).not.toBeEmpty();
  }
  await page.waitForLoadState('networkidle');
  const { kilobytes, modules } = await downloaded();
  console.log(`${kilobytes.toFixed(1).padStart(8)} KB scrolled through`);
  expect(modules).toEqual(['curves', 'networks', 'training']);
  expect(kilobytes).toBeLessThanOrEqual(BUDGETS.scrolled);
});

test('a figure alone downloads the module that it asks', async ({ page }) => {
  const downloaded = record(page);
  await page.goto('./?embed=hinges');
  await expect(page.locator('#fig-hinges figcaption')).not.toBeEmpty();
  await page.waitForLoadState('networkidle');
  expect((await downloaded()).modules).toEqual(['networks']);
});
