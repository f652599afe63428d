// The figure of dead units: bias, rate, step, activation and seed, by mouse and by keys.
import { expect, type Page } from '@playwright/test';
import { tableOf } from './open';
import { test } from './quiet';

const figure = (page: Page) => page.locator('#fig-dead-units');
const caption = (page: Page) => figure(page).locator('figcaption');
const map = (page: Page) => figure(page).getByRole('img').nth(1);
const hatched = (page: Page) => figure(page).locator('.map-hatched');
const slider = (page: Page, name: string) => figure(page).getByRole('slider', { name });

async function open(page: Page, search = '') {
  await page.goto(`./${search}#drawbacks`);
  await expect(caption(page)).toContainText('penguins');
  await figure(page).scrollIntoViewIfNeeded();
}

/** How many units the caption says are on for nobody. */
async function silent(page: Page) {
  const text = (await caption(page).textContent()) ?? '';
  return text.includes('no unit is') ? 0 : Number(/(\d+) of 32/.exec(text)?.[1]);
}

test('it opens with dead units, and the map hatches as many as the caption counts', async ({
  page,
}) => {
  await open(page);
  await expect(caption(page)).toContainText('ReLU, after step 300');
  await expect(caption(page)).toContainText('Dead:');
  const count = await silent(page);
  // As the text says.
  expect(count).toBe(11);
  await expect(caption(page)).toContainText('(before training: none)');
  await expect(hatched(page)).toHaveCount(count);
  await expect(map(page)).toHaveAttribute('aria-label', /Dead: unit \d/);
  await slider(page, 'Step').fill('10');
  await expect(caption(page)).toContainText('after step 10: 11 of 32');
  await figure(page).getByLabel('Activation').selectOption('leaky-relu');
  await slider(page, 'Step').fill('7');
  await expect(caption(page)).toContainText('after step 7: 6 of 32');
  await slider(page, 'Step').fill('300');
  await expect(caption(page)).toContainText('after step 300: 4 of 32');
});

test('a bias of −6 leaves hardly a unit, the usual 0 leaves all', async ({ page }) => {
  await open(page, '?fig=dead-units&learningRate=0.1');
  await slider(page, 'Initial bias').press('Home');
  await expect.poll(() => silent(page)).toBeGreaterThan(28);
  await slider(page, 'Initial bias').press('End');
  await slider(page, 'Initial bias').press('ArrowLeft');
  await slider(page, 'Initial bias').press('ArrowLeft');
  await expect(slider(page, 'Initial bias')).toHaveAttribute('aria-valuetext', '0.0 (usual)');
  await expect(caption(page)).toContainText('no unit is at or below 0 for all 90 penguins');
  await expect(hatched(page)).toHaveCount(0);
  await expect(map(page)).toHaveAttribute('aria-label', /No unit is dead\./);
});

test('time runs both ways, by the slider and by dragging the chart', async ({ page }) => {
  await open(page);
  await slider(page, 'Step').press('Home');
  await expect(caption(page)).toContainText('ReLU, before training');
  const before = await silent(page);
  await slider(page, 'Step').press('ArrowRight');
  await expect(caption(page)).toContainText('after step 1:');
  await slider(page, 'Step').press('End');
  await expect(caption(page)).toContainText(`after step 300`);
  await expect(caption(page)).toContainText(`(before training: ${before || 'none'})`);
  const box = await figure(page).locator('canvas').boundingBox();
  if (!box) throw new Error('The chart has no size.');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(caption(page)).toContainText(/after step (1|2)\d\d:/);
  const step = /after step (\d+)/.exec((await caption(page).textContent()) ?? '')?.[1];
  await expect.poll(() => new URL(page.url()).searchParams.get('step')).toBe(step);
});

test('leaky ReLU, ELU and GELU are off without being dead', async ({ page }) => {
  await open(page, '?fig=dead-units&bias=-1&learningRate=0.1&seed=1');
  const activation = figure(page).getByRole('combobox', { name: 'Activation' });
  for (const { name, label, nature } of [
    { name: 'leaky-relu', label: 'Leaky ReLU', nature: /The slope there is 0\.01: a small part/ },
    { name: 'elu', label: 'ELU', nature: /The slope there is 0\.\d+ on average, 0\.\d+ at most/ },
    { name: 'gelu', label: 'GELU', nature: /The slope there is 0\.\d+ on average, 0\.\d+ at most/ },
  ]) {
    await activation.selectOption(name);
    await expect(caption(page)).toContainText(`${label}, after step 300`);
    await expect(caption(page)).toContainText(nature);
    await expect(hatched(page)).toHaveCount(0);
    await expect(map(page)).toHaveAttribute('aria-label', / 0 exactly 0, [\d,]+ below 0/);
  }
  await activation.focus();
  await page.keyboard.press('Home');
  await expect(caption(page)).toContainText('ReLU, after step 300');
});

test('numbers that break are told in words', async ({ page }) => {
  await open(page, '?fig=dead-units&bias=-1&learningRate=10&seed=2');
  await expect(caption(page)).toContainText(/ReLU: .+ left the range of 32-bit floats at step \d+/);
  await expect(caption(page)).not.toContainText('NaN');
});

test('the rate and the seed decide, and the same ones give the same', async ({ page }) => {
  await open(page);
  const first = await caption(page).textContent();
  const labels = [await map(page).getAttribute('aria-label')];
  const seed = figure(page).getByLabel('Seed');
  const usual = await seed.inputValue();
  await figure(page).getByRole('button', { name: 'Another' }).click();
  await expect(map(page)).not.toHaveAttribute('aria-label', labels[0] ?? '');
  await seed.fill(usual);
  await seed.press('Enter');
  await expect(map(page)).toHaveAttribute('aria-label', labels[0] ?? '');
  await expect(caption(page)).toHaveText(first ?? '');
  await slider(page, 'Learning rate').press('Home');
  await expect(map(page)).not.toHaveAttribute('aria-label', labels[0] ?? '');
});

test('the map has a table with every value', async ({ page }) => {
  await open(page);
  const rows = await tableOf(figure(page), 1);
  expect(rows).toHaveLength(32);
  expect(rows[0]).toHaveLength(92);
});
