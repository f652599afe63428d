// What the built page must do in every browser engine, asked from inside the page.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../build/wasm-simd/training_hashes.js', import.meta.url));

/** { name: hash } as the program for Node prints them; the determinism suite compares it with g++. */
function expectedRuns() {
  const lines = execFileSync(process.execPath, [program], { encoding: 'utf8' }).trim().split('\n');
  const found = lines.flatMap((line) => [...line.matchAll(/^run (.*) (\w+)$/g)]);
  return Object.fromEntries(found.map(([, name, hash]) => [name, hash]));
}

// Each of these runs in the page. They use nothing from this file.

/** Scrolls to every figure and waits until it has something to say. */
async function tourFigures() {
  const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  const figures = [...document.querySelectorAll('figure[data-figure]')];
  const report = {};
  for (const figure of figures) {
    figure.scrollIntoView({ block: 'center' });
    const caption = () => figure.querySelector('figcaption')?.textContent ?? '';
    for (let i = 0; i < 100 && !caption(); i++) await wait(100);
    report[figure.id.replace('fig-', '')] = {
      mounted: figure.classList.contains('mounted'),
      caption: caption(),
      failed: figure.querySelector('.status-failed')?.textContent ?? '',
    };
  }
  return report;
}

/** Whether every canvas of the page shows more than one colour. */
function canvasesDrawn() {
  const drawn = (canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const pixels = new Uint32Array(data.buffer);
    return pixels.some((pixel) => pixel !== pixels[0]);
  };
  return [...document.querySelectorAll('figure canvas')].map(drawn);
}

/** Moves a figure's first slider and returns the caption before and after. */
async function moveSlider() {
  const figure = document.querySelector('#fig-relu');
  figure.scrollIntoView({ block: 'center' });
  const before = figure.querySelector('figcaption').textContent;
  const slider = figure.querySelector('input[type=range]');
  slider.value = '-2';
  slider.dispatchEvent(new Event('input', { bubbles: true }));
  slider.dispatchEvent(new Event('change', { bubbles: true }));
  for (let i = 0; i < 50 && figure.querySelector('figcaption').textContent === before; i++) {
    await new Promise((done) => setTimeout(done, 100));
  }
  return [before, figure.querySelector('figcaption').textContent];
}

/** The epoch that the training figure has reached after some seconds. */
async function trainedEpochs() {
  const figure = document.querySelector('#fig-training-loss');
  figure.scrollIntoView({ block: 'center' });
  // It pauses when it leaves the screen, as it has on the tour.
  const play = [...figure.querySelectorAll('button')].find(
    (button) => button.textContent === 'Play',
  );
  play?.click();
  const epoch = () => Number(figure.textContent.match(/After epoch (\d+)/)?.[1] ?? 0);
  for (let i = 0; i < 200 && epoch() < 20; i++) await new Promise((done) => setTimeout(done, 100));
  return epoch();
}

/** The hashes of ten training runs in an instance of the module of our own. */
async function hashes() {
  const bytes = await (await fetch('/built/library.wasm')).arrayBuffer();
  const { default: createCore } = await import('/built/library.mjs');
  const { openCore } = await import('/built/door.mjs');
  const core = await openCore(createCore, bytes);
  return (await import('/built/runs.mjs')).hashRuns(core);
}

const errors = () => document.documentElement.dataset.errors ?? '';

/** `inPage(function)` runs a function in the loaded page and returns what it makes. */
export async function checkPage(inPage) {
  const report = await inPage(tourFigures);
  assert.ok(Object.keys(report).length >= 2, 'the page has figures');
  for (const [name, { mounted, caption, failed }] of Object.entries(report)) {
    assert.ok(mounted, `${name} is mounted`);
    assert.equal(failed, '', `${name} has not failed`);
    assert.match(caption, /\d/, `${name} says something with numbers`);
  }
  assert.ok((await inPage(canvasesDrawn)).every(Boolean), 'every canvas is drawn on');
  const [before, after] = await inPage(moveSlider);
  assert.notEqual(after, before, 'a slider changes the caption');
  assert.match(after, /At x = −2\.00 ReLU returns 0/);
  assert.ok((await inPage(trainedEpochs)) >= 20, 'training runs');
  assert.deepEqual(await inPage(hashes), expectedRuns(), 'ten training runs have the same bits');
  assert.equal(await inPage(errors), '', 'the page recorded no error');
}
