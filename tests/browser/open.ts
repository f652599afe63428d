// Opening the page as a reader does.
import { expect, type Locator, type Page } from '@playwright/test';

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

/** Asks a figure's menu for this. */
export async function askMenu(figure: Locator, what: string) {
  const menu = figure.locator('.figure-menu');
  if ((await menu.getAttribute('open')) === null) await menu.locator('summary').click();
  await menu.getByRole('button', { name: what, exact: true }).click();
  return menu.locator('.menu-answer');
}

/** Rows of a plot's table, below its head: x and what stands there. */
export async function tableOf(figure: Locator, plot = 0) {
  const rows = (await askMenu(figure, 'Data as a table')).locator('table').nth(plot).locator('tr');
  await expect(rows).not.toHaveCount(0);
  return rows.evaluateAll((all) =>
    all.slice(1).map((row) => [...row.children].map((cell) => cell.textContent)),
  );
}
