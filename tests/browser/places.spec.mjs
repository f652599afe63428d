// The place that is kept free for a figure is as high as the figure.
import { expect, test } from '@playwright/test';
import { measureHeights } from '../heights.mjs';

const WIDTHS = [360, 768, 1024, 1440];
/** CSS pixels: neighbouring widths share a rule, which then is that of the higher. */
const TOO_LOW = 4;
const TOO_HIGH = 28;

test('what is kept free for a figure is what it needs, at four widths', async ({
  baseURL,
  browser,
}) => {
  const measured = await measureHeights(browser, baseURL, WIDTHS);
  expect(measured.length).toBeGreaterThan(40);
  const misfits = measured.filter(({ before, after }) => {
    const spare = before.height - after.height;
    return spare < -TOO_LOW || spare > TOO_HIGH;
  });
  const words = misfits.map(
    ({ width, before, after }) =>
      `${before.id} at ${width} px: ${Math.round(before.height)} are kept, ${Math.round(after.height)} needed; npm run places`,
  );
  expect(words).toEqual([]);
});
