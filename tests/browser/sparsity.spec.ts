// The figure of exact zeros: step, layer, activation and seed, by mouse and by keys.
import { expect, type Page } from '@playwright/test';
import { test } from './quiet';

const figure = (page: Page) => page.locator('#fig-sparsity');
const caption = (page: Page) => figure(page).locator('figcaption');
const map = (page: Page) => figure(page).getByRole('img').nth(1);

async function open(page: Page, search = '') {
  await page.goto(`./${search}#benefits`);
  await expect(caption(page)).toContainText('exactly 0 with ReLU');
  await figure(page).scrollIntoViewIfNeeded();
}

test('before training about half is 0 with ReLU and none with sigmoid', async ({ page }) => {
  await open(page);
  const text = (await caption(page).textContent()) ?? '';
  expect(text).toMatch(/^Before training, .*, none with sigmoid\.$/);
  const share = Number(/\(([\d.]+)\s% over all three layers\)/.exec(text)?.[1]);
  expect(share).toBeGreaterThan(35);
  expect(share).toBeLessThan(65);
});

test('the caption’s share is the share of empty cells in the map', async ({ page }) => {
  await open(page);
  const label = (await map(page).getAttribute('aria-label')) ?? '';
  const zeros = Number(/([\d,]+) exactly 0/.exec(label)?.[1]?.replace(',', ''));
  const share = Number(
    /, ([\d.]+)\s% of the outputs/.exec((await caption(page).textContent()) ?? '')?.[1],
  );
  expect(Math.abs(share - (100 * zeros) / (24 * 90))).toBeLessThan(0.06);
  await expect(figure(page).locator('.map-hatched')).toHaveCount(0);
});

test('the map of sigmoid has no empty cell', async ({ page }) => {
  await open(page);
  await figure(page).getByRole('combobox', { name: 'Map of' }).selectOption('sigmoid');
  await expect(map(page)).toHaveAttribute('aria-label', /Of 2,160 values 2,160 are above 0/);
  await expect(figure(page).locator('.map-key')).not.toContainText('exactly 0');
});

test('step and layer are chosen by keys, the step by dragging too', async ({ page }) => {
  await open(page);
  const step = figure(page).getByRole('slider', { name: 'Step' });
  await step.press('End');
  await expect(caption(page)).toContainText('After step 300');
  await step.press('Home');
  await expect(caption(page)).toContainText('Before training');
  await figure(page).getByRole('combobox', { name: 'Layer' }).focus();
  await page.keyboard.press('End');
  await expect(caption(page)).toContainText('of layer 3');
  const box = await figure(page).locator('canvas').boundingBox();
  if (!box) throw new Error('The chart has no size.');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(caption(page)).toContainText(/After step (1|2)\d\d,/);
});

test('another seed is another network', async ({ page }) => {
  await open(page);
  const first = (await map(page).getAttribute('aria-label')) ?? '';
  await figure(page).getByRole('button', { name: 'Another' }).click();
  await expect(map(page)).not.toHaveAttribute('aria-label', first);
});
