// What the first view downloads, compressed as servers compress it.
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

const KILOBYTE = 1024;
/** Everything but the fonts, which the text does not wait for. 1.3 KB of it are the hashes of all files. */
const FIRST_VIEW = 178 * KILOBYTE;
/** The core's module and the worker that carries its glue; see cpp/bench/README.md for what they hold. */
const CORE = 92 * KILOBYTE;

interface Download {
  path: string;
  bytes: number;
  compressed: number;
}

function table(downloads: Download[]): string {
  const size = (bytes: number) => `${(bytes / KILOBYTE).toFixed(1)} KB`.padStart(10);
  return downloads
    .map(({ path, bytes, compressed }) => `${size(bytes)}${size(compressed)}  ${path}`)
    .join('\n');
}

const total = (downloads: Download[]) =>
  downloads.reduce((sum, { compressed }) => sum + compressed, 0);

test('the first view is light, and so is the core', async ({ page }) => {
  /** By path: the workers share what the first of them fetched. */
  const bodies = new Map<string, Promise<Download>>();
  page.on('response', (response) => {
    // A worker's script is read from a blob that was downloaded before.
    if (response.url().startsWith('blob:')) return;
    const path = new URL(response.url()).pathname;
    const body = response.body().then((content) => ({
      path,
      bytes: content.length,
      compressed: gzipSync(content, { level: 9 }).length,
    }));
    if (!bodies.has(path)) bodies.set(path, body);
  });
  await page.goto('/');
  // Its words come from the core, which is here by then.
  await expect(page.locator('#fig-training-loss figcaption')).toContainText('epoch', {
    timeout: 20_000,
  });
  await page.waitForLoadState('networkidle');
  const all = (await Promise.all(bodies.values())).sort((a, b) => b.compressed - a.compressed);
  const view = all.filter(({ path }) => !path.endsWith('.woff2'));
  const core = view.filter(({ path }) => /\/(core|worker)-/.test(path));
  console.log(`\n     bytes      gzip  file\n${table(all)}`);
  console.log(
    `first view without fonts ${(total(view) / KILOBYTE).toFixed(1)} KB, core ${(total(core) / KILOBYTE).toFixed(1)} KB`,
  );
  expect(core.map(({ path }) => path.split('.').at(-1)).sort()).toEqual(['js', 'wasm']);
  expect(total(core)).toBeLessThanOrEqual(CORE);
  expect(total(view)).toBeLessThanOrEqual(FIRST_VIEW);
});
