// Links of the article that set its figures, the way back from them, and the notes beside the text.
import { expect, type Page } from '@playwright/test';
import { readAddress, readState } from '../../web/ui/figure/address';
import type { Figure } from '../../web/ui/figure/figure';
import { open, openWhole } from './open';
import { test } from './quiet';

const here = (page: Page) => page.locator('.stepper-here');

test('a link sets its figure and the address, and its sentence stays in sight', async ({
  page,
}) => {
  await open(page, './#not-linear');
  const link = page.getByRole('link', { name: '64', exact: true });
  await link.click();
  await expect(page.locator('#fig-hinges figcaption')).toContainText('64 ReLUs');
  await expect(page.getByRole('slider', { name: 'ReLUs' })).toHaveValue('64');
  await expect(link).toBeInViewport();
  await expect.poll(() => page.url()).toContain('?fig=hinges&units=64');
});

test('a link to another section sets the figure there, and leads back to the same line', async ({
  page,
}) => {
  await open(page, './#benefits');
  const link = page.getByRole('link', { name: 'at 10', exact: true }).first();
  await link.scrollIntoViewIfNeeded();
  await link.click();
  const figure = page.locator('#fig-training-loss');
  await expect(figure).toBeInViewport();
  // It runs at once, as far as it goes.
  await expect(figure.locator('figcaption')).toContainText('After epoch 200', { timeout: 20_000 });
  await expect(figure.locator('.control', { hasText: 'Learning rate' })).toContainText('10');
  await page.getByRole('button', { name: 'Back to 8' }).click();
  await expect(here(page)).toContainText('8 of 9');
  await expect(link).toBeFocused();
  // In the middle of the window, not at its edge.
  const { height = 0 } = page.viewportSize() ?? {};
  await expect
    .poll(async () => Math.abs(((await link.boundingBox())?.y ?? 0) / height - 0.5))
    .toBeLessThan(0.2);
});

test('whoever wants to stay stays', async ({ page }) => {
  await open(page, './#derivative');
  await page.getByRole('link', { name: 'see it in section 1' }).click();
  await expect(page.locator('#fig-network-step figcaption')).toContainText('Backward');
  await page.getByRole('button', { name: 'Stay here' }).click();
  await expect(page.locator('.stepper-offer')).toHaveCount(0);
  await expect(page.locator('#fig-network-step')).toBeInViewport();
});

test('every link that sets a figure sets it, and the address tells its state', async ({ page }) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openWhole(page);
  for (const link of await page.locator('a[data-set]').all()) {
    const place = (await link.getAttribute('href'))?.slice(1) ?? '';
    const { figure: file, state = '' } = await page
      .locator(`#${place}`)
      .evaluate((element) => ({ ...(element as HTMLElement).dataset }));
    const figure: Figure = (await import(`../../web/figures/${file}.ts`)).default;
    const opening = { ...figure.defaults, ...readState(state, figure.controls) };
    const asked = readState((await link.getAttribute('data-set')) ?? '', figure.controls);
    await link.click();
    const search = () => new URL(page.url()).search;
    await expect
      .poll(() => readAddress(search(), place.replace('fig-', ''), opening, figure.controls).values)
      .toMatchObject(asked);
    await expect(page.locator(`#${place} .status-failed`)).toHaveCount(0);
  }
});

for (const width of [1100, 1440, 2560]) {
  test(`at ${width} px no note lies over a figure, a text or another note`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await openWhole(page);
    const overlaps = await page.evaluate(() => {
      const boxOf = (element: Element) => ({
        element,
        ...element.getBoundingClientRect().toJSON(),
      });
      const notes = [...document.querySelectorAll('.note')].map(boxOf);
      const others = document.querySelectorAll(
        'section > :is(p, ol, pre, h2, .gate, .note), figure :is(.formula p, .plot, .controls, figcaption)',
      );
      return [...others]
        .map(boxOf)
        .flatMap((other) =>
          notes
            .filter(
              (note) =>
                note.element !== other.element &&
                note.left < other.right &&
                other.left < note.right &&
                note.top < other.bottom &&
                other.top < note.bottom,
            )
            .map(
              (note) =>
                `${note.element.textContent.trim().slice(0, 20)} / ${other.element.className}`,
            ),
        );
    });
    expect(overlaps).toEqual([]);
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 700 }, hasTouch: true, isMobile: true });

  test('a link to a tall figure leads back to its sentence, and the offer goes when one is there', async ({
    page,
  }) => {
    await open(page, './#drawbacks');
    const link = page.getByRole('link', { name: 'step 5' });
    await link.tap();
    await expect(page.locator('#fig-dead-units figcaption')).toContainText('after step 5:');
    await expect(page.locator('#fig-dead-units .plots')).toBeInViewport();
    const back = page.getByRole('button', { name: 'Back to the text' });
    await back.tap();
    await expect(link).toBeInViewport();
    await expect(back).toHaveCount(0);
    await link.tap();
    await expect(back).toBeVisible();
    await link.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await expect(back).toHaveCount(0);
  });
});

test('a link in the opening leads back to it', async ({ page }) => {
  await open(page);
  await page.getByRole('link', { name: 'glossary' }).first().click();
  await expect(page.locator('#glossary')).toBeInViewport();
  await page.getByRole('button', { name: 'Back to the opening' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
});
