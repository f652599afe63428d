// A seeded generator for the fuzzing suite: the same call for the same seed and number, whatever was called before.

/** Mulberry32 (Tommy Ettinger 2017): 32 bits of state are plenty for one call. */
function mulberry32(state) {
  let s = state >>> 0;
  return () => {
    s = (s + 0x6d2b79f5) >>> 0;
    let t = Math.imul(s ^ (s >>> 15), s | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What is drawn for call `index` of `seed`. */
export function randomOf(seed, index) {
  const next = mulberry32(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  next();
  const whole = (low, high) => low + Math.floor(next() * (high - low + 1));
  const one = (list) => list[whole(0, list.length - 1)];
  return { next, whole, one, chance: (share) => next() < share };
}
