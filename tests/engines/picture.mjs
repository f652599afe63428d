// A figure as a picture: drawn by the browser itself, each in its own way.
import assert from 'node:assert/strict';

/** Runs in the page: how many colours the picture of this figure has, or what the menu says instead. */
async function colours(place) {
  const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  const find = async (selector, fits = () => true) => {
    for (let i = 0; i < 200; i++) {
      const found = [...document.querySelectorAll(`#fig-${place} ${selector}`)].find(fits);
      if (found) return found;
      await wait(100);
    }
    throw new Error(`There is no ${selector}.`);
  };
  document.getElementById(`fig-${place}`).scrollIntoView();
  (await find('.figure-menu summary')).click();
  (await find('.menu-choices button', ({ textContent }) => textContent === 'Picture')).click();
  const shown = await find('.menu-answer :is(img, .status-failed)');
  if (shown.tagName !== 'IMG') return shown.textContent;
  await shown.decode();
  const canvas = document.createElement('canvas');
  canvas.width = shown.naturalWidth;
  canvas.height = shown.naturalHeight;
  const context = canvas.getContext('2d');
  context.drawImage(shown, 0, 0);
  const pixels = new Uint32Array(
    context.getImageData(0, 0, canvas.width, canvas.height).data.buffer,
  );
  return new Set(pixels).size;
}

export async function checkPicture({ inPage }) {
  for (const place of ['relu', 'dead-units']) {
    const many = await inPage(colours, place);
    assert.ok(many > 50, `${place}: ${many}`);
  }
}
