// The figures as a reader uses them: by mouse, touch and keyboard, on the production build.
import { expect, type Page } from '@playwright/test';
import { openWhole, tableOf } from './open';
import { test } from './quiet';

const relu = (page: Page) => page.locator('#fig-relu');
const training = (page: Page) => page.locator('#fig-training-loss');
const caption = (page: Page) => training(page).locator('figcaption');
const press = (page: Page, name: string) =>
  training(page).getByRole('button', { name, exact: true }).click();

async function open(page: Page, address = './') {
  await page.goto(address);
  await expect(relu(page).locator('figcaption')).toContainText('At x =');
  await training(page).scrollIntoViewIfNeeded();
}

/** Opens paused before training. */
async function openPaused(page: Page, address = './') {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await open(page, address);
  await press(page, 'Pause').catch(() => {});
  await press(page, 'Reset');
  await expect(caption(page)).toContainText('Before training');
}

test('ReLU is 0 up to exactly 0, and its slope jumps there', async ({ page }) => {
  await open(page);
  const rows = await tableOf(relu(page));
  expect(rows.filter(([x]) => x === '0')).toEqual([
    ['0', '0'],
    ['0', '0'],
  ]);
  expect(rows.filter(([x, y]) => x?.startsWith('−') && y !== '0')).toEqual([]);
  expect(rows[rows.length - 1]).toEqual(['4', '4']);
});

test('the point is moved by mouse, and formula, caption and address follow', async ({ page }) => {
  await open(page);
  const canvas = relu(page).locator('canvas').first();
  const box = await canvas.boundingBox();
  if (!box) throw new Error('The chart has no size.');
  await page.mouse.move(box.x + box.width * 0.6, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.25, box.y + 60, { steps: 5 });
  await page.mouse.up();
  await expect(relu(page).locator('figcaption')).toContainText('nothing passes');
  await expect(relu(page).locator('.formula')).toContainText('max(0,−');
  await expect.poll(() => new URL(page.url()).searchParams.get('fig')).toBe('relu');
  expect(Number(new URL(page.url()).searchParams.get('x'))).toBeLessThan(0);
});

test('the point is moved by keys, and stands on the kink at 0', async ({ page }) => {
  await open(page, './?fig=relu&x=0.02');
  const slider = relu(page).getByRole('slider', { name: 'x' });
  await slider.press('ArrowLeft');
  await slider.press('ArrowLeft');
  await expect(relu(page).locator('figcaption')).toContainText('Here is the kink');
  await expect(slider).toHaveAttribute('aria-valuetext', '0.00');
  await slider.press('Home');
  await expect(relu(page).locator('figcaption')).toContainText('At x = −4.00 ReLU returns 0');
});

test('training runs to its end by itself, ReLU ahead of sigmoid', async ({ page }) => {
  await open(page);
  await expect(caption(page)).toContainText('After epoch 200', { timeout: 20_000 });
  const [, reluLoss, sigmoidLoss] =
    /ReLU ([\d.]+) .*sigmoid ([\d.]+) /.exec((await caption(page).textContent()) ?? '') ?? [];
  expect(Number(reluLoss)).toBeLessThan(Number(sigmoidLoss));
  await expect(training(page).getByRole('button', { name: 'Play again' })).toBeVisible();
  await press(page, 'Play again');
  await expect(caption(page)).not.toContainText('After epoch 200');
});

test('pause, step, reset and play do what they say', async ({ page }) => {
  await openPaused(page);
  await press(page, 'One epoch');
  await expect(caption(page)).toContainText('After epoch 1,');
  await press(page, 'One epoch');
  await expect(caption(page)).toContainText('After epoch 2,');
  await press(page, 'Reset');
  await expect(caption(page)).toContainText('Before training');
  await training(page).getByRole('button', { name: 'Play', exact: true }).press('Enter');
  await expect(caption(page)).toContainText(/After epoch \d{2}/);
  await press(page, 'Pause');
  await expect(training(page).getByRole('button', { name: 'Play', exact: true })).toBeVisible();
});

