// The page of all kinds of plot: each is drawn, told and listed, in both themes, forced colours and print.
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { createServer, type ViteDevServer } from 'vite';
import { KINDS } from '../../web/ui/plots/kinds';

const project = fileURLToPath(new URL('../..', import.meta.url));
let server: ViteDevServer;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  server = await createServer({
    configFile: false,
    logLevel: 'error',
    root: `${project}tests/plots`,
    cacheDir: `${project}build/plots`,
    server: { fs: { allow: [project] }, hmr: false, ws: false },
  });
  await server.listen();
});

test.afterAll(() => server.close());

async function openAll(page: Page) {
  await page.goto(server.resolvedUrls?.local[0] ?? '');
  await expect(page.locator('html')).toHaveAttribute('data-drawn', '', { timeout: 20_000 });
}

const plot = (page: Page, kind: string) => page.locator(`figure[data-kind="${kind}"]`);
const words = (at: Locator) => at.locator('[role="img"]').getAttribute('aria-label');

/** How many different colours a plot's picture has, as far as three bits a channel tell. */
async function colours(page: Page, kind: string): Promise<number> {
  const shot = await plot(page, kind).locator('.plots').screenshot();
  return page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const { width, height } = image;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    context?.drawImage(image, 0, 0);
    const pixels = context?.getImageData(0, 0, width, height).data ?? [];
    const counted = new Map<number, number>();
    for (let i = 0; i < pixels.length; i += 4) {
      const [r = 0, g = 0, b = 0] = [pixels[i], pixels[i + 1], pixels[i + 2]];
      const key = ((r >> 5) << 6) | ((g >> 5) << 3) | (b >> 5);
      counted.set(key, (counted.get(key) ?? 0) + 1);
    }
    // Enough to be an area or a line, not a letter's edge.
    return [...counted.values()].filter((count) => count > 60).length;
  }, shot.toString('base64'));
}

const LOOKS = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'forced colours': { forcedColors: 'active' },
  print: { media: 'print' },
} as const;

for (const [look, media] of Object.entries(LOOKS)) {
  test(`every kind is drawn: ${look}`, async ({ page }) => {
    await page.emulateMedia(media);
    await openAll(page);
    for (const kind of KINDS) expect(await colours(page, kind), kind).toBeGreaterThan(2);
    const { violations } = await new AxeBuilder({ page }).include('.plots').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
}

test('every kind tells its numbers in words and in a table', async ({ page }) => {
  await openAll(page);
  const told = await Promise.all(KINDS.map((kind) => words(plot(page, kind))));
  expect(told).toEqual([
    'Powers, over a logarithmic axis. Line chart: exponent from 0 to 10, size from 0.0001 to 10,000. ' +
      'Powers of 2 goes from 1 at 0 to 1,020 at 10, between 1 and 1,020. ' +
      'Powers of ½ goes from 1 at 0 to 0.000977 at 10, between 0.000977 and 1. ' +
      'From root to square lies between 1 and 1 at 0, between 8 and 4,100 at 6. ' +
      'Bars between lies between 0.001 and 0.01 at 8, between 0.004 and 0.04 at 10.',
    'Bars with a spread. Bar chart: loss from 0 to 1. ReLU 0.5 (from 0.3 to 0.9), ' +
      'tanh 0.3 (from 0.2 to 0.3), GELU 0.75. In brackets: the middle half of the seeds.',
    'Weights before and after. Histogram: weight from −1 to 1. ' +
      'Before: 100 weights, most of them, 40, between −0.333 and 0. ' +
      'After: 102 weights, most of them, 55, between 0 and 0.333, 2 beyond the ends.',
    'Inside and outside a circle. Map: x from −2 to 2, y from −2 to 2. ' +
      'On 28.5\u00a0% of the plane the value is above 0: inside; elsewhere: outside. 4 points lie over it.',
    'Who is on. Map of 4 units × 12 penguins (7 Adelie, 5 Gentoo). ' +
      'Of 48 values 21 are above 0, 17 exactly 0, 10 below 0. Dead: unit 1.',
    'A network. One input, two hidden units, a loss.',
  ]);
  const rows = async (kind: string) =>
    (await plot(page, kind).locator('tr').allInnerTexts()).slice(0, 2);
  expect(await rows('lines')).toEqual([
    'exponent\tPowers of 2\tPowers of ½\tFrom root to square, lower\tFrom root to square, upper\tBars between, lower\tBars between, upper',
    '0\t1\t1\t1\t1\t\t',
  ]);
  expect(await rows('bars')).toEqual(['activation\tloss\tfrom\tto', 'ReLU\t0.5\t0.3\t0.9']);
  expect(await rows('histogram')).toEqual(['from\tto\tBefore\tAfter', '−1\t−0.667\t0\t5']);
  expect((await rows('heat-map'))[1]).toMatch(/^1\.75\t−5\.24\t/);
});

test('a hand on a plot moves what the figure named as its cursor', async ({ page }) => {
  await openAll(page);
  const lines = plot(page, 'lines');
  const box = await lines.locator('canvas').boundingBox();
  if (!box) throw new Error('The chart has no place.');
  await page.mouse.move(box.x + box.width / 2, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 20, box.y + 60);
  await page.mouse.up();
  const moved = Number(await lines.getAttribute('data-moved'));
  expect(moved).toBeGreaterThan(4);
  expect(moved).toBeLessThan(7);
});

test('a circle’s border lies where it crosses the axes, and its inside is told from its outside', async ({
  page,
}) => {
  await openAll(page);
  const map = plot(page, 'heat-map');
  const field = await map.locator('.map-field').boundingBox();
  const border = await map.locator('.heat-map-border').boundingBox();
  if (!field || !border) throw new Error('The map has no place.');
  // x² + y² = 1.5, to a cell of 4 / 24.
  const end = (side: number) => (4 * (side - field.x)) / field.width - 2;
  expect(Math.abs(end(border.x) + Math.sqrt(1.5))).toBeLessThan(4 / 24);
  expect(Math.abs(end(border.x + border.width) - Math.sqrt(1.5))).toBeLessThan(4 / 24);
  await expect(map.locator('.map-field .heat-map-disc')).toHaveCount(2);
  await expect(map.locator('.map-field .heat-map-cross')).toHaveCount(2);
});
