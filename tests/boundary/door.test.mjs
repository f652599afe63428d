// The door beside the glue: whatever it is given, it answers, with a result or with one sentence that can be shown.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { openCore } from '../../cpp/bindings/door.mjs';
import { readContract } from '../../cpp/contract/write.mjs';
import { loadCore, loadModule } from './core.mjs';

const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/u;

/** The sentence of an answer that must be a failure. */
function sentence(answer) {
  assert.deepEqual(Object.keys(answer ?? {}), ['error']);
  const { error } = answer;
  assert.match(error, /\S.*\.$/s);
  assert.ok(error.length <= 1000, `${error.length} characters`);
  assert.doesNotMatch(error, UNPRINTABLE);
  return error;
}

const PLAIN = 'it must be plain data: numbers, strings, booleans, lists and objects.';

const XOR = {
  channels: 2,
  layers: [{ outputs: 2 }, { outputs: 1, activation: 'identity' }],
  inputs: [0, 0, 0, 1, 1, 0, 1, 1],
  targets: [0, 1, 1, 0],
  batch: 4,
};

test('all modules of both builds have the same glue but for their names, so that the worker carries it once', () => {
  const { modules } = readContract();
  const glues = ['wasm-simd', 'wasm-scalar'].flatMap((preset) =>
    modules.map(({ name }) => {
      const path = new URL(`../../build/${preset}/${name}.mjs`, import.meta.url);
      return readFileSync(path, 'utf8').replaceAll(`${name}.wasm`, 'core.wasm');
    }),
  );
  assert.equal(glues.length, 8);
  assert.equal(new Set(glues).size, 1);
});

test('a module without sessions says so', async () => {
  const curves = await loadModule('wasm-simd', 'curves');
  assert.equal(
    curves.sessionStart(1, 'training', {}).error,
    'session is "training"; this module has none.',
  );
});

test('too few and too many arguments are told what is missing', async () => {
  const core = await loadCore('wasm-simd');
  assert.equal(sentence(core.run()), 'run takes 2 arguments (name, options); it was given 0.');
  assert.equal(
    sentence(core.sessionStart(1, 'training')),
    'sessionStart takes 3 arguments (session, name, options); it was given 2.',
  );
  assert.equal(
    sentence(core.sessionSave()),
    'sessionSave takes 1 argument (session); it was given 0.',
  );
  for (const door of Object.keys(core).filter((name) => /^run|^session/.test(name))) {
    sentence(core[door](1, 2, 3, 4));
  }
});