test('a seed and a rate decide the run: the same ones give the same numbers', async ({ page }) => {
  await openPaused(page, './?fig=training-loss&seed=7&learningRate=0.1');
  await press(page, 'One epoch');
  await expect(caption(page)).toContainText('After epoch 1,');
  const first = await caption(page).textContent();
  const seed = training(page).getByLabel('Seed');
  await seed.fill('8');
  await seed.press('Enter');
  await expect(caption(page)).toContainText('Before training');
  await press(page, 'One epoch');
  await expect(caption(page)).toContainText('After epoch 1,');
  expect(await caption(page).textContent()).not.toBe(first);
  await seed.fill('7');
  await seed.press('Enter');
  await expect(caption(page)).toContainText('Before training');
  await press(page, 'One epoch');
  await expect(caption(page)).toHaveText(first ?? '');
});

test('another seed is drawn by a button, and stands in the address', async ({ page }) => {
  await openPaused(page);
  await press(page, 'Another');
  const seed = await training(page).getByLabel('Seed').inputValue();
  await expect.poll(() => new URL(page.url()).searchParams.get('seed')).toBe(seed);
});

test('a seed that is none is refused in one sentence, and the figure goes on', async ({ page }) => {
  await openPaused(page);
  const seed = training(page).getByLabel('Seed');
  await seed.fill('many');
  await seed.press('Enter');
  await expect(training(page).getByRole('status')).toHaveText(
    'Seed is many; it must be a whole number from 0 to 4294967295.',
  );
  await expect(seed).toHaveAttribute('aria-invalid', 'true');
  await press(page, 'One epoch');
  await expect(caption(page)).toContainText('After epoch 1,');
});

test('the highest learning rate ends in a finished run or in words, never in a broken page', async ({
  page,
}) => {
  await openPaused(page);
  await training(page).getByRole('slider', { name: 'Learning rate' }).press('End');
  await expect(caption(page)).toContainText('Before training');
  await press(page, 'Play');
  await expect(training(page).getByRole('button', { name: 'Play again' })).toBeVisible({
    timeout: 20_000,
  });
  await expect(caption(page)).not.toContainText('not a number');
});

test('hostile addresses give the defaults', async ({ page }) => {
  for (const search of [
    '?fig=relu&x=NaN',
    '?fig=relu&x=1e99',
    '?fig=nothing&x=1',
    '?x=2&fig',
    '?%',
  ]) {
    await open(page, `./${search}`);
    await expect(relu(page).locator('figcaption')).toContainText('At x = 1.50');
  }
});

/** Ends all workers of the page after an epoch, as a browser out of memory ends them: without a word. */
async function openAndEndWorkers(page: Page, epoch: number) {
  await page.addInitScript(() => {
    const workers: Worker[] = [];
    Object.assign(window, { workers });
    window.Worker = class extends Worker {
      constructor(...parameters: ConstructorParameters<typeof Worker>) {
        super(...parameters);
        workers.push(this);
      }
    };
  });
  await open(page);
  await page.evaluate(async (last) => {
    const figcaption = document.querySelector('#fig-training-loss figcaption') as HTMLElement;
    const epoch = () => Number(figcaption.textContent?.match(/After epoch (\d+)/)?.[1] ?? 0);
    while (epoch() < last) await new Promise((resolve) => requestAnimationFrame(resolve));
    for (const worker of (window as unknown as { workers: Worker[] }).workers) worker.terminate();
  }, epoch);
}

test('workers that die in mid-training are told of and replaced', async ({ page }) => {
  await openAndEndWorkers(page, 3);
  const status = training(page).getByRole('status');
  await expect(status).toContainText('interrupted', { timeout: 10_000 });
  await status.getByRole('button', { name: 'Start again' }).click();
  await expect(caption(page)).toContainText('After epoch 200', { timeout: 20_000 });
});

