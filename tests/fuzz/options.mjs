// Options drawn along the contract: mostly right and brief to compute, now and then with one value that is not.
import { hostile, NUMBERS } from './hostile.mjs';

/** What makes a run long is kept small, or is nothing that runs at all. */
const BRIEF = { epochs: 2, steps: 3, updates: 3, samples: 24, depth: 6, width: 12, points: 60 };

function number(random, { name, allowed }) {
  const { low = -3, high = 3, whole } = allowed ?? {};
  const most = Math.min(high, BRIEF[name] ?? high);
  if (whole) return random.whole(low, Math.max(low, Math.min(most, low + (BRIEF[name] ?? 9))));
  if (random.chance(0.1)) return random.one([low, most]);
  return low + random.next() * (Math.min(most, low + 3) - low);
}

/** Few entries; once in a thousand as many as there may be. */
function count(random, { fewest = 0, most = 4 }) {
  return random.chance(0.001)
    ? Math.min(most, 64)
    : random.whole(fewest, Math.min(most, fewest + 3));
}

function list(random, field, entry) {
  return Array.from({ length: count(random, field.allowed ?? {}) }, entry);
}

function value(random, field, structs) {
  const { type, allowed } = field;
  const numbers = () => list(random, field, () => number(random, field));
  switch (type) {
    case 'boolean':
      return random.chance(0.5);
    case 'number':
    case 'number?':
      return number(random, field);
    case 'string':
      return random.one(allowed?.names ?? ['relu']);
    case 'strings':
      return list(random, field, () => random.one(allowed?.names ?? ['relu']));
    case 'floats':
    case 'doubles':
      return random.chance(0.5) ? Float32Array.from(numbers()) : numbers();
    case 'ints':
      return numbers();
    case 'struct':
      return drawn(random, structs.get(field.struct), structs, 1);
    default:
      return list(random, field, () => drawn(random, structs.get(field.struct), structs, 1));
  }
}

/** An object of a struct: each field with the chance `share`, but always those that keep it brief. */
export function drawn(random, { fields }, structs, share = 0.4) {
  const object = {};
  for (const field of fields) {
    if (field.name in BRIEF || random.chance(share))
      object[field.name] = value(random, field, structs);
  }
  return object;
}

/** Puts a value that does not belong there into one place of an object, at any depth. */
export function spoil(random, object, plain) {
  const keys = Object.keys(object);
  const key = keys.length > 0 && random.chance(0.85) ? random.one(keys) : 'an option of theirs';
  const inner = object[key];
  const isObject = typeof inner === 'object' && inner !== null && Object.keys(inner).length > 0;
  if (isObject && !ArrayBuffer.isView(inner) && random.chance(0.6)) spoil(random, inner, plain);
  else if (key in BRIEF) object[key] = random.one(NUMBERS.filter((bad) => !(bad > 0)));
  else object[key] = hostile(random, plain);
}

const room = new Float32Array(2 ** 21);

/** A session on the caller's own numbers whose parts fit each other. */
export function fitting(random) {
  const [height, width, channels, samples] = [1, 2, 3, 4].map(() => random.whole(1, 4));
  const outputs = random.whole(1, 3);
  const layers = Array.from({ length: random.whole(0, 2) }, () => ({
    kind: random.one(['dense', 'convolution']),
    outputs: random.whole(1, 9),
    kernel: random.whole(1, 3),
    activation: random.one(['relu', 'tanh', 'prelu', 'gelu']),
  }));
  const number = () => random.one([0, 1, -1, 0.5, 1e30, -1e-30]) * random.next();
  return {
    height,
    width,
    channels,
    layers: [...layers, { outputs, activation: 'identity' }],
    inputs: Array.from({ length: samples * height * width * channels }, number),
    targets: Float32Array.from({ length: samples * outputs }, number),
    batch: random.whole(1, 5),
    optimizer: random.one(['sgd', 'momentum', 'adam', 'adamw']),
    learningRate: random.one([0, 0.01, 1, 100]),
    diagnosticsEvery: random.whole(0, 2),
    seed: random.whole(0, 2 ** 32 - 1),
  };
}

/** A convolution and a pool whose numbers in between come to 2³² or near it, though what goes in and out is small. */
export function wrapping(random) {
  const near = (size) => Math.max(1, size + (random.chance(0.2) ? random.one([-1, 1]) : 0));
  const height = 2 ** random.whole(8, 11);
  const width = 2 ** random.whole(20 - Math.log2(height), 21 - Math.log2(height));
  const wraps = 2 ** 32 / (height * width);
  const outputs = near(random.chance(0.7) ? Math.min(wraps, 4096) : 2 ** random.whole(0, 12));
  const kernel = random.one([1, 1, 1, 3]);
  const pool = random.one([16, 64, 64]);
  const layers = [
    { kind: 'convolution', outputs, kernel },
    { kind: 'max-pool', kernel: pool },
  ];
  const units = random.chance(0.3) ? near(2 ** random.whole(0, 12)) : 0;
  if (units) layers.push({ outputs: units });
  const pooled = Math.floor(height / pool) * Math.floor(width / pool) * outputs;
  const targets = Math.min(units || Math.max(pooled, 1), room.length);
  return {
    height,
    width,
    channels: 1,
    layers,
    inputs: room.subarray(0, height * width),
    targets: room.subarray(0, targets),
    batch: 1,
  };
}
