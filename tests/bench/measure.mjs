// Measures workloads in turn, in Node or in a page: medians of interleaved rounds.

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Units per second over at least `milliseconds`. */
function rate(work, milliseconds) {
  const start = performance.now();
  let units = 0;
  let passed = 0;
  while (passed < milliseconds) {
    units += work.run();
    passed = performance.now() - start;
  }
  return (1000 * units) / passed;
}

/**
 * makers: { name: () => workload }, all of one row. Returns { name: units per second }. The rounds go from one
 * to the next, so that a busy machine slows all alike.
 */
export async function measure(makers, { rounds, milliseconds, warmUp }) {
  const works = {};
  for (const [name, make] of Object.entries(makers)) {
    works[name] = await make();
    rate(works[name], warmUp);
  }
  const rates = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of Object.keys(works)) rates[name].push(rate(works[name], milliseconds));
  }
  for (const work of Object.values(works)) work.free?.();
  return Object.fromEntries(Object.entries(rates).map(([name, all]) => [name, median(all)]));
}

/** All rows of ours, the plain implementation and the ceiling: { id: { ours, plain?, ceiling } }. */
export async function measureRows(ids, { lib, ours, plain }, settings) {
  const result = {};
  for (const id of ids) {
    const makers = { ours: ours.workloads(lib)[id], ceiling: ours.ceiling };
    const alternative = plain?.workloads(lib)[id];
    if (alternative) makers.plain = alternative;
    result[id] = await measure(makers, settings);
  }
  return result;
}
