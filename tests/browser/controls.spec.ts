// Every control of every figure, whatever figures there are: by keyboard, and into the address and back.
import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './quiet';

async function figures(page: Page): Promise<string[]> {
  await page.goto('./');
  return page
    .locator('figure[data-figure]')
    .evaluateAll((all) => all.map(({ id }) => id.replace('fig-', '')));
}

/** Alone on the page, so that nothing else computes. */
async function openAlone(page: Page, name: string, search = '') {
  await page.goto(`./?embed=${name}${search}`);
  const figure = page.locator(`#fig-${name}`);
  await expect(figure.locator('figcaption')).toContainText(/\d/);
  return figure;
}

async function move(control: Locator) {
  await control.focus();
  const kind = await control.evaluate(
    (element) => `${element.tagName} ${element.getAttribute('type')}`,
  );
  if (kind.startsWith('SELECT')) {
    const chosen = await control.evaluate(
      (element) => (element as HTMLSelectElement).selectedIndex,
    );
    return control.selectOption({ index: chosen === 1 ? 2 : 1 });
  }
  if (kind === 'INPUT range') {
    const lowest = await control.evaluate((element) => {
      const { value, min } = element as HTMLInputElement;
      return value === min;
    });
    return control.press(lowest ? 'ArrowRight' : 'ArrowLeft');
  }
  await control.fill('7');
  return control.press('Enter');
}

const stateOf = (control: Locator) =>
  control.evaluate((element) => (element as HTMLInputElement | HTMLSelectElement).value);

test('every control of every figure answers the keyboard, and its state is an address', async ({
  page,
}) => {
  test.setTimeout(180_000);
  for (const name of await figures(page)) {
    const figure = await openAlone(page, name);
    const controls = figure.locator('.controls :is(input, select)');
    const count = await controls.count();
    expect(count, `${name} has controls`).toBeGreaterThan(0);
    for (let i = 0; i < count; i++) {
      const control = controls.nth(i);
      const before = await stateOf(control);
      await move(control);
      await control.blur();
      expect(await stateOf(control), `control ${i} of ${name}`).not.toBe(before);
    }
    await expect.poll(() => page.url(), `${name} writes its state`).toContain(`fig=${name}`);
    const values = await Promise.all([...Array(count).keys()].map((i) => stateOf(controls.nth(i))));
    const search = new URL(page.url()).search.replace('?', '&');
    await openAlone(page, name, search);
    const again = await Promise.all([...Array(count).keys()].map((i) => stateOf(controls.nth(i))));
    expect(again, `${name} opens as it was left`).toEqual(values);
    await expect(figure.locator('.status-failed')).toHaveCount(0);
  }
});

/** Where a slider would be at this share of its way, by a press there. */
const spot = async (slider: Locator, share: number) => {
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  if (!box) throw new Error('The slider has no size.');
  return { x: share * box.width, y: box.height / 2 };
};

for (const by of ['mouse', 'touch'] as const) {
  test.describe(`by ${by}`, () => {
    if (by === 'touch') test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

    test('every slider and every button of every figure answers', async ({ page }) => {
      test.setTimeout(180_000);
      for (const name of await figures(page)) {
        const figure = await openAlone(page, name);
        for (const slider of await figure.getByRole('slider').all()) {
          const before = await stateOf(slider);
          for (const share of [0.85, 0.1]) {
            const position = await spot(slider, share);
            await (by === 'mouse' ? slider.click({ position }) : slider.tap({ position }));
            if ((await stateOf(slider)) !== before) break;
          }
          expect(await stateOf(slider), `a slider of ${name}`).not.toBe(before);
        }
        for (const button of await figure.locator('.controls button').all()) {
          await (by === 'mouse' ? button.click() : button.tap());
        }
        await expect(figure.locator('figcaption'), name).toContainText(/\d/);
        await expect(figure.locator('.status-failed'), name).toHaveCount(0);
      }
    });
  });
}

test('addresses of nonsense leave every figure with its defaults, or say which figure is unknown', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const names = await figures(page);
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % below;
  };
  const keys = [
    'x',
    'seed',
    'learningRate',
    'gain',
    'depth',
    'step',
    'with',
    'fig',
    'embed',
    '__proto__',
    'phase',
  ];
  const values = [
    'NaN',
    '-1e999',
    '',
    '%F0%9F',
    '<svg>',
    '1e308',
    '2.5',
    'null',
    '0x10',
    '٣',
    'constructor',
  ];
  // Most are tried where addresses are read; some as a reader's browser would open them.
  for (let i = 0; i < 12; i++) {
    const pairs = Array.from(
      { length: 1 + random(6) },
      () => `${keys[random(keys.length)]}=${values[random(values.length)]}`,
    );
    await page.goto(
      `./?fig=${names[random(names.length)]}&${pairs.join('&')}#${values[random(values.length)]}`,
    );
    if (new URL(page.url()).searchParams.has('embed')) {
      await expect(page.locator('.status-failed')).toContainText('embed is');
      continue;
    }
    await expect(page.locator('#fig-relu figcaption')).toContainText('At x =');
    for (const told of await page.locator('.status-failed').allTextContents()) {
      expect(told).toMatch(/; (it must be|it has|here it is) /);
    }
  }
});
