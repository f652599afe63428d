// The same seed gives the same bits in every build: whole training runs, hashed and compared.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadCore, presets } from './core.mjs';
import { hashRuns, runs } from './runs.mjs';

const build = (path) => fileURLToPath(new URL(`../../build/${path}`, import.meta.url));

const programs = {
  'g++': [build('native/training_hashes')],
  'clang with sanitizers': [build('sanitize/training_hashes')],
  'WebAssembly with SIMD': [process.execPath, build('wasm-simd/training_hashes.js')],
  'WebAssembly without SIMD': [process.execPath, build('wasm-scalar/training_hashes.js')],
};

/** The lines "name of the run, hash" that a build's program prints, in their order. */
function hashes([command, ...args]) {
  return execFileSync(command, args, { encoding: 'utf8' }).trim().split('\n');
}

const [[reference, program], ...others] = Object.entries(programs);
const expected = hashes(program);

test(`${reference} hashes several runs, which differ`, () => {
  for (const line of expected) assert.match(line, /^\S.* [0-9a-f]+$/);
  const distinct = new Set(expected.map((line) => line.split(' ').at(-1)));
  assert.ok(
    expected.length > 1 && distinct.size === expected.length,
    `hashes: ${expected.join(', ')}`,
  );
});

for (const [name, other] of others) {
  test(`${name} trains to the same bits as ${reference}`, () => {
    assert.deepEqual(hashes(other), expected);
  });
}

/** Those of `expected` that runs.mjs describes too. */
const expectedRuns = Object.fromEntries(
  expected
    .filter((line) => line.startsWith('run '))
    .map((line) => line.match(/^run (.*) (\w+)$/).slice(1)),
);

for (const preset of presets) {
  test(`the ${preset} module, asked as the page asks it, trains to the same bits`, async () => {
    assert.equal(Object.keys(runs).length, 10);
    assert.deepEqual(hashRuns(await loadCore(preset)), expectedRuns);
  });
}
