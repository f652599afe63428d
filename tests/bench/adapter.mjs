// This project as a peer of a benchmark harness that gives sizes and data: how to do its work.
//
// A harness imports `workloads(lib)`, where lib has the sizes (W3, W4, …) and the data. Networks are
// trained through the page's own door; element-wise functions and evaluation have a module of their
// own, whose numbers stay inside. `node tests/bench/package.mjs` puts this file and both modules into
// build/adapter, which a browser can be given as it is.
export const name = 'relu-live';

async function load(file) {
  const { default: create } = await import(new URL(`${file}.mjs`, import.meta.url).href);
  const url = new URL(`${file}.wasm`, import.meta.url);
  const bytes =
    url.protocol === 'file:'
      ? await import('node:fs').then(({ readFileSync }) => readFileSync(url))
      : await fetch(url).then((response) => response.arrayBuffer());
  return { create, bytes };
}

async function loadCore() {
  const { create, bytes } = await load('library');
  const { openCore } = await import(new URL('door.mjs', import.meta.url).href);
  return openCore(create, bytes);
}

async function loadBench() {
  const { create, bytes } = await load('bench');
  return create({
    instantiateWasm(imports, done) {
      WebAssembly.instantiate(bytes, imports).then(({ instance, module }) =>
        done(instance, module),
      );
      return {};
    },
  });
}

/** An element-wise function on numbers in the module. */
async function elementwise(lib, activation, direction = 'forward') {
  const bench = await loadBench();
  const x = lib.actInput();
  bench.setInputs(x);
  bench.forward(activation);
  return {
    unit: 'elements',
    run() {
      bench[direction](activation);
      return x.length;
    },
  };
}

/** The weights of `mlp` at every point of a grid. */
async function evaluation({ W3, W5, grid, weights }) {
  const bench = await loadBench();
  bench.setInputs(grid(W5.side));
  bench.makeNetwork(W3.sizes, 'tanh', parametersOf(W3.sizes, 'tanh', weights));
  return {
    unit: 'points',
    run() {
      bench.evaluate();
      return W5.side ** 2;
    },
  };
}

/** What the kernel reaches on numbers in the first cache: multiplications and additions. */
export async function ceiling() {
  const bench = await loadBench();
  const steps = 1 << 18;
  return {
    unit: 'operations',
    run() {
      bench.ceiling(steps);
      return 64 * steps;
    },
  };
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

/** Weights of all layers in order, biases 0. */
function parametersOf(sizes, activation, weights) {
  const layers = sizes
    .slice(1)
    .flatMap((outputs, l) => [
      ...weights(sizes[l], outputs, 11 + l, activation === 'tanh' ? 1 : 2),
      ...new Float32Array(outputs),
    ]);
  return Float32Array.from(layers);
}

/** The harness means half the squared error, ours is the whole: half the rate gives the same steps. */
function mlp(workload, activation, { points, weights }, steps) {
  const { sizes, n, lr } = workload;
  const { x, y } = points(n);
  return trainer({ ...workload, lr: lr / 2 }, steps, {
    channels: sizes[0],
    layers: sizes
      .slice(1)
      .map((units, l) => dense(units, l + 2 < sizes.length ? activation : 'identity')),
    inputs: x,
    targets: y,
    parameters: parametersOf(sizes, activation, weights),
    loss: 'mean-squared-error',
  });
}

export const workloads = (lib) => ({
  W1: () => elementwise(lib, 'relu'),
  W1b: () => elementwise(lib, 'relu', 'backward'),
  W2s: () => elementwise(lib, 'sigmoid'),
  W2t: () => elementwise(lib, 'tanh'),
  W2g: () => elementwise(lib, 'gelu'),
  W5: () => evaluation(lib),
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
