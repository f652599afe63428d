// The built page in Firefox, and a finger on a slider.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { suite } from './suite.mjs';

/** What a slider and its address hold. */
const held = (page) =>
  page.evaluate(() => {
    const slider = document.querySelector('#fig-relu input[type=range]');
    return [slider.value, location.search];
  });

/**
 * A finger on a slider. Firefox's driver brings touches to the page but not to what scrolls it, so that only
 * the slider's side of a swipe can be seen here.
 */
async function checkTouch(page) {
  const { x, y } = await page.evaluate(() => {
    const slider = document.querySelector('#fig-relu input[type=range]');
    slider.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = slider.getBoundingClientRect();
    return { x: left + 0.75 * width, y: top + height / 2 };
  });
  const before = await held(page);
  const swipe = await page.touchscreen.touchStart(x, y);
  for (let i = 1; i <= 8; i++) await swipe.move(x + i, y - 15 * i);
  await swipe.end();
  assert.deepEqual(await held(page), before, 'a swipe changes nothing');
  const rest = await page.touchscreen.touchStart(x, y);
  await new Promise((done) => setTimeout(done, 600));
  await rest.end();
  assert.deepEqual(await held(page), before, 'a rest changes nothing');
  const drag = await page.touchscreen.touchStart(x, y);
  for (let i = 1; i <= 8; i++) await drag.move(x + 5 * i, y + i);
  await drag.end();
  const [value, search] = await held(page);
  assert.ok(Number(value) > 2, 'a drag moves the slider');
  assert.match(search, new RegExp(`fig=relu&x=${value}$`), 'and is written into the address');
}

const { openPage } = suite('Firefox');

test('a finger moves a slider of Firefox only when it drags', {
  timeout: 60_000,
}, async (t) => {
  const { page } = await openPage(t);
  await page.waitForSelector('#fig-relu input[type=range]');
  await checkTouch(page);
});
