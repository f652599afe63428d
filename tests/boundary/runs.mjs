// Ten training runs, and the hash of what each ends with: tests/cpp/training_hashes.cpp does the same ten.

const STEPS = 60;
const SAMPLES = 24;

/** Numbers that every language computes alike: multiples of 1/16 from −30/16 to 30/16. */
const numbers = (count, step) =>
  Float32Array.from({ length: count }, (_, i) => (((i * step) % 61) - 30) / 16);

const oneHot = (classes) =>
  Float32Array.from({ length: SAMPLES * classes }, (_, i) =>
    i % classes === Math.floor(i / classes) % classes ? 1 : 0,
  );

const dense = (outputs, activation) => ({ outputs, activation });

const mlp = (activation, options) => ({
  channels: 3,
  layers: [dense(9, activation), dense(5, activation), dense(2, 'identity')],
  inputs: numbers(SAMPLES * 3, 7),
  targets: numbers(SAMPLES * 2, 11),
  learningRate: 0.02,
  batch: 7,
  ...options,
});

const cnn = (options) => ({
  height: 6,
  width: 5,
  channels: 2,
  layers: [
    { kind: 'convolution', outputs: 5, kernel: 3, padding: 'same', activation: 'relu' },
    { kind: 'max-pool', kernel: 2 },
    { kind: 'convolution', outputs: 9, kernel: 2, padding: 'valid', activation: 'silu' },
    dense(3, 'identity'),
  ],
  inputs: numbers(SAMPLES * 60, 13),
  targets: oneHot(3),
  loss: 'softmax-cross-entropy',
  learningRate: 0.02,
  batch: 7,
  ...options,
});

/** The options of each run. */
export const runs = {
  'mlp sgd': mlp('tanh', { optimizer: 'sgd' }),
  'mlp momentum': mlp('elu', { optimizer: 'momentum' }),
  'mlp adam': mlp('gelu', { optimizer: 'adam' }),
  'mlp adamw': mlp('prelu', { optimizer: 'adamw', weightDecay: 0.1 }),
  'mlp clipped': mlp('softplus', { optimizer: 'sgd', clipNorm: 0.5, weightDecay: 0.01 }),
  'mlp cross-entropy': mlp('sigmoid', { loss: 'binary-cross-entropy', targets: oneHot(2) }),
  'cnn sgd': cnn({ optimizer: 'sgd' }),
  'cnn momentum': cnn({ optimizer: 'momentum' }),
  'cnn adam': cnn({ optimizer: 'adam' }),
  'cnn adamw': cnn({ optimizer: 'adamw', weightDecay: 0.1 }),
};

/** FNV-1a (Fowler, Noll & Vo 1991) over the bytes of the numbers, as 16 hexadecimal digits. */
export function hash(lists) {
  let value = 0xcbf29ce484222325n;
  for (const byte of lists.flatMap((list) => [...new Uint8Array(list.buffer)])) {
    value = BigInt.asUintN(64, (value ^ BigInt(byte)) * 0x100000001b3n);
  }
  return value.toString(16).padStart(16, '0');
}

/** { name: hash } of all runs in an instance of the core. */
export function hashRuns(core) {
  const hashes = {};
  for (const [name, options] of Object.entries(runs)) {
    const { error } = core.sessionStart(1, 'training', options);
    if (error) throw new Error(error);
    core.sessionAdvance(1, STEPS);
    const { losses, gradient, parameters } = core.sessionSnapshot(1);
    hashes[name] = hash([losses, gradient, parameters]);
  }
  core.sessionEnd(1);
  return hashes;
}
