// The page in the hand: on everything that can be dragged, a swipe scrolls and changes nothing, a drag and a tap change.
import { expect, type Locator, type Page } from '@playwright/test';
import { Finger, type Point } from './finger';
import { openWhole } from './open';
import { test } from './quiet';

test.use({
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
  // A run is shown when it has ended, so that no caption changes by itself.
  contextOptions: { reducedMotion: 'reduce' },
});
test.setTimeout(180_000);
// On a machine that is busy a tap may last as long as a rest.
test.describe.configure({ retries: 2 });

/** Whatever one may lay a finger on, found by walking the page. */
const SURFACES = 'input[type=range], canvas, .map-stage, .network-stage, .network-target';
/** Longer than a browser waits for a second tap, or lets a page roll on. */
const APART_MILLISECONDS = 500;
/** Longer than a browser's long press. */
const REST_MILLISECONDS = 600;

interface Heard {
  /** `input` and `change` events. */
  events: string[];
  /** What was written into the address. */
  writes: string[];
}
type Listening = Window & { heard: Heard };

/** Writes down what the page hears and what it writes into the address. */
function listen() {
  const heard: Heard = { events: [], writes: [] };
  (window as unknown as Listening).heard = heard;
  for (const type of ['input', 'change']) {
    window.addEventListener(type, () => heard.events.push(type), true);
  }
  for (const name of ['pushState', 'replaceState'] as const) {
    const write = history[name].bind(history);
    history[name] = (state, title, url) => {
      const search = (at: string) => new URL(at, location.href).search;
      // A section's name is written while one scrolls.
      if (search(String(url)) !== location.search) heard.writes.push(search(String(url)));
      write(state, title, url);
    };
  }
}

/** All that a reader's hand could have changed. */
const everything = (page: Page) =>
  page.evaluate(() => ({
    values: [...document.querySelectorAll<HTMLInputElement>('input, select')].map(
      ({ value }) => value,
    ),
    captions: [...document.querySelectorAll('figcaption')].map(({ textContent }) => textContent),
    search: location.search,
    entries: history.length,
    selected: String(getSelection()),
    ...(window as unknown as Listening).heard,
  }));

/** All figures drawn, all runs at their end. */
async function openRested(page: Page) {
  await page.addInitScript(listen);
  await openWhole(page);
  // A drawing that grows keeps its place under the finger: that is no scrolling.
  await page.evaluate(() => {
    document.documentElement.style.overflowAnchor = 'none';
  });
  for (const play of await page.locator('.button-primary').all()) {
    await play.scrollIntoViewIfNeeded();
    await expect(play).toHaveText('Play again', { timeout: 60_000 });
  }
}

/** A point of the surface at this share of its width, once it stands in the middle of the screen and the page rests. */
async function pointOn(surface: Locator, share: number): Promise<Point> {
  // What was asked before is answered: a caption of another length would move what is below it.
  await expect(surface.page().locator('[aria-busy=true]')).toHaveCount(0);
  return surface.evaluate(async (element, share) => {
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    // What was asked before is drawn: on a busy machine a tap would else last as long as a rest.
    // (Chromium calls nothing idle in the two seconds after a touch.)
    await new Promise((done) => requestIdleCallback(done, { timeout: 200 }));
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + share * width, y: top + height / 2 };
  }, share);
}

/** Where a slider's thumb is not: a touch there would move it. */
const aside = (surface: Locator) =>
  surface.evaluate((element) => {
    const { value, min, max } = element as HTMLInputElement;
    const share = (Number(value) - Number(min)) / (Number(max) - Number(min));
    return share < 0.5 ? 0.85 : 0.15;
  });

const nameOf = (surface: Locator) =>
  surface.evaluate((element) => {
    const label = element.closest('label')?.textContent ?? element.getAttribute('aria-label') ?? '';
    return `${element.closest('figure')?.id}: ${label.slice(0, 60)}`;
  });

async function surfaces(page: Page): Promise<Locator[]> {
  const all = await page.locator(SURFACES).all();
  expect(all.length).toBeGreaterThan(20);
  return all;
}

test('a vertical swipe from any slider, chart, map or network scrolls and changes nothing', async ({
  page,
}) => {
  await openRested(page);
  const finger = await Finger.on(page);
  const before = await everything(page);
  for (const surface of await surfaces(page)) {
    const name = await nameOf(surface);
    const start = await pointOn(surface, await aside(surface));
    const from = await page.evaluate(() => scrollY);
    const way = from > 200 ? 120 : -120;
    await finger.down(start);
    await finger.move({ x: 5, y: way }, 3);
    await finger.up();
    await expect
      .poll(() => page.evaluate((from) => Math.abs(scrollY - from), from), `${name} scrolls`)
      .toBeGreaterThan(60);
    expect.soft(await everything(page), name).toEqual(before);
  }
});

test('a finger that rests on any slider, chart, map or network changes nothing', async ({
  page,
}) => {
  await openRested(page);
  const finger = await Finger.on(page);
  const before = await everything(page);
  for (const surface of await surfaces(page)) {
    await finger.down(await pointOn(surface, await aside(surface)));
    await page.waitForTimeout(REST_MILLISECONDS);
    await finger.up();
    expect.soft(await everything(page), await nameOf(surface)).toEqual(before);
  }
});

/** Sliders, and charts with a cursor. */
async function movable(page: Page): Promise<Locator[]> {
  const all = await page.locator('input[type=range], canvas.draggable').all();
  expect(all.length).toBeGreaterThan(20);
  return all;
}

