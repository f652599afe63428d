// The page by ear, by keys and by finger: names, places to skip to, sizes.
import { expect, test } from '@playwright/test';
import { open, openWhole } from './open';

test('every figure is one group, named as its title', async ({ page }) => {
  await openWhole(page);
  const titles = await page.locator('figure[data-figure] .figure-title').allTextContents();
  expect(titles.length).toBeGreaterThan(9);
  expect(new Set(titles).size).toBe(titles.length);
  for (const name of titles)
    await expect(page.getByRole('figure', { name, exact: true }), name).toHaveCount(1);
});

test('the skip link leads to what comes first, the opening and its figures', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const first = page.locator('main').locator('a, button, input, select').first();
  await expect(first).toBeFocused();
  const place = await first.evaluate(
    (element) =>
      element.compareDocumentPosition(document.querySelector('figure') as Node) &
      Node.DOCUMENT_POSITION_FOLLOWING,
  );
  expect(place).toBeTruthy();
});

test('the list of sections that is opened by keys is walked by keys', async ({ page }) => {
  await open(page);
  const button = page.getByRole('button', { name: 'Sections' });
  await button.focus();
  await page.keyboard.press('Enter');
  const links = page.locator('#stepper-list a');
  await expect(links.first()).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
  await expect(links.first()).toBeHidden();
});

test('the numbers of claims are large enough to be hit', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page);
  const boxes = await page
    .locator('.claim-id')
    .evaluateAll((links) => links.map((link) => link.getBoundingClientRect().toJSON()));
  expect(boxes.length).toBe(34);
  for (const { width, height } of boxes) expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
});

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });

  test('fields and menus are large enough not to be zoomed in', async ({ page }) => {
    await openWhole(page);
    const sizes = await page
      .locator('select, input[type=text]')
      .evaluateAll((fields) =>
        fields.map((field) => Number.parseFloat(getComputedStyle(field).fontSize)),
      );
    expect(sizes.length).toBeGreaterThan(9);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
  });
});
