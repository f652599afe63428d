// What one can take away from a figure, tried by taking it away.
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { askMenu, open, tableOf } from './open';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const figure = (page: Page, place = 'relu') => page.locator(`#fig-${place}`);
const caption = (page: Page) => figure(page).locator('figcaption');
const voice = (page: Page) => figure(page).locator('.menu-voice');
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** What the copied embed code puts into another page, which keeps the frame as high as the figure. */
const HOST = (code: string) => `<!doctype html><title>Another page</title>
  <script>addEventListener('message', ({ data }) => { document.querySelector('iframe').height = data.height; });</script>
  ${code}`;

test('the link opens the same state, at the figure', async ({ context, page }) => {
  await open(page, './?fig=relu&x=-2&with=gelu');
  const said = await caption(page).textContent();
  await askMenu(figure(page), 'Copy link');
  await expect(voice(page)).toHaveText('The link to this state is copied.');
  const link = await copied(page);
  const other = await context.newPage();
  await other.goto(link);
  await expect(caption(other)).toHaveText(said ?? '');
  await expect(figure(other)).toBeInViewport();
});

test('the embed code shows the figure in its state on another page, as high as it is', async ({
  baseURL,
  page,
}) => {
  await open(page, './?fig=relu&x=-2');
  const said = await caption(page).textContent();
  await askMenu(figure(page), 'Copy embed code');
  const code = await copied(page);
  expect(code).toContain('title="ReLU and its derivative"');
  const closed = Number(/height="(\d+)"/.exec(code)?.[1]);
  await page.route('**/another-page', (route) =>
    route.fulfill({ contentType: 'text/html', body: HOST(code) }),
  );
  await page.goto(`${baseURL}another-page`);
  const inside = page.frameLocator('iframe');
  // Until its script has run the frame holds the whole article.
  await expect(inside.locator('figcaption')).toHaveCount(1);
  await expect(inside.locator('figcaption')).toHaveText(said ?? '');
  const frame = page.locator('iframe');
  const height = () => frame.evaluate((element) => (element as HTMLIFrameElement).offsetHeight);
  const content = () => inside.locator('body').evaluate((body) => body.scrollHeight);
  // Heights are rounded up to whole pixels.
  const fits = async () => [0, 1].includes((await height()) - (await content()));
  await expect.poll(fits).toBe(true);
  // What the code says before the frame has told is close to that.
  expect(Math.abs(closed - (await height()))).toBeLessThan(60);
  await inside.locator('.figure-menu summary').click();
  await expect(inside.locator('.menu-choices')).toBeVisible();
  await expect.poll(fits).toBe(true);
});

test('embed takes the name of a figure’s file as well', async ({ page }) => {
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return route.continue();
    const response = await route.fetch();
    const html = (await response.text()).replace('id="fig-sparsity"', 'id="fig-zeros"');
    return route.fulfill({ response, body: html });
  });
  await page.goto('./?embed=sparsity&step=0');
  await expect(page.locator('#fig-zeros figcaption')).toContainText('Before training');
  expect(page.url()).toContain('?embed=zeros&step=0');
});

test('the table follows the figure, and the data are its numbers', async ({ page }) => {
  await open(page, './?fig=relu&with=gelu');
  const before = await tableOf(figure(page));
  expect(before.at(-1)).toEqual(['4', '4', '4']);
  await figure(page).getByLabel('Lay over it').selectOption('tanh');
  const head = figure(page).locator('.menu-answer table').first().locator('tr').first();
  await expect(head).toHaveText(/tanh.*ReLU/);
  await askMenu(figure(page), 'Data as CSV');
  await expect(voice(page)).toContainText('copied');
  const lines = (await copied(page)).trim().split('\n');
  expect(lines[0]).toBe('plot,line,x,value');
  const at = lines.filter((line) => line.includes(',tanh,') && line.includes(',4,'));
  expect(at).toHaveLength(1);
  expect(Number(at[0]?.split(',').at(-1))).toBeCloseTo(Math.tanh(4), 6);
  const link = figure(page).getByRole('link', { name: 'Save as relu.csv' });
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(
    readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\n'),
  ).toEqual(lines);
});

test('the source is the repository’s own', async ({ page }) => {
  await open(page);
  await askMenu(figure(page), 'C++ source');
  const texts = figure(page).locator('.menu-answer pre');
  await expect(texts).toHaveCount(2);
  const shown = await texts.allTextContents();
  const file = (ending: string) =>
    readFileSync(`cpp/experiments/activation_curves.${ending}`, 'utf8');
  expect(shown).toEqual([file('hpp'), file('cpp')]);
});

test('a moved figure goes back to how the article opens it', async ({ page }) => {
  await open(page, './?fig=relu&x=-2&with=gelu');
  await askMenu(figure(page), 'Back to how it opened');
  await expect(caption(page)).toContainText('At x = 1.50');
  await expect(figure(page).getByLabel('Lay over it')).toHaveValue('none');
  await expect.poll(() => new URL(page.url()).search).toBe('');
});

test('where the clipboard is forbidden the text stands selected', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('forbidden'));
  });
  await open(page);
  await askMenu(figure(page), 'Copy link');
  await expect(voice(page)).toContainText('is selected: copy it from here.');
  await expect(figure(page).locator('textarea')).toBeFocused();
  expect(
    await figure(page)
      .locator('textarea')
      .evaluate((field: HTMLTextAreaElement) => field.selectionEnd - field.selectionStart),
  ).toBeGreaterThan(20);
});

test('it is opened and asked by keys, and no rule of accessibility is broken', async ({ page }) => {
  await open(page);
  await figure(page).locator('.figure-menu summary').focus();
  await page.keyboard.press('Enter');
  const first = figure(page).getByRole('button', { name: 'Copy link' });
  await expect(first).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(first).toBeFocused();
  await askMenu(figure(page), 'Data as a table');
  await expect(figure(page).locator('.menu-answer table')).not.toHaveCount(0);
  const { violations } = await new AxeBuilder({ page }).include('#fig-relu').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});

test('offline it says what is missing, and comes when there is a network again', async ({
  context,
  page,
}) => {
  await open(page);
  await context.setOffline(true);
  const menu = figure(page).locator('.figure-menu');
  await menu.locator('summary').click();
  await expect(menu.getByRole('status')).toContainText('This menu could not be loaded');
  await context.setOffline(false);
  await menu.getByRole('button', { name: 'Try again' }).click();
  await expect(menu.getByRole('button', { name: 'Copy link' })).toBeVisible();
});