test('a number of steps that is none is refused, and so is a session', async () => {
  const core = await loadCore('wasm-simd');
  assert.equal(core.sessionStart(1, 'training', XOR).error, undefined);
  const allowed = 'it must be a whole number from 1 to 2147483647.';
  for (const [steps, shown] of [
    [Number.NaN, 'NaN'],
    [-3, '-3'],
    [0, '0'],
    ['5', '"5"'],
    [0.5, '0.5'],
    [2 ** 31, '2147483648'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    [5n, 'a BigInt'],
    [undefined, 'undefined'],
    [null, 'null'],
    [[5], 'a list'],
    [{ valueOf: () => 5 }, 'an object'],
    [Symbol('5'), 'a symbol'],
  ]) {
    assert.equal(sentence(core.sessionAdvance(1, steps)), `steps is ${shown}; ${allowed}`);
  }
  for (const session of [-1, 1.5, '1', 2 ** 32 + 1, null]) {
    assert.match(sentence(core.sessionSnapshot(session)), /^session is .*; it must be a whole/);
  }
  assert.equal(core.sessionSnapshot(1).step, 0);
});

/** Options that are no plain data, each with the beginning of what is said of it. */
function unplain() {
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const detached = new Float32Array(4);
  structuredClone(detached.buffer, { transfer: [detached.buffer] });
  const deep = [];
  for (let list = deep, i = 0; i < 100_000; i++) {
    list.push([]);
    list = list[0];
  }
  const throwing = (what) => ({
    get inputs() {
      throw what;
    },
  });
  return [
    [throwing(new Error('no\u0000t now')), `inputs is something that cannot be copied; ${PLAIN}`],
    [throwing(undefined), `inputs is something that cannot be copied; ${PLAIN}`],
    [throwing(revoked.proxy), `inputs is something that cannot be copied; ${PLAIN}`],
    [revoked.proxy, `options is something that cannot be copied; ${PLAIN}`],
    [{ layers: revoked.proxy }, `layers is something that cannot be copied; ${PLAIN}`],
    [{ seed: Symbol('seed') }, `seed is a symbol; ${PLAIN}`],
    [{ loss: () => 1 }, `loss is a function; ${PLAIN}`],
    [{ inputs: detached }, `inputs is something that cannot be copied; ${PLAIN}`],
    [{ ['x'.repeat(1e6)]: () => 1 }, `${'x'.repeat(40)}… is a function; ${PLAIN}`],
    [{ layers: deep }, `layers is `],
    [() => 1, 'options is a function; it must be an object.'],
    [7n, 'options is a BigInt; it must be an object.'],
    [undefined, 'options is undefined; it must be an object.'],
    [new Map(), 'options is an object; it must be an object with a field per option.'],
    [[], 'options is a list; it must be an object with a field per option.'],
    [new Float32Array(3), 'options is a list; it must be an object with a field per option.'],
  ];
}

test('what is no plain data is refused by name', async () => {
  const core = await loadCore('wasm-simd');
  for (const [options, beginning] of unplain()) {
    for (const answer of [core.run('hinges', options), core.sessionStart(1, 'training', options)]) {
      const said = sentence(answer);
      assert.ok(said.startsWith(beginning), said);
    }
    sentence(core.sessionResume(1, 'training', options));
  }
  assert.ok(core.run('hinges', {}).pieces > 0, 'the module works on');
});

test('a cycle, a big integer and a shared list that grows eightfold are answered', async () => {
  const core = await loadCore('wasm-simd');
  const cycle = [];
  cycle.push(cycle);
  let wide = [1];
  for (let i = 0; i < 30; i++) wide = Array(8).fill(wide);
  for (const value of [
    cycle,
    wide,
    10n ** 100_000n,
    new Date(),
    new DataView(new ArrayBuffer(8)),
  ]) {
    sentence(core.run('activationCurves', { activations: value }));
    sentence(core.run('activationCurves', { x: value }));
    sentence(core.run('activationCurves', { list: value }));
    sentence(core.sessionStart(1, 'training', { layers: value }));
    sentence(core.sessionResume(1, 'training', { options: XOR, step: 0, parameters: value }));
  }
  assert.equal(core.broken, false);
});

test('at most 80 characters of what was given are repeated, and nothing that cannot be printed', async () => {
  const core = await loadCore('wasm-simd');
  const long = 'ж\u202e\u0007\ud800'.repeat(30_000);
  const given = (text) => [...text].filter((character) => /[ж�]/u.test(character)).length;
  const list = Array(8).fill(long);
  for (const answer of [
    core.run(long, {}),
    core.sessionStart(1, long, {}),
    core.run('hinges', { [long]: 1 }),
    core.run('additivity', { activation: long }),
    core.run('activationCurves', { activations: list }),
    core.run('activationCurves', { activations: Array(8).fill('ж'.repeat(12)) }),
    core.run('activationCurves', { from: list }),
    core.run('activationCurves', { from: [list, list, list] }),
    core.sessionStart(1, 'training', { layers: [{ [long]: 1 }] }),
    core.sessionStart(1, 'training', { layers: [{ kind: long }] }),
    core.sessionAdvance(1, long),
    core.sessionResume(1, 'trainingLoss', { options: { data: long } }),
  ]) {
    const said = sentence(answer);
    assert.ok(given(said) <= 80, `${given(said)}: ${said}`);
  }
});

test('long lists of long numbers are cut short', async () => {
  const core = await loadCore('wasm-simd');
  const said = sentence(core.run('vanishingGradient', { gain: Array(8).fill(-1.23456789e-300) }));
  assert.ok(said.match(/is (.*); it must/)[1].length <= 80, said);
});

test('options are copied: what changes later, or is an heir, changes nothing', async () => {
  const core = await loadCore('wasm-simd');
  let reads = 0;
  const inputs = Float32Array.from(XOR.inputs);
  const options = {
    ...XOR,
    inputs,
    get seed() {
      return ++reads;
    },
  };
  core.sessionStart(1, 'training', options);
  inputs.fill(9);
  const saved = core.sessionSave(1);
  assert.equal(reads, 1);
  assert.equal(saved.options.seed, 1);
  assert.deepEqual([...saved.options.inputs], XOR.inputs);
});

test('after a trap the module is never asked again', async () => {
  let calls = 0;
  const trap = () => {
    calls++;
    throw new WebAssembly.RuntimeError(`memory access\u0000 out of bounds${'!'.repeat(2000)}`);
  };
  const wasm = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
  const glue = async ({ instantiateWasm }) => {
    await new Promise((done) => instantiateWasm({}, done));
    return { run: trap, sessionSnapshot: trap };
  };
  const core = await openCore(glue, wasm);
  assert.equal(core.broken, false);
  assert.match(
    sentence(core.run('hinges', {})),
    /^The module stopped in run \(memory access� out of .*\); open another\.$/,
  );
  assert.equal(core.broken, true);
  assert.equal(
    sentence(core.sessionSnapshot(1)),
    'The module stopped in an earlier call; open another.',
  );
  assert.equal(calls, 1);
});
