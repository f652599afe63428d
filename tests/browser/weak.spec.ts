// What a weak processor pays for while a run plays, and what it does not.
import { expect, type Page } from '@playwright/test';
import { test } from './quiet';

const training = (page: Page) => page.locator('#fig-training-loss');
const epoch = async (page: Page) =>
  Number(/epoch (\d+)/.exec((await training(page).locator('figcaption').textContent()) ?? '')?.[1]);

/** Plays a run that lasts. */
async function playing(page: Page) {
  await page.goto('./?fig=training-loss&learningRate=0.0001');
  await expect(training(page).locator('figcaption')).toContainText('epoch', { timeout: 20_000 });
  const button = (name: RegExp) => training(page).getByRole('button', { name });
  await button(/^Reset/).click();
  // What was playing plays on.
  if (await button(/^Play/).isVisible()) await button(/^Play/).click();
  await expect.poll(() => epoch(page)).toBeLessThan(100);
}

test('what plays waits while a hand is down elsewhere, and goes on when it lets go', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await playing(page);
  const slider = page.locator('#fig-relu input[type=range]').first();
  const box = await slider.boundingBox();
  if (!box) throw new Error('The slider has no place.');
  await page.mouse.move(box.x + box.width / 3, box.y + box.height / 2);
  await page.mouse.down();
  // What was asked for before may still come.
  await page.waitForTimeout(300);
  const before = await epoch(page);
  expect(before).toBeLessThan(200);
  await page.waitForTimeout(500);
  expect(await epoch(page)).toBe(before);
  await page.mouse.up();
  await expect.poll(() => epoch(page)).toBeGreaterThan(before);
});

test('while a run plays no style is computed for its chart and no empty status written', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.addInitScript(() => {
    const counted = Object.assign(window, { styles: 0, written: 0 });
    const compute = window.getComputedStyle;
    window.getComputedStyle = (...of) => {
      // The chart's own library asks for the size of what it draws in.
      if (of[0] === document.documentElement) counted.styles++;
      return compute.apply(window, of);
    };
  });
  await playing(page);
  const counts = () =>
    page.evaluate(() => {
      const { styles, written } = window as unknown as { styles: number; written: number };
      return { styles, written };
    });
  await page.evaluate(() => {
    const status = document.querySelector('#fig-training-loss .status') as Node;
    const counted = window as unknown as { written: number };
    new MutationObserver((all) => {
      counted.written += all.length;
    }).observe(status, { childList: true, attributes: true });
  });
  const [before, from] = [await counts(), await epoch(page)];
  await expect.poll(() => epoch(page)).toBeGreaterThan(from + 10);
  const after = await counts();
  expect(after.written).toBe(0);
  expect(after.styles - before.styles).toBeLessThan(3);
});
