// Values that no option should be, and lists that are too large, too deep, or no lists: what a caller may pass by mistake or on purpose.

/** Characters that no sentence of ours has, so that a test can count those that were repeated. */
export const THEIRS = 'ж';

const long = `${THEIRS}\u0007\u202e`.repeat(50_000);

function revoked() {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function detached() {
  const list = new Float32Array(4);
  structuredClone(list.buffer, { transfer: [list.buffer] });
  return list;
}

function cycle(value, key) {
  value[key] = value;
  return value;
}

/** Every entry the same list of eight: eight to the fifteenth numbers, if one wrote them out. */
function wide() {
  let list = [1];
  for (let i = 0; i < 15; i++) list = Array(8).fill(list);
  return list;
}

function sparse(length) {
  const list = [];
  list.length = length;
  return list;
}

const error = new Error(long);

const throwing = (what) => ({
  get seed() {
    throw what;
  },
});

/** Numbers at which something may wrap, round or overflow. */
export const NUMBERS = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  -1,
  -0,
  0.5,
  5e-324,
  1e300,
  2 ** 16,
  2 ** 26 + 1,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32 - 1,
  2 ** 32,
  2 ** 53,
];

/** Makers of plain data: what structuredClone lets pass. */
const PLAIN = [
  () => '12',
  () => '',
  () => THEIRS.repeat(12),
  () => long,
  () => `\u0000\ud800${THEIRS}`,
  () => null,
  () => undefined,
  () => true,
  () => ({}),
  () => ({ length: 5 }),
  () => ({ [long]: 1 }),
  () => JSON.parse('{ "__proto__": { "seed": 1 } }'),
  () => [],
  () => [[1, 2], [3]],
  () => ['relu', long],
  () => Array(8).fill(THEIRS.repeat(39)),
  () => Array(8).fill(-1.23456789e-300),
  () => sparse(3),
  () => sparse(2 ** 26),
  () => sparse(2 ** 32 - 1),
  () => cycle([], 0),
  () => cycle({}, 'options'),
  () => wide(),
  () => 3n,
  () => 10n ** 5000n,
  () => new Map([['seed', 1]]),
  () => new Date(0),
  () => /x/g,
  () => error,
  () => new String('relu'),
  () => new ArrayBuffer(8),
  () => new DataView(new ArrayBuffer(8)),
  () => new Int8Array(3),
  () => new BigInt64Array(3),
  () => new Float64Array([Number.NaN, 1e300]),
  () => new Float32Array(new SharedArrayBuffer(16)),
];

const NOT_PLAIN = [
  () => () => 1,
  () => Symbol(long),
  revoked,
  detached,
  () => new Proxy({}, {}),
  () => throwing(error),
  () => throwing(revoked()),
  () => throwing(undefined),
  () => new WeakMap(),
  () => Promise.resolve(),
  () => [Symbol.iterator],
];

/** Any value; `plain`: one that can be copied. */
export function hostile(random, plain = false) {
  const makers = plain || random.chance(0.7) ? PLAIN : NOT_PLAIN;
  return random.chance(0.4) ? random.one(NUMBERS) : random.one(makers)();
}
