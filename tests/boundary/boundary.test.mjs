// What crosses the boundary: shapes, who owns the arrays, and how bad input is answered.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCore, presets } from './core.mjs';

const hostile = [
  ['NaN', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
  ['a negative number', -1],
  ['a fraction', 2.7],
  ['a number in a string', '12'],
  ['null', null],
  ['an object', {}],
  ['an empty list', []],
  ['a nested list', [[1]]],
  ['a function', () => 1],
  ['a big integer', 3n],
  ['true', true],
  ['a huge number', 1e300],
  ['an unknown name', 'rleu'],
];

for (const preset of presets) {
  test(`${preset}: curves come back as owned float arrays of one length`, async () => {
    const core = await loadCore(preset);
    const { x, curves } = core.run('activationCurves', { activations: ['relu', 'tanh'] });
    assert.ok(x instanceof Float32Array);
    assert.equal(curves.length, 2);
    for (const { y, slope, valueAtX } of curves) {
      assert.equal(y.length, x.length);
      assert.equal(slope.length, x.length);
      assert.equal(y.buffer.byteLength, y.byteLength, 'a copy, not a view of the heap');
      assert.equal(typeof valueAtX, 'number');
    }
  });

  test(`${preset}: results survive the growth of the module's memory`, async () => {
    const core = await loadCore(preset);
    const { x } = core.run('activationCurves', { from: -1, to: 1, points: 3 });
    const before = [...x];
    core.sessionStart(1, 'trainingLoss', { widths: [1500, 1500] });
    core.run('activationCurves', { points: 10001 });
    assert.deepEqual([...x], before);
    assert.deepEqual(before, [-1, 0, 0, 1]);
  });

  test(`${preset}: every hostile value of every option is one sentence naming it`, async () => {
    const core = await loadCore(preset);
    const doors = {
      activationCurves: ['activations', 'from', 'points', 'x'],
      trainingLoss: [
        'data',
        'activations',
        'widths',
        'initializer',
        'gain',
        'optimizer',
        'learningRate',
        'batch',
        'epochs',
        'validationShare',
        'seed',
      ],
    };
    // What a door may well take: negative ends of an axis, a gain with a fraction.
    const fine = { from: [-1, 2.7], x: [-1, 2.7], gain: [2.7], learningRate: [2.7] };
    for (const [door, options] of Object.entries(doors)) {
      for (const option of options) {
        for (const [what, value] of hostile) {
          if (fine[option]?.includes(value)) continue;
          const answer =
            door === 'trainingLoss'
              ? core.sessionStart(1, door, { [option]: value })
              : core.run(door, { [option]: value });
          assert.match(answer.error ?? 'accepted', /\.$/, `${option} as ${what}`);
          assert.ok(
            answer.error.startsWith(`${option} is `),
            `${option} as ${what}: ${answer.error}`,
          );
          assert.ok(!answer.error.includes('\n') && answer.error.length < 500);
        }
      }
    }
    assert.ok(core.run('activationCurves', {}).x.length > 0, 'the module works on');
  });

  test(`${preset}: unknown names and misspelt options are refused with what is known`, async () => {
    const core = await loadCore(preset);
    assert.equal(
      core.run('activationCurve', {}).error,
      'experiment is "activationCurve"; it must be one of activationCurves, activationTable, trainingRun.',
    );
    assert.match(core.run('activationCurves', { point: 3 }).error, /^option "point" is not known/);
    assert.match(core.run('activationCurves', 7).error, /^options is 7; it must be an object\.$/);
    assert.match(core.run('activationCurves', null).error, /^options is null/);
    assert.equal(
      core.sessionStart(1, 'trainingloss', {}).error,
      'session is "trainingloss"; it must be one of training.',
    );
    assert.equal(core.sessionAdvance(9, 1).error, 'session 9 is not open.');
    assert.equal(core.sessionSnapshot(9).error, 'session 9 is not open.');
    assert.equal(core.sessionSave(9).error, 'session 9 is not open.');
  });

  test(`${preset}: what is nearly whole is refused and shown with all its digits`, async () => {
    const core = await loadCore(preset);
    const near = 1.0000000001;
    for (const [experiment, keys] of Object.entries({
      networkStep: ['updates', 'seed', 'widths'],
      collapseToLine: ['depth', 'steps', 'seed'],
      hinges: ['units'],
      vanishingGradient: ['depth', 'width', 'seed'],
      unitActivity: ['samples', 'steps', 'mapLayer', 'mapStep', 'widths', 'seed'],
      trainingRun: ['epochs', 'batch', 'seed'],
    }))
      for (const key of keys) {
        const value = key === 'widths' ? [near] : near;
        const { error } = core.run(experiment, { [key]: value });
        assert.match(error, new RegExp(`^${key} is \\[?1\\.0000000001\\]?; it must be`));
      }
  });

  test(`${preset}: more than 256 MiB is refused and nothing is allocated`, async () => {
    const core = await loadCore(preset);
    const { error } = core.sessionStart(1, 'trainingLoss', { widths: Array(63).fill(4096) });
    assert.match(error, /^widths is \[4096, .* MiB, and at most 256 MiB are allowed\.$/);
  });

  test(`${preset}: sizes whose product is a multiple of 2³² are refused, and no other session is touched`, async () => {
    const core = await loadCore(preset);
    const beside = { channels: 20, layers: [{ outputs: 40 }, { outputs: 1 }], shuffle: false };
    const data = { inputs: new Float32Array(20).fill(0.5), targets: [1] };
    core.sessionStart(1, 'training', { ...beside, ...data });
    const before = core.sessionSnapshot(1).parameters;
    const { error } = core.sessionStart(2, 'training', {
      height: 1024,
      width: 1024,
      channels: 1,
      layers: [
        { kind: 'convolution', outputs: 4096, kernel: 1 },
        { kind: 'max-pool', kernel: 64 },
      ],
      inputs: new Float32Array(2 ** 20),
      targets: new Float32Array(16 * 16 * 4096),
      batch: 1,
    });
    assert.match(error, /MiB, and at most 256 MiB are allowed\.$/);
    assert.deepEqual(core.sessionSnapshot(1).parameters, before);
  });

  test(`${preset}: lists within a list of numbers are told what to be`, async () => {
    const core = await loadCore(preset);
    const inputs = [
      [0, 1],
      [1, 0],
    ];
    assert.equal(
      core.sessionStart(1, 'training', { layers: [{}], inputs, targets: [1, 0] }).error,
      'inputs is [[0, 1], [1, 0]]; it must be a flat list of 1 to 67108864 numbers, one sample after the other.',
    );
  });

  test(`${preset}: a session advances, is saved, and resumes to the same bits`, async () => {
    const core = await loadCore(preset);
    const options = { epochs: 5, optimizer: 'adam', learningRate: 0.01 };
    const { stepsPerEpoch } = core.sessionStart(1, 'trainingLoss', options);
    const all = (id) => {
      while (core.sessionAdvance(id, 3)) {}
      return core.sessionSnapshot(id);
    };
    core.sessionAdvance(1, stepsPerEpoch + 2);
    // Through structured cloning, as between workers.
    const saved = structuredClone(core.sessionSave(1));
    assert.equal(core.sessionResume(2, 'trainingLoss', saved).error, undefined);
    assert.deepEqual(all(2), all(1));
    assert.ok(all(1).finished);
    core.sessionEnd(1);
    assert.equal(core.sessionSnapshot(1).error, 'session 1 is not open.');
    assert.ok(all(2).finished, 'the other session is still there');
  });

  test(`${preset}: a thousand sessions opened and ended leak nothing`, async (t) => {
    const core = await loadCore(preset);
    if (!core.heapBytes) return t.skip('this build keeps what was freed apart');
    const open = () => {
      core.sessionStart(3, 'trainingLoss', { widths: [64, 64], epochs: 1 });
      core.sessionAdvance(3, 1);
      core.sessionEnd(3);
    };
    for (let i = 0; i < 50; i++) open();
    const before = core.heapBytes;
    for (let i = 0; i < 950; i++) open();
    assert.equal(core.heapBytes, before);
  });

  test(`${preset}: a run on the caller's numbers can be compared with another program`, async () => {
    const core = await loadCore(preset);
    const options = {
      channels: 1,
      layers: [{ outputs: 1, activation: 'identity' }],
      inputs: Float32Array.of(-1, 0, 1, 2),
      targets: Float32Array.of(-1, 1, 3, 5),
      parameters: Float32Array.of(0, 0),
      batch: 4,
      shuffle: false,
      learningRate: 0.1,
    };
    assert.equal(core.sessionStart(1, 'training', options).error, undefined);
    core.sessionAdvance(1, 1);
    const first = core.sessionSnapshot(1);
    assert.deepEqual([...first.losses], [9]);
    assert.deepEqual([...first.gradient], [-7, -4]);
    assert.deepEqual([...first.parameters], [Math.fround(0.7), Math.fround(0.4)]);
    core.sessionAdvance(1, 500);
    const { losses, parameters } = core.sessionSnapshot(1);
    assert.equal(losses.length, 500);
    assert.ok(Math.abs(parameters[0] - 2) < 1e-4 && Math.abs(parameters[1] - 1) < 1e-4);
  });

  test(`${preset}: a run that nobody takes a snapshot of stops in a sentence, not at the end of memory`, async (t) => {
    const core = await loadCore(preset);
    if (!core.heapBytes) return t.skip('four million steps take this build minutes');
    const options = { layers: [{ outputs: 1 }], inputs: [1], targets: [1], learningRate: 0 };
    core.sessionStart(1, 'training', options);
    const { error } = core.sessionAdvance(1, 140e6);
    assert.match(error, /^losses of \d+ steps .* at most 16 MiB of them are kept; take a snapshot/);
    assert.ok(core.heapBytes < 128 * 2 ** 20);
    assert.equal(core.sessionSnapshot(1).losses.length, 2 ** 22);
    assert.equal(core.sessionAdvance(1, 1), true);
  });

  test(`${preset}: the first number that is not finite is told, and the state before it is kept`, async () => {
    const core = await loadCore(preset);
    core.sessionStart(1, 'training', {
      layers: [{ outputs: 1, activation: 'identity' }],
      inputs: [1e10],
      targets: [0],
      parameters: [1e10, 0],
      learningRate: 0,
    });
    assert.equal(core.sessionAdvance(1, 5), false);
    const { step, losses, nonFinite, remarks } = core.sessionSnapshot(1);
    assert.deepEqual(nonFinite, { step: 1, stepMargin: 0, layer: -1, what: 'loss' });
    assert.equal(step, 0);
    assert.equal(losses.length, 0);
    assert.deepEqual(remarks, []);
    const saved = core.sessionSave(1);
    assert.deepEqual([...saved.parameters], [1e10, 0]);
    assert.equal(
      core.sessionResume(2, 'training', { ...saved, format: 2 }).error,
      'format is 2; it must be 1.',
    );
    assert.equal(core.sessionResume(2, 'training', saved).error, undefined);
  });

  test(`${preset}: a layer that is not right is named by its place`, async () => {
    const core = await loadCore(preset);
    const start = (layers) =>
      core.sessionStart(1, 'training', { layers, inputs: [1], targets: [1], batch: 1 }).error;
    assert.equal(
      start([{ outputs: 2 }, { outputs: 1.5 }]),
      'layers[1]: outputs is 1.5; it must be a whole number from 1 to 4096.',
    );
    assert.match(start([{ units: 2 }]), /^layers\[0\]: option "units" is not known/);
    assert.equal(start('deep'), 'layers is "deep"; it must be a list of 1 to 64 entries.');
  });
}
