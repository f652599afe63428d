// Opening the page as a reader does.
import { expect, type Page } from '@playwright/test';

/** Until the first figures are drawn; those further down wait until the reader comes near. */
export async function open(page: Page, address = './') {
  await page.goto(address);
  await expect(page.locator('figure.mounted figcaption').first()).toContainText(/\d/);
}

/** Comes near every figure, so that all are drawn, and goes back to the top. */
export async function openWhole(page: Page, address = './') {
  await open(page, address);
  for (const figure of await page.locator('figure[data-figure]').all()) {
    await figure.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await expect(figure.locator('figcaption')).toContainText(/\d/);
  }
  await page.evaluate(() => scrollTo(0, 0));
}
