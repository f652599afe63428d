// A bit of a file is wrong: no number is shown that needs it, and the reader is told. In browsers too that do not
// check what they import.
import assert from 'node:assert/strict';
import { said } from './missing.mjs';
import { serve } from './server.mjs';

const flipped = (bytes) => {
  const copy = Buffer.from(bytes);
  copy[copy.length >> 1] ^= 1;
  return copy;
};

/** What has its experiment, the worker, a figure, what it imports; each is needed here. */
const NEEDED = [/\/curves-/, /\/worker-/, /\/additivity-/, /\/figure-/];

export async function checkDamaged(browser) {
  for (const damaged of NEEDED) {
    const server = await serve({
      change: (path, bytes) => (damaged.test(path) ? flipped(bytes) : bytes),
    });
    try {
      await browser.open(`${server.address}?embed=additivity`);
      assert.equal(
        await browser.inPage(said),
        'This figure could not be loaded: one of its files arrived damaged. Try again',
        String(damaged),
      );
    } finally {
      await server.close();
    }
  }
}
