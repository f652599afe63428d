// Presenting, embedding, and what stands after the sections: claims, glossary.
import { expect, type Page, test } from '@playwright/test';
import { open, openWhole } from './open';

const visible = (page: Page) =>
  page
    .locator('main > :is(.opening, section)')
    .evaluateAll((all) =>
      all
        .filter((one) => getComputedStyle(one).display !== 'none')
        .map((one) => one.id || 'opening'),
    );

test.describe('presentation mode', () => {
  test('shows one section at a time, and the arrow keys step wherever the focus is', async ({
    page,
  }) => {
    await open(page, './?present');
    expect(await visible(page)).toEqual(['opening']);
    await page.keyboard.press('ArrowRight');
    expect(await visible(page)).toEqual(['networks']);
    await page.keyboard.press('ArrowRight');
    expect(await visible(page)).toEqual(['activation-functions']);
    await expect(page.locator('.stepper-here')).toContainText('2 of 9');
    await page.keyboard.press('ArrowLeft');
    expect(await visible(page)).toEqual(['networks']);
  });

  test('begins at the section in the address', async ({ page }) => {
    await page.goto('./?present#relu');
    expect(await visible(page)).toEqual(['relu']);
  });

  test('leaves the arrow keys to a slider that has the focus', async ({ page }) => {
    await page.goto('./?present');
    const slider = page.locator('#fig-relu').getByRole('slider', { name: 'x', exact: true });
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    expect(await visible(page)).toEqual(['opening']);
    await expect(slider).toHaveValue('1.51');
  });
});

test('on stage a link to what stands elsewhere turns the page, and there is a way back', async ({
  page,
}) => {
  await page.goto('./?present#drawbacks');
  await page.getByRole('link', { name: 'set the scale in section 7 to 4' }).click();
  expect(await visible(page)).toEqual(['vanishing-gradient']);
  await expect(page.locator('#fig-vanishing-gradient figcaption')).toContainText('scale 4');
  await page.getByRole('button', { name: 'Back to 9' }).click();
  expect(await visible(page)).toEqual(['drawbacks']);
});

test.describe('an embedded figure', () => {
  test('stands alone, in the state of the address, and works', async ({ page }) => {
    await page.goto('./?embed=relu&fig=relu&x=-2');
    await expect(page.locator('figure')).toHaveCount(1);
    await expect(page.locator('figcaption')).toContainText('At x = −2.00 ReLU returns 0');
    await expect(page.locator('.stepper, .masthead')).toHaveCount(0);
    await page.getByRole('slider').press('ArrowRight');
    await expect(page.locator('figcaption')).toContainText('−1.99');
    await expect(page.getByRole('link', { name: 'From “ReLU, live”' })).toBeVisible();
  });

  test('goes on standing alone when it was moved and the frame is loaded again', async ({
    page,
  }) => {
    await page.goto('./?embed=relu');
    await page.getByRole('slider').press('ArrowRight');
    await expect.poll(() => page.url()).toContain('?embed=relu&fig=relu&x=1.51');
    await page.reload();
    await expect(page.locator('figcaption')).toContainText('At x = 1.51');
    await expect(page.locator('figure')).toHaveCount(1);
  });

  test('that does not exist is answered with those that do', async ({ page }) => {
    await page.goto('./?embed=nonsense');
    await expect(page.getByRole('status')).toHaveText(
      /^embed is nonsense; it must be one of relu, .*dead-units\.$/,
    );
    await expect(page.locator('section')).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'From “ReLU, live”' })).toBeVisible();
  });
});

test('an address of an unknown figure opens the page and says which there are', async ({
  page,
}) => {
  await open(page, './?fig=xor&x=1');
  await expect(page.locator('main > .status')).toHaveText(/^fig is xor; it must be one of relu, /);
  await expect(page.locator('main > .status')).toBeInViewport();
});

test('what a figure cannot take is said in it, until the reader changes something', async ({
  page,
}) => {
  await open(page, './?fig=training-loss&data=xor&seed=1.0000000001');
  const figure = page.locator('#fig-training-loss');
  await figure.scrollIntoViewIfNeeded();
  const status = figure.locator('.status');
  await expect(status).toHaveText(
    'data is xor; it must be one of penguins, employment. seed is 1.0000000001; it must be a whole number from 0 to 4294967295.',
  );
  await expect(figure.locator('figcaption')).toContainText('After epoch 200', { timeout: 20_000 });
  await expect(status).toContainText('data is xor');
  await figure.getByLabel('Task').selectOption('employment');
  await expect(figure.locator('figcaption')).toContainText('months');
  await expect(status).toBeEmpty();
});

test('on paper all is dark on white, and nothing lies over anything else', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await openWhole(page);
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await page.setViewportSize({ width: 680, height: 900 });
  const colours = () =>
    page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.body);
      return [color, backgroundColor];
    });
  expect(await colours()).toEqual(['rgb(33, 29, 24)', 'rgb(255, 255, 255)']);
  const overlapping = await page.locator('figure').evaluateAll((figures) =>
    figures
      .filter((figure) => {
        const caption = figure.querySelector('figcaption')?.getBoundingClientRect();
        return [...figure.querySelectorAll('canvas')].some(
          (canvas) => canvas.getBoundingClientRect().bottom > (caption?.top ?? 0) + 1,
        );
      })
      .map(({ id }) => id),
  );
  expect(overlapping).toEqual([]);
  await expect(page.locator('.controls, .stepper').first()).toBeHidden();
});

test('the overview has every claim once, and counts its verdicts right', async ({ page }) => {
  await page.goto('./');
  const claims = page.locator('.claims li');
  await expect(claims).toHaveCount(34);
  const ids = await claims.evaluateAll((all) => all.map(({ id }) => id));
  expect(new Set(ids).size).toBe(34);
  const count = (verdict: string) => page.locator(`.verdict-${verdict}`).count();
  const [holds, care, wrong] = await Promise.all(['holds', 'care', 'wrong'].map(count));
  await expect(page.locator('#claims h2')).toContainText('34 claims');
  await expect(page.locator('#claims > p')).toContainText(
    `${holds} hold, ${care} need care, ${wrong} are wrong`,
  );
});

test('every link within the page has a target', async ({ page }) => {
  await page.goto('./');
  const dangling = await page
    .locator('a[href^="#"]')
    .evaluateAll((links) =>
      links
        .map((link) => link.getAttribute('href')?.slice(1) ?? '')
        .filter((id) => !document.getElementById(id)),
    );
  expect(dangling).toEqual([]);
});
