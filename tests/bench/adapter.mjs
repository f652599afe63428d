// This project as a peer of a benchmark harness that gives sizes and data: how to train its networks.
//
// The harness imports `workloads(lib)`, where lib has the sizes (W3, W4, …) and the data. Training goes
// through the same door that the page uses; the data cross it once.
const module = new URL('../../build/wasm-simd/', import.meta.url);

export const name = 'relu-live';

async function loadCore() {
  const { default: createCore } = await import(new URL('core.mjs', module));
  const url = new URL('core.wasm', module);
  const bytes =
    url.protocol === 'file:'
      ? await import('node:fs').then(({ readFileSync }) => readFileSync(url))
      : await fetch(url).then((response) => response.arrayBuffer());
  return createCore({
    instantiateWasm(imports, done) {
      WebAssembly.instantiate(bytes, imports).then(({ instance, module }) =>
        done(instance, module),
      );
      return {};
    },
  });
}

const dense = (outputs, activation) => ({ outputs, activation });

/** Trains in the order of the data, `steps` optimizer steps per call. */
async function trainer({ lr, batch }, steps, options) {
  const core = await loadCore();
  const answer = core.sessionStart(1, 'training', {
    optimizer: 'sgd',
    learningRate: lr,
    batch,
    shuffle: false,
    ...options,
  });
  if (answer.error) throw new Error(answer.error);
  return {
    unit: 'samples',
    run() {
      core.sessionAdvance(1, steps);
      return steps * batch;
    },
    loss() {
      const { losses } = core.sessionSnapshot(1);
      if (losses.length === 0) core.sessionAdvance(1, answer.stepsPerEpoch);
      const last = losses.length ? losses : core.sessionSnapshot(1).losses;
      const epoch = last.slice(-answer.stepsPerEpoch);
      return epoch.reduce((sum, loss) => sum + loss, 0) / epoch.length;
    },
    free: () => core.sessionEnd(1),
  };
}

/** The harness means half the squared error, ours is the whole: half the rate gives the same steps. */
function mlp(workload, activation, { points, weights }, steps) {
  const { sizes, n, lr } = workload;
  const { x, y } = points(n);
  const parameters = sizes
    .slice(1)
    .flatMap((outputs, l) => [
      ...weights(sizes[l], outputs, 11 + l, activation === 'tanh' ? 1 : 2),
      ...new Float32Array(outputs),
    ]);
  return trainer({ ...workload, lr: lr / 2 }, steps, {
    channels: sizes[0],
    layers: sizes
      .slice(1)
      .map((units, l) => dense(units, l + 2 < sizes.length ? activation : 'identity')),
    inputs: x,
    targets: y,
    parameters: Float32Array.from(parameters),
    loss: 'mean-squared-error',
  });
}

export const workloads = (lib) => ({
  W3: () => mlp(lib.W3, 'tanh', lib, 1000),
  W3r: () => mlp(lib.W3, 'relu', lib, 1000),
  W4() {
    const { sizes, n } = lib.W4;
    const { x, onehot } = lib.images(n);
    return trainer(lib.W4, 8, {
      channels: sizes[0],
      layers: [dense(sizes[1], 'relu'), dense(sizes[2], 'relu'), dense(sizes[3], 'identity')],
      inputs: x,
      targets: onehot,
      loss: 'softmax-cross-entropy',
    });
  },
  W6() {
    const { x, onehot } = lib.images(lib.W6.n);
    return trainer(lib.W6, 4, {
      height: 28,
      width: 28,
      layers: [
        { kind: 'convolution', outputs: 8, kernel: 5 },
        { kind: 'max-pool', kernel: 2 },
        { kind: 'convolution', outputs: 16, kernel: 5 },
        { kind: 'max-pool', kernel: 3 },
        dense(10, 'identity'),
      ],
      inputs: x,
      targets: onehot,
      loss: 'softmax-cross-entropy',
    });
  },
  W7: () => mlp(lib.W7, 'relu', lib, 20),
});