/** What a gesture has changed, and that it is in the address at once and once. */
async function expectChange(page: Page, surface: Locator, gesture: () => Promise<void>) {
  const name = await nameOf(surface);
  const [before, from] = [await everything(page), await page.evaluate(() => scrollY)];
  await gesture();
  await expect
    .poll(async () => (await everything(page)).values, `${name} moves`)
    .not.toEqual(before.values);
  const after = await everything(page);
  expect.soft(after.writes.length - before.writes.length, `${name} writes`).toBe(1);
  expect.soft(await page.evaluate(() => scrollY), `${name} does not scroll`).toBe(from);
}

test('a tap and a sideways drag move every slider and cursor and do not scroll, a tap picks every unit', async ({
  page,
}) => {
  await openRested(page);
  const finger = await Finger.on(page);
  for (const surface of await movable(page)) {
    const share = await aside(surface);
    const start = await pointOn(surface, share);
    await expectChange(page, surface, () => finger.tap(start));
    const way = (share < 0.5 ? 1 : -1) * 180;
    await expectChange(page, surface, async () => {
      await finger.down(start);
      await finger.move({ x: way, y: 10 });
      await finger.up();
    });
  }
  // Units of a network are only picked: the one that is picked already comes last.
  const units = await page.locator('.network-target').count();
  expect(units).toBeGreaterThan(1);
  const picked = page
    .locator('#fig-network-step')
    .getByRole('slider', { name: 'Unit', exact: true });
  const first = Number(await picked.inputValue());
  for (let i = 0; i < units; i++) {
    const unit = ((first + i) % units) + 1;
    await page.waitForTimeout(APART_MILLISECONDS);
    const start = await pointOn(page.locator('.network-target').nth(unit - 1), 0.5);
    await expectChange(page, page.locator('.network-stage'), () => finger.tap(start));
    expect(await picked.inputValue()).toBe(String(unit));
  }
});

test.describe('the first slider', () => {
  const slider = (page: Page) => page.locator('#fig-relu input[type=range]').first();
  const value = (page: Page) => slider(page).inputValue().then(Number);
  const heard = (page: Page) => page.evaluate(() => (window as unknown as Listening).heard);

  test.beforeEach(async ({ page }) => {
    await page.addInitScript(listen);
    await page.goto('./?embed=relu');
    await expect(page.locator('figcaption')).toContainText('At x = 1.50');
  });

  test('moves only when the finger has gone 8 pixels aside, and is told at rest once', async ({
    page,
  }) => {
    const finger = await Finger.on(page);
    await finger.down(await pointOn(slider(page), 0.2));
    await page.waitForTimeout(50);
    expect(await value(page)).toBe(1.5);
    await finger.move({ x: 40 });
    expect(await value(page)).toBeLessThan(0);
    expect((await heard(page)).events).not.toContain('change');
    await finger.up();
    expect((await heard(page)).events.filter((type) => type === 'change')).toHaveLength(1);
    expect((await heard(page)).writes).toEqual([`?embed=relu&fig=relu&x=${await value(page)}`]);
    await expect(slider(page)).toBeFocused();
  });

  test('is dragged on beyond its end, and let go elsewhere', async ({ page }) => {
    const finger = await Finger.on(page);
    await finger.down(await pointOn(slider(page), 0.5));
    await finger.move({ x: 200 });
    await finger.move({ x: -20, y: -200 });
    await finger.up();
    expect(await value(page)).toBe(4);
    expect((await heard(page)).writes).toEqual(['?embed=relu&fig=relu&x=4']);
  });

  test('stays when its thumb is tapped or held', async ({ page }) => {
    const finger = await Finger.on(page);
    const { x, y } = await pointOn(slider(page), 0);
    const { width } = (await slider(page).boundingBox()) ?? { width: 0 };
    const thumb = { x: x + 10 + (5.5 / 8) * (width - 20) + 7, y };
    await finger.tap(thumb);
    await finger.down(thumb);
    await page.waitForTimeout(REST_MILLISECONDS);
    await finger.up();
    expect(await heard(page)).toEqual({ events: [], writes: [] });
    // Held, and then dragged after all.
    await finger.down(thumb);
    await page.waitForTimeout(REST_MILLISECONDS);
    await finger.move({ x: 30 });
    await finger.up();
    expect(await value(page)).toBeGreaterThan(1.6);
  });

  test('takes the same value from a finger, a mouse and a pen at the same place', async ({
    page,
  }) => {
    const finger = await Finger.on(page);
    const session = await page.context().newCDPSession(page);
    for (const share of [0.01, 0.2, 0.37, 0.99]) {
      const at = await pointOn(slider(page), share);
      const values: number[] = [];
      await finger.tap(at);
      values.push(await value(page));
      for (const pointerType of ['mouse', 'pen'] as const) {
        await finger.tap(await pointOn(slider(page), 0.5));
        const press = { ...at, button: 'left' as const, clickCount: 1, pointerType };
        await session.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...press });
        // Both act at once.
        values.push(await value(page));
        await session.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...press });
      }
      expect(values).toEqual(Array(3).fill(values[0]));
    }
  });

  test('stays when the page is pinched from it, and the page grows', async ({ page }) => {
    const finger = await Finger.on(page);
    const at = await pointOn(slider(page), 0.2);
    await finger.down(at);
    await finger.down({ x: at.x + 60, y: at.y - 60 });
    await finger.move({ x: -40, y: 60 });
    await finger.up();
    expect(await heard(page)).toEqual({ events: [], writes: [] });
    await expect.poll(() => page.evaluate(() => visualViewport?.scale ?? 1)).toBeGreaterThan(1.2);
  });
});
