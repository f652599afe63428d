// The article around the figures: sections, stepper, address, resume, themes, and reading without scripts.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { open, openWhole } from './open';
import { test as quiet } from './quiet';

const IDS = [
  'networks',
  'activation-functions',
  'relu',
  'python',
  'not-linear',
  'derivative',
  'vanishing-gradient',
  'benefits',
  'drawbacks',
];

const here = (page: Page) => page.locator('.stepper-here');
const next = (page: Page) => page.getByRole('button', { name: 'Next' });
const previous = (page: Page) => page.getByRole('button', { name: 'Previous' });
const hash = (page: Page) => page.evaluate(() => location.hash);

/** Pixels from the window's top to the section's. */
const top = (page: Page, id: string) =>
  page.locator(`#${id}`).evaluate((section) => section.getBoundingClientRect().top);

test('has nine numbered sections in the order of the contents', async ({ page }) => {
  await open(page);
  const sections = page.locator('section[data-section]');
  expect(await sections.evaluateAll((all) => all.map(({ id }) => id))).toEqual(IDS);
  await expect(sections.locator('h2 .number')).toHaveText([...'123456789']);
  const links = page.getByRole('navigation', { name: 'Sections' }).getByRole('link');
  expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual(
    IDS.map((id) => `#${id}`),
  );
});

quiet('is silent in the console and asks no other host', async ({ page }) => {
  await openWhole(page);
  await next(page).click();
  await expect(here(page)).toContainText('1 of 9');
});

