// The reader's own list: plotted as it is, refused in one sentence, compared with the wrong version.
import { expect, type Page } from '@playwright/test';
import { tableOf } from './open';
import { test } from './quiet';

const figure = (page: Page) => page.locator('#fig-python-plot');
const caption = (page: Page) => figure(page).locator('figcaption');
const field = (page: Page) => figure(page).getByLabel('Your numbers');

async function open(page: Page, search = '') {
  await page.goto(`./${search}#python`);
  await expect(caption(page)).toContainText(/\d/);
}

async function enter(page: Page, text: string) {
  await field(page).fill(text);
  await field(page).press('Enter');
}

const rows = (page: Page, plot: number) => tableOf(figure(page), plot);

test('it begins with the integers from −10 to 10: two slopes, both constant', async ({ page }) => {
  await open(page);
  await expect(caption(page)).toHaveText(/^10 of 21 numbers are below 0/);
  expect(await rows(page, 0)).toHaveLength(21);
  const slopes = (await rows(page, 1)).map(([x, slope]) => [x?.startsWith('−'), slope]);
  expect(slopes).toEqual([...Array(10).fill([true, '0']), ...Array(10).fill([false, '1'])]);
});

test('a list of the reader’s own is drawn in order of x, and stands in the address', async ({
  page,
}) => {
  await open(page);
  await enter(page, '[2.5, −3 0]');
  await expect(caption(page)).toContainText('1 of 3 numbers is below 0 and becomes 0');
  expect(await rows(page, 0)).toEqual([
    ['−3', '0'],
    ['0', '0'],
    ['2.5', '2.5'],
  ]);
  await expect.poll(() => new URL(page.url()).searchParams.get('list')).toBe('[2.5, −3 0]');
});

test('what is no number is named, and the last good list stays', async ({ page }) => {
  await open(page);
  await enter(page, '1, two, 3');
  const status = figure(page).getByRole('status');
  await expect(status).toHaveText(
    'Your numbers: got two; give 1 to 60 numbers from −10 to 10, separated by commas.',
  );
  await expect(caption(page)).toContainText('10 of 21');
  await enter(page, '11');
  await expect(status).toContainText('Your numbers: got 11;');
  await enter(page, '');
  await expect(status).toContainText('Your numbers: got no numbers;');
  await enter(page, '7');
  await expect(status).toBeEmpty();
  await expect(caption(page)).toContainText('The number is not below 0 and stays as it is.');
});

test('the wrong version is a step, and the caption counts where it differs', async ({ page }) => {
  await open(page, '?fig=python-plot&list=-2,0,1,3&form=wrong');
  await expect(caption(page)).toContainText(
    'differs for 1 of them, for the number 3 it gives 1 instead of 3',
  );
});
