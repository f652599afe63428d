// npm run soak: what takes too long for npm test. A million hostile calls, workers ended, bits flipped, libFuzzer, twins.
//
//   npm run soak            or only some parts: npm run soak -- calls workers
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { build, project } from '../../cpp/build.mjs';
import { ensurePackages } from '../../cpp/install.mjs';
import { fuzzBoth } from '../fuzz/fuzz.mjs';
import { pack, unpack } from './corpus.mjs';

const CALLS = 1_000_000;
const ENDS = 60;
const FLIPS_PER_FILE = 10;
const FUZZER_SECONDS = 1800;

function buildPage() {
  ensurePackages(['chromium']);
  const { status } = spawnSync(process.execPath, ['web/start.mjs', 'build'], {
    cwd: project,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The page could not be built: see above.');
}

const none = (failures) => {
  for (const failure of failures) console.error(failure);
  return failures.length === 0;
};

const fuzzed = `${project}/build/fuzz`;

/** True if it found nothing. */
function libFuzzer(...options) {
  const limits = ['-timeout=60', '-rss_limit_mb=2048', '-max_len=512'];
  const all = [...limits, `-artifact_prefix=${fuzzed}/`, '-print_final_stats=1', ...options];
  return spawnSync(`${fuzzed}/options_fuzzer`, all, { stdio: 'inherit' }).status === 0;
}

/** True where nothing was found. */
const parts = {
  calls: () => fuzzBoth({ calls: CALLS }),
  async workers() {
    buildPage();
    return none(await (await import('./workers.mjs')).endWorkers(ENDS));
  },
  async flips() {
    buildPage();
    return none(await (await import('./flips.mjs')).flipBits(FLIPS_PER_FILE));
  },
  /** Of every state of a grid over the figures' controls, what eight further twins contradict. */
  twins() {
    ensurePackages(['catch2']);
    build(['native'], ['tests']);
    return (
      spawnSync(`${project}/build/native/tests`, ['[soak]'], { stdio: 'inherit' }).status === 0
    );
  },
  /** What fails is kept in build/fuzz; what reaches further becomes part of tests/fuzz/corpus.txt. */
  libfuzzer() {
    build(['fuzz'], ['options_fuzzer']);
    const [corpus, least] = ['corpus', 'least'].map((name) => `${fuzzed}/${name}`);
    for (const folder of [corpus, least]) rmSync(folder, { recursive: true, force: true });
    mkdirSync(least, { recursive: true });
    unpack(corpus);
    const clean = libFuzzer(`-max_total_time=${FUZZER_SECONDS}`, corpus);
    if (clean && libFuzzer('-set_cover_merge=1', least, corpus)) pack(least);
    return clean;
  },
};

async function main(names) {
  const unknown = names.find((name) => !Object.hasOwn(parts, name));
  if (unknown)
    throw new Error(`Part is "${unknown}"; allowed are ${Object.keys(parts).join(', ')}.`);
  let passed = true;
  for (const name of names) {
    console.log(`\n━━ ${name}`);
    const clean = await parts[name]();
    console.log(`${name}: ${clean ? 'nothing found' : 'FAILED'}`);
    passed &&= clean;
  }
  return passed;
}

try {
  const chosen = process.argv.slice(2);
  process.exitCode = (await main(chosen.length ? chosen : Object.keys(parts))) ? 0 : 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
