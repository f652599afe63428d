// The work that the benchmarks measure: sizes, and data drawn from a seed.

export const W3 = { sizes: [2, 8, 8, 1], batch: 10, lr: 0.03, n: 500 };
export const W4 = { sizes: [784, 128, 64, 10], batch: 64, lr: 0.05, n: 2048 };
export const W5 = { side: 256 };
export const W6 = { batch: 20, lr: 0.01, n: 500 };
export const W7 = { sizes: [2, ...Array(20).fill(32), 1], batch: 32, lr: 0.001, n: 512 };

/** Multiplications and additions per sample: forward, gradient of the weights, gradient of the inputs. */
function trainingOperations(sizes) {
  const products = sizes.slice(1).reduce((sum, outputs, l) => sum + sizes[l] * outputs, 0);
  return 2 * (3 * products - sizes[0] * sizes[1]);
}

const convolutions = [28 * 28 * 25 * 8, 14 * 14 * 25 * 8 * 16];
const cnnOperations = 2 * (3 * (convolutions[0] + convolutions[1] + 2560) - convolutions[0]);

/** What is measured; `operations` per unit, where a share of the ceiling makes sense. */
export const ROWS = [
  { id: 'W1', title: 'relu, 1M floats' },
  { id: 'W1b', title: 'relu backward, 1M floats' },
  { id: 'W2s', title: 'sigmoid, 1M floats' },
  { id: 'W2t', title: 'tanh, 1M floats' },
  { id: 'W2g', title: 'gelu, 1M floats' },
  { id: 'W5', title: 'evaluate 2-8-8-1', operations: 2 * (16 + 64 + 8) },
  { id: 'W3', title: 'train 2-8-8-1 tanh', operations: trainingOperations(W3.sizes) },
  { id: 'W3r', title: 'train 2-8-8-1 relu', operations: trainingOperations(W3.sizes) },
  { id: 'W4', title: 'train 784-128-64-10', operations: trainingOperations(W4.sizes) },
  { id: 'W6', title: 'train CNN', operations: cnnOperations },
  { id: 'W7', title: 'train 2-20×32-1', operations: trainingOperations(W7.sizes) },
];

/** Uniform in 0 … 1: xorshift (Marsaglia 2003, "Xorshift RNGs"). */
function uniform(seed) {
  let state = (seed * 2654435761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Roughly normal: the sum of twelve uniform numbers, less six. */
function normal(random) {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += random();
  return sum;
}

export function actInput() {
  const random = uniform(1);
  return Float32Array.from({ length: 1_000_000 }, () => 2 * normal(random));
}

/** Points in a square; 1 inside a circle, −1 outside. */
export function points(n) {
  const random = uniform(2);
  const x = Float32Array.from({ length: 2 * n }, () => 2 * random() - 1);
  const y = Float32Array.from({ length: n }, (_, i) =>
    Math.hypot(x[2 * i], x[2 * i + 1]) < 0.75 ? 1 : -1,
  );
  return { x, y };
}

/** 28 × 28 images of ten classes: a pattern for each, with noise. */
export function images(n) {
  const random = uniform(3);
  const pattern = Float32Array.from({ length: 7840 }, () => (random() < 0.2 ? random() : 0));
  const x = new Float32Array(784 * n);
  const onehot = new Float32Array(10 * n);
  for (let i = 0; i < n; i++) {
    const label = Math.floor(10 * random());
    onehot[10 * i + label] = 1;
    for (let j = 0; j < 784; j++) x[784 * i + j] = 0.7 * pattern[784 * label + j] + 0.3 * random();
  }
  return { x, onehot };
}

export function grid(side) {
  const place = (i) => (2 * i) / (side - 1) - 1;
  return Float32Array.from({ length: 2 * side * side }, (_, i) =>
    place(i % 2 === 0 ? (i >> 1) % side : Math.floor((i >> 1) / side)),
  );
}

/** Weights of deviation √(gain / inputs). */
export function weights(inputs, outputs, seed, gain) {
  const random = uniform(seed);
  return Float32Array.from(
    { length: inputs * outputs },
    () => Math.sqrt(gain / inputs) * normal(random),
  );
}