test('a run whose worker died goes on from a moment before', async ({ page }) => {
  // It is saved once in sixty slices, of which each is an epoch here; on a busy machine a little less.
  await openAndEndWorkers(page, 61);
  const status = training(page).getByRole('status');
  await expect(status).toContainText(
    'This run was interrupted; it can go on from a moment before.',
    { timeout: 10_000 },
  );
  const epochs = page.evaluate(async () => {
    const figcaption = document.querySelector('#fig-training-loss figcaption') as HTMLElement;
    const seen: number[] = [];
    for (let last = 0; last < 200; ) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      last = Number(figcaption.textContent?.match(/After epoch (\d+)/)?.[1]);
      seen.push(last);
    }
    return seen;
  });
  await training(page).getByRole('button', { name: 'Go on' }).click();
  expect(Math.min(...(await epochs))).toBeGreaterThanOrEqual(40);
  await expect(status).toBeEmpty();
});

test('an answer that takes long leaves what stands there, faint', async ({ page }) => {
  await page.goto('./?embed=additivity');
  const figure = page.locator('#fig-additivity');
  await expect(figure).toHaveAttribute('aria-busy', 'false');
  await page.evaluate(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (...message: unknown[]) {
      setTimeout(() => Reflect.apply(post, this, message), 1200);
    };
  });
  await figure.getByRole('slider', { name: 'a', exact: true }).press('End');
  await expect(figure).toHaveAttribute('aria-busy', 'true');
  await expect(figure.locator('.plots')).toHaveCSS('opacity', '0.5');
  await expect(figure.locator('figcaption')).toContainText('ReLU(3.0');
  await expect(figure).toHaveAttribute('aria-busy', 'false');
});

test('without SIMD the scalar build gives the same numbers', async ({ page }) => {
  await openPaused(page);
  await press(page, 'One epoch');
  await expect(caption(page)).toContainText('After epoch 1,');
  const withSimd = await caption(page).textContent();
  await page.addInitScript(() => {
    WebAssembly.validate = () => false;
  });
  await openPaused(page);
  await press(page, 'One epoch');
  await expect(caption(page)).toHaveText(withSimd ?? '');
});

// The one test of time: other tests and other work share the machine, and hold a page up now and then, not each time.
test.describe('on a machine that may be busy', () => {
  test.describe.configure({ retries: 3 });

  test('training never holds the page up', async ({ page }) => {
    await page.addInitScript(() => {
      const tasks: number[] = [];
      Object.assign(window, { tasks });
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) tasks.push(duration);
      }).observe({ type: 'longtask' });
    });
    await openPaused(page);
    await page.evaluate(() => {
      (window as unknown as { tasks: number[] }).tasks.length = 0;
    });
    await press(page, 'Play');
    await expect(caption(page)).toContainText('After epoch 200', { timeout: 20_000 });
    const tasks = await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
    expect(tasks.filter((milliseconds) => milliseconds > 200)).toEqual([]);
  });
});

test('who wants no motion sees the run when it has ended', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.addInitScript(() => {
    const captions = new Set<string>();
    Object.assign(window, { captions });
    new MutationObserver(() => {
      const text = document.querySelector('#fig-training-loss figcaption')?.textContent;
      if (text) captions.add(text.split(',')[0] ?? '');
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  await open(page);
  await expect(caption(page)).toContainText('After epoch 200', { timeout: 20_000 });
  const seen = await page.evaluate(() => [
    ...(window as unknown as { captions: Set<string> }).captions,
  ]);
  expect(seen).toEqual(['After epoch 200']);
});

test.describe('by touch', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('a tap on the plot moves the point, and the buttons answer', async ({ page }) => {
    await open(page);
    const canvas = relu(page).locator('canvas').first();
    await canvas.scrollIntoViewIfNeeded();
    await canvas.tap({ position: { x: 70, y: 80 } });
    await expect(relu(page).locator('figcaption')).toContainText('nothing passes');
    const reset = training(page).getByRole('button', { name: 'Reset' });
    await reset.scrollIntoViewIfNeeded();
    await expect(caption(page)).toContainText('After epoch 200', { timeout: 20_000 });
    await reset.tap();
    await expect(caption(page)).toContainText('Before training');
  });
});

for (const width of [360, 768, 1440, 2560]) {
  test(`nothing overflows at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await openWhole(page);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
}
