// The figure that goes through one step of training: its numbers fit each other, phase by phase.
import { expect, type Page } from '@playwright/test';
import { test } from './quiet';

const figure = (page: Page) => page.locator('#fig-network-step');
const caption = (page: Page) => figure(page).locator('figcaption');
const press = (page: Page, name: RegExp) => figure(page).getByRole('button', { name }).click();
const slider = (page: Page, name: string) =>
  figure(page).getByRole('slider', { name, exact: true });

async function open(page: Page, search = '') {
  await page.goto(`./${search}#networks`);
  await expect(caption(page)).toContainText(/\d/);
}

/** The numbers of a formula or caption; the true minus sign counts. */
const numbers = async (page: Page, selector: string) =>
  (
    (await figure(page).locator(selector).innerText())
      .replaceAll('−', '-')
      .match(/-?\d+(?:\.\d+)?/g) ?? []
  ).map(Number);

test('the buttons go through all phases and back, and stop at both ends', async ({ page }) => {
  await open(page, '?fig=network-step&phase=0');
  await expect(caption(page)).toContainText('drawn at random');
  const said = [(await caption(page).textContent()) ?? ''];
  for (let phase = 1; phase <= 8; phase++) {
    await press(page, /Step on/);
    await expect(slider(page, 'Part of the step')).toHaveValue(String(phase));
    await expect(caption(page)).not.toHaveText(said[phase - 1] ?? '');
    said.push((await caption(page).textContent()) ?? '');
  }
  expect(said.map((text) => text.split(' ')[0])).toEqual([
    'A',
    ...Array(3).fill('Forward:'),
    'The',
    ...Array(3).fill('Backward:'),
    'Update,',
  ]);
  const on = figure(page).getByRole('button', { name: /Step on/ });
  await expect(on).toHaveAttribute('aria-disabled', 'true');
  await on.click({ force: true });
  await expect(slider(page, 'Part of the step')).toHaveValue('8');
  for (let phase = 7; phase >= 0; phase--) await press(page, /Step back/);
  await expect(slider(page, 'Part of the step')).toHaveValue('0');
});

test('a weighted sum is the sum of its products, to the digits that are shown', async ({
  page,
}) => {
  await open(page, '?fig=network-step&phase=2&unit=2&seed=5');
  const [z = Number.NaN, ...terms] = (await numbers(page, '.formula p:first-child')).reverse();
  const [bias = 0, ...pairs] = terms;
  let sum = bias;
  for (let i = 0; i < pairs.length; i += 2) sum += (pairs[i] as number) * (pairs[i + 1] as number);
  expect(pairs).toHaveLength(6);
  expect(Math.abs(sum - z)).toBeLessThan(0.05);
});

test('the loss after the update is the loss before the next step', async ({ page }) => {
  await open(page, '?fig=network-step&phase=8&updates=3');
  const after = (await caption(page).innerText()).match(/the loss (\S+);/)?.[1];
  await slider(page, 'Updates before this').press('ArrowRight');
  await slider(page, 'Part of the step').fill('4');
  await expect(caption(page)).toContainText(`≈ ${after}.`);
});

test('after the update the drawing shows what the same inputs give then', async ({ page }) => {
  await open(page, '?fig=network-step&phase=8&updates=3');
  const drawn = await figure(page).locator('.network-value').allInnerTexts();
  await slider(page, 'Updates before this').press('ArrowRight');
  await slider(page, 'Part of the step').fill('4');
  await expect(caption(page)).toContainText('The loss');
  expect(await figure(page).locator('.network-value').allInnerTexts()).toEqual(drawn);
});

test('the update marks the weights that move, and counts those that closed units keep', async ({
  page,
}) => {
  await open(page, '?fig=network-step&phase=8');
  const moving = await figure(page).locator('.network-edge.network-now').count();
  const [, resting, all] = (await caption(page).innerText()).match(
    /(\d+) of the (\d+) weights stay/,
  ) as RegExpMatchArray;
  expect(Number(resting)).toBeGreaterThan(0);
  expect(moving + Number(resting)).toBe(Number(all));
  await figure(page).getByRole('combobox', { name: 'Activation' }).selectOption('tanh');
  await expect(figure(page).locator('.network-edge.network-now')).toHaveCount(Number(all));
  await expect(caption(page)).not.toContainText('weights stay');
});

test('a tap on a unit writes its computation out', async ({ page }) => {
  await open(page, '?fig=network-step&phase=1');
  const before = await figure(page).locator('.formula').innerText();
  await figure(page).locator('.network-target').nth(1).click();
  await expect(slider(page, 'Unit')).toHaveValue('2');
  await expect(figure(page).locator('.formula')).not.toHaveText(before);
});

test('closed units are hatched, get exactly 0, and there are none with sigmoid', async ({
  page,
}) => {
  await open(page, '?fig=network-step&phase=7');
  const closed = figure(page).locator('g:has(.network-hatch)');
  const count = await closed.count();
  expect(count).toBeGreaterThan(0);
  await expect(closed.locator('.network-gradient')).toHaveText(Array(count).fill('0'));
  await figure(page).getByLabel('Activation').selectOption('sigmoid');
  await expect(closed).toHaveCount(0);
});

test('the drawing has as many units as were asked for', async ({ page }) => {
  await open(page, '?fig=network-step&first=5&second=1');
  await expect(figure(page).locator('.network-unit')).toHaveCount(2 + 5 + 1 + 1 + 1);
  await slider(page, 'Units in layer 2').press('End');
  await expect(figure(page).locator('.network-unit')).toHaveCount(2 + 5 + 5 + 1 + 1);
});

test('the caption tells an open unit to which nothing comes from one that passes a gradient on', async ({
  page,
}) => {
  // The only unit of layer 2 is closed.
  await open(page, '?fig=network-step&seed=1&second=1&phase=7&unit=3');
  await expect(caption(page)).toContainText('No gradient arrives at layer 1');
  await expect(figure(page).locator('.network-gradient')).not.toHaveCount(0);
  // Nothing is left to learn.
  await open(page, '?fig=network-step&seed=1&activation=tanh&updates=50&phase=7');
  await expect(caption(page)).toContainText('No gradient arrives at layer 1');
});