test.describe('the stepper', () => {
  test('goes through all sections by clicks, and stops at both ends', async ({ page }) => {
    await open(page);
    await expect(previous(page)).toHaveAttribute('aria-disabled', 'true');
    for (const [i, id] of IDS.entries()) {
      await next(page).click();
      await expect(here(page)).toContainText(`${i + 1} of 9`);
      expect(await hash(page)).toBe(`#${id}`);
    }
    const lookUp = ['Which activation shall I use?', '34 claims', 'Glossary', 'Sources'];
    for (const title of lookUp) {
      await next(page).click();
      await expect(here(page)).toContainText(title);
      await expect(page.getByRole('progressbar')).toHaveJSProperty('value', 9);
    }
    await expect(next(page)).toHaveAttribute('aria-disabled', 'true');
    await next(page).click({ force: true });
    await expect(here(page)).toHaveText('Sources');
    for (let i = 0; i < lookUp.length; i++) await previous(page).click();
    await expect(here(page)).toContainText('9 of 9');
  });

  test('obeys arrow keys while it has the focus, and leaves them alone elsewhere', async ({
    page,
  }) => {
    await open(page);
    await next(page).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(here(page)).toContainText('2 of 9');
    await page.keyboard.press('ArrowLeft');
    await expect(here(page)).toContainText('1 of 9');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect(here(page)).toHaveText('Sections');
    await expect(next(page)).toBeFocused();

    await page.locator('#fig-relu input[type=range]').focus();
    await page.keyboard.press('ArrowRight');
    await expect(here(page)).toHaveText('Sections');
  });

  test('lists the sections, marks the present one and closes on Escape', async ({ page }) => {
    await open(page, './#python');
    await expect(here(page)).toContainText('4 of 9');
    await here(page).press('Enter');
    const list = page.locator('.stepper-list');
    // And four places to look things up.
    await expect(list.getByRole('link')).toHaveCount(13);
    await expect(list.locator('[aria-current]')).toContainText('ReLU in Python');
    await page.keyboard.press('Escape');
    await expect(list).toBeHidden();
    await expect(here(page)).toBeFocused();

    await here(page).click();
    await list.getByRole('link', { name: 'The derivative of ReLU' }).click();
    await expect(list).toBeHidden();
    await expect(here(page)).toContainText('6 of 9');
    await expect(page.getByRole('progressbar')).toHaveJSProperty('value', 6);
  });

  test('keeps the name of what is looked up in the address', async ({ page }) => {
    await open(page);
    await here(page).click();
    await page.locator('.stepper-list').getByRole('link', { name: 'Glossary' }).click();
    await expect(here(page)).toHaveText('Glossary');
    await page.mouse.wheel(0, 200);
    await page.waitForTimeout(600);
    expect(await hash(page)).toBe('#glossary');
  });

  test('keeps the state of a figure in the address', async ({ page }) => {
    await open(page, './?fig=relu&x=-2');
    await next(page).click();
    expect(new URL(page.url()).search + (await hash(page))).toBe('?fig=relu&x=-2#networks');
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('the stepper answers to taps, with targets of at least 44 pixels', async ({ page }) => {
    await open(page);
    await next(page).tap();
    await expect(here(page)).toContainText('1 of 9');
    await here(page).tap();
    await page.locator('.stepper-list').getByRole('link').nth(8).tap();
    await expect(here(page)).toContainText('9 of 9');
    for (const button of [previous(page), here(page), next(page)]) {
      const box = await button.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    }
  });

  test('nothing is wider than the screen', async ({ page }) => {
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    await open(page);
    await expect.poll(width).toBe(360);
    await page.setViewportSize({ width: 320, height: 640 });
    await expect.poll(width).toBe(320);
  });
});

test.describe('the address', () => {
  test('opens at its section, and stays there when the figures above are drawn', async ({
    page,
  }) => {
    await open(page, './#not-linear');
    await expect(here(page)).toContainText('5 of 9');
    await expect(page.locator('#fig-additivity figcaption')).toContainText(/\d/);
    expect(Math.abs(await top(page, 'not-linear'))).toBeLessThan(60);
  });

  test('follows the reader once scrolling rests, and is bare again at the top', async ({
    page,
  }) => {
    await open(page);
    await page.locator('#benefits').evaluate((section) => section.scrollIntoView());
    await expect.poll(() => hash(page)).toBe('#benefits');
    await page.evaluate(() => scrollTo(0, 0));
    await expect.poll(() => hash(page)).toBe('');
  });
});

test.describe('the way back', () => {
  test('is offered on return to the bare address, and taken', async ({ page }) => {
    await open(page, './#derivative');
    await expect.poll(async () => Math.abs(await top(page, 'derivative'))).toBeLessThan(60);
    await page.mouse.wheel(0, 40);
    await expect
      .poll(() => page.evaluate(() => localStorage.getItem('relu-live:section')))
      .toBe('derivative');
    await page.goto('about:blank');
    await open(page);
    await page.getByRole('button', { name: 'Continue at 6 · The derivative of ReLU' }).click();
    await expect(here(page)).toContainText('6 of 9');
    await expect(page.locator('.stepper-offer')).toHaveCount(0);
  });

  test('is missing, and everything else works, where storage is forbidden', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('forbidden', 'SecurityError');
        },
      });
    });
    await open(page);
    await next(page).click();
    await expect(here(page)).toContainText('1 of 9');
    await page.getByRole('button', { name: /^Theme/ }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    await expect(page.locator('.stepper-offer')).toHaveCount(0);
  });
});

test('the theme is chosen by one button and remembered', async ({ page }) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  await open(page);
  const bright = await paper();
  const button = page.getByRole('button', { name: /^Theme/ });
  await button.click();
  await button.click();
  await expect(button).toHaveText('Theme: dark');
  expect(await paper()).not.toBe(bright);
  await page.reload();
  await expect(button).toHaveText('Theme: dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('nothing moves while fonts and figures arrive', async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as Shift).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await open(page);
  await expect(page.locator('#fig-training-loss figcaption')).toContainText('After epoch');
  const total = await page.evaluate(() =>
    (window as unknown as { shifts: number[] }).shifts.reduce((sum, shift) => sum + shift, 0),
  );
  expect(total).toBeLessThan(0.001);
});

interface Shift {
  value: number;
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the article reads, links work, and each figure says what it would show', async ({
    page,
  }) => {
    await page.goto('./');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (const figure of await page.locator('figure[data-figure]').all()) {
      await expect(figure.locator('.fallback')).toContainText('With JavaScript and WebAssembly');
    }
    for (const id of IDS) await expect(page.locator(`#${id} p`).first()).toBeVisible();
    await page.getByRole('link', { name: 'The derivative of ReLU' }).click();
    await expect(page.locator('#derivative')).toBeInViewport();
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 1440]) {
    test(`axe finds nothing to complain about (${colorScheme}, ${width} px)`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await openWhole(page);
      await here(page).click();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    });
  }
}
