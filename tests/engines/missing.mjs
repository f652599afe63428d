// A figure whose files did not arrive comes at the second try: some browsers remember an import that failed.
import assert from 'node:assert/strict';
import { serve } from './server.mjs';

/** Runs in the page: what its only figure says, once it says something. */
export async function said() {
  const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  const text = (selector) => document.querySelector(selector)?.textContent ?? '';
  const heard = () => text('.status-failed button') || /\d/.test(text('figcaption'));
  for (let i = 0; i < 100 && !heard(); i++) await wait(100);
  return text('.status-failed') || text('figcaption');
}

function tryAgain() {
  document.querySelector('.status-failed button').click();
}

/** The figure's own file, and one that it imports. */
export async function checkSecondTry(browser) {
  for (const missing of [/\/additivity-/, /\/figure-/]) {
    let arrives = false;
    const server = await serve({
      change: (path, bytes) => (arrives || !missing.test(path) ? bytes : undefined),
    });
    try {
      await browser.open(`${server.address}?embed=additivity`);
      assert.match(await browser.inPage(said), /^This figure could not be loaded: .*Try again$/);
      arrives = true;
      await browser.inPage(tryAgain);
      assert.match(await browser.inPage(said), /ReLU\(1\.0/, `without ${missing} at first`);
    } finally {
      await server.close();
    }
  }
}
