// npm run fuzz: hostile calls to both modules, as long as one likes.
//
//   npm run fuzz -- --seconds 600     or --calls 1000000; --seed 7 repeats a run, --from 1234 its calls from there on

import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { build } from '../../cpp/build.mjs';
import { readContract, writeContract } from '../../cpp/contract/write.mjs';
import { loadCore } from '../boundary/core.mjs';
import { callsOf } from './calls.mjs';
import { complaintAbout } from './judge.mjs';

/** A session beside those of the hostile calls: nothing of it may change. */
const BESIDE = 77;
const XOR = {
  channels: 2,
  layers: [{ outputs: 8 }, { outputs: 1, activation: 'identity' }],
  inputs: [0, 0, 0, 1, 1, 0, 1, 1],
  targets: [0, 1, 1, 0],
};
/** Numbers between two looks at it. */
const STRIDE = 20;

async function open(load, preset) {
  const core = await load(preset);
  core.sessionStart(BESIDE, 'training', XOR);
  core.sessionAdvance(BESIDE, 3);
  const parameters = () => new Uint32Array(core.sessionSave(BESIDE).parameters?.buffer ?? []);
  const before = parameters();
  const isChanged = () => {
    const now = parameters();
    return now.length !== before.length || now.some((bits, i) => bits !== before[i]);
  };
  return { core, isChanged };
}

const written = (call) => inspect(call, { depth: 4, maxArrayLength: 4, maxStringLength: 60 });

/** The failures, at most ten, among the calls that `goesOn(calls)` asks for; each says how to repeat it. */
export async function fuzz(
  preset,
  { seed, from = 0, contract = readContract(), load = loadCore },
  goesOn,
) {
  const failures = [];
  const kinds = {};
  let beside = await open(load, preset);
  let calls = 0;
  const fail = (index, why, call) =>
    failures.push(
      `${preset}, --seed ${seed} --from ${index}: ${why}\n  ${call ? written(call) : ''}`,
    );
  for (let index = from; goesOn(calls) && failures.length < 10; index++) {
    const ask = (call) => {
      const [door, ...given] = call;
      try {
        const answer = beside.core[door](...given);
        const why = complaintAbout(answer, beside.core);
        if (why) fail(index, why, call);
        return answer;
      } catch (thrown) {
        fail(index, `it threw ${inspect(thrown)}`, call);
        return { error: '' };
      }
    };
    const { made, kind } = callsOf(seed, index, contract, beside.core, ask);
    calls += made;
    kinds[kind] = (kinds[kind] ?? 0) + made;
    const { broken } = beside.core;
    if (!broken && kind !== 'sizes' && index % STRIDE > 0) continue;
    const isChanged = !broken && beside.isChanged();
    if (isChanged) fail(index, `a session beside was changed, at most ${STRIDE} numbers before`);
    if (broken || isChanged) beside = await open(load, preset);
  }
  return { calls, kinds, failures };
}

/** { seconds: '600', … } from the command line. */
function settings(words) {
  const given = {};
  for (let i = 0; i < words.length; i += 2) {
    const name = words[i].replace(/^--/, '');
    const value = Number(words[i + 1]);
    if (
      !['seconds', 'calls', 'seed', 'from'].includes(name) ||
      !Number.isInteger(value) ||
      value < 0
    )
      throw new Error(
        `${words[i]} ${words[i + 1] ?? ''} is unknown; --seconds, --calls, --seed or --from with a whole number is allowed.`,
      );
    given[name] = value;
  }
  return given;
}

/** Runs both modules; true if nothing was found. */
export async function fuzzBoth({
  seconds = 60,
  calls,
  seed = Math.floor(Math.random() * 2 ** 31),
  from,
}) {
  build(['wasm-simd', 'wasm-scalar'], ['modules']);
  writeContract();
  const contract = readContract();
  let found = 0;
  for (const preset of ['wasm-simd', 'wasm-scalar']) {
    const end = performance.now() + (seconds / 2) * 1000;
    const goesOn = (made) => (calls === undefined ? performance.now() < end : made < calls / 2);
    const start = performance.now();
    const result = await fuzz(preset, { seed, from, contract }, goesOn);
    const took = Math.round((performance.now() - start) / 1000);
    console.log(`${preset}, seed ${seed}: ${result.calls} calls in ${took} s`, result.kinds);
    for (const failure of result.failures) console.error(failure);
    found += result.failures.length;
  }
  return found === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = (await fuzzBoth(settings(process.argv.slice(2)))) ? 0 : 1;
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
