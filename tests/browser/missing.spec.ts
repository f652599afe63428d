// What comes on demand and does not come: a sentence in its place, and a second try that is as good as the first.
import { expect, type Page, test } from '@playwright/test';
import { open } from './open';

/** What is further down the page, the words in its place, and how it looks when it has come. */
const PLACES = [
  { place: '#fig-additivity', what: 'This figure', come: 'figcaption:has-text("ReLU(1.0")' },
  { place: '#fig-dead-units', what: 'This figure', come: '.map' },
  { place: '#fig-network-step', what: 'This figure', come: '.network' },
  { place: '[data-gate="relu"]', what: 'This prediction', come: '.gate-choices button' },
];

const retry = (page: Page, place: string) =>
  page.locator(place).getByRole('button', { name: 'Try again' });

for (const { place, what, come } of PLACES) {
  test(`offline ${place} says so and keeps its text; back online a button brings it`, async ({
    context,
    page,
  }) => {
    await open(page);
    const text = await page.locator(`${place} p`).first().textContent();
    await context.setOffline(true);
    await page.locator(place).scrollIntoViewIfNeeded();
    const status = page.locator(place).getByRole('status');
    const sentence = `${what} could not be loaded: one of its files did not arrive. Try again`;
    await expect(status).toHaveText(sentence);
    await expect(page.locator(`${place} p`).first()).toHaveText(text ?? '');
    await retry(page, place).click();
    await expect(status).toHaveText(sentence);
    await expect(retry(page, place)).toBeFocused();
    await context.setOffline(false);
    await retry(page, place).click();
    await expect(page.locator(`${place} ${come}`).first()).toBeVisible();
    await expect(retry(page, place)).toHaveCount(0);
  });
}

/** Parts that figures have in common: the file that is missing, and a figure that needs it. */
const PARTS = [
  { file: /\/assets\/unit-map-(?!data-).*\.js$/, figure: 'sparsity', come: '.map' },
  { file: /\/assets\/network-(?!step-).*\.js$/, figure: 'network-step', come: '.network' },
  { file: /\/assets\/labels-.*\.js$/, figure: 'relu', come: '.plot' },
];

for (const { file, figure, come } of PARTS) {
  test(`a figure that lacks ${file} says so, and comes with it`, async ({ page }) => {
    let missed = 0;
    await page.route(file, (route) => {
      missed++;
      return route.abort();
    });
    await page.goto(`./?embed=${figure}`);
    await expect(page.getByRole('status')).toContainText('This figure could not be loaded');
    expect(missed).toBeGreaterThan(0);
    await page.unroute(file);
    await retry(page, 'figure').click();
    await expect(page.locator(`figure ${come}`).first()).toBeVisible();
  });
}
