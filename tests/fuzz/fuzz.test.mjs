// Hostile calls with seeds of our own, as many as a minute takes; npm run fuzz makes as many as one likes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readContract } from '../../cpp/contract/write.mjs';
import { fuzz } from './fuzz.mjs';
import { THEIRS } from './hostile.mjs';
import { complaintAbout } from './judge.mjs';

const CALLS = 50_000;
const SEED = 16;

for (const preset of ['wasm-simd', 'wasm-scalar']) {
  test(`${CALLS} hostile calls to ${preset}: no trap, no throw, no bad sentence, and a session beside them is left alone`, async () => {
    const { kinds, failures } = await fuzz(preset, { seed: SEED }, (calls) => calls < CALLS);
    assert.deepEqual(failures, []);
    for (const [kind, calls] of Object.entries(kinds)) assert.ok(calls >= 50, `${calls} ${kind}`);
    assert.equal(Object.keys(kinds).length, 5);
  });
}

test('a fault is found: a module that answers badly, throws or changes a session is told of, and how to repeat it', async () => {
  const sentence = 'points is 1; it must be a whole number from 2 to 10001.';
  const core = (run, save = () => ({ parameters: Float32Array.of(1) })) => ({
    broken: false,
    run,
    sessionStart: () => ({}),
    sessionResume: () => ({}),
    sessionAdvance: () => true,
    sessionSnapshot: () => ({}),
    sessionSave: save,
    sessionEnd: () => undefined,
  });
  let saves = 0;
  const faults = {
    'it threw': core(() => {
      throw new Error('out');
    }),
    'a session beside was changed': core(
      () => ({ error: sentence }),
      () => ({ parameters: Float32Array.of(saves++) }),
    ),
    'the message is empty': core(() => ({ error: '' })),
    'the module stopped': { ...core(() => ({ error: sentence })), broken: true },
  };
  const contract = readContract();
  for (const [why, faulty] of Object.entries(faults)) {
    const load = async () => faulty;
    const { failures } = await fuzz('faulty', { seed: 2, contract, load }, (calls) => calls < 500);
    assert.match(failures[0] ?? '', new RegExp(`^faulty, --seed 2 --from \\d+: ${why}`));
  }
});

test('a sentence is bad that is empty, long, unprintable, or mostly of the caller', () => {
  const said = (error) => complaintAbout({ error }, { broken: false });
  assert.equal(said('points is 1; it must be a whole number from 2 to 10001.'), '');
  assert.equal(complaintAbout({ x: 1 }, { broken: false }), '');
  for (const bad of ['', ' ', 7, 'no full stop', `${'a'.repeat(1000)}.`, 'a\u0000b.', 'a\u202eb.'])
    assert.notEqual(said(bad), '', String(bad));
  assert.notEqual(said(`data is "${THEIRS.repeat(81)}"; it is unknown.`), '');
  assert.notEqual(said(`x is [${'1, '.repeat(40)}]; it must be a number.`), '');
});
