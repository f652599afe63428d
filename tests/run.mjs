// npm test: runs every suite, or those named, to its end, and says at the end how each went.
//
//   node tests/run.mjs native browser
import { readdirSync } from 'node:fs';
import { build, project, run } from '../cpp/build.mjs';
import { writeContract } from '../cpp/contract/write.mjs';
import { ensurePackages, find } from '../cpp/install.mjs';
import { ensureNodeModules } from '../web/install.mjs';

const determinism = 'tests/boundary/determinism.test.mjs';
const boundary = () =>
  readdirSync(`${project}/tests/boundary`)
    .filter((name) => name.endsWith('.test.mjs'))
    .map((name) => `tests/boundary/${name}`)
    .filter((path) => path !== determinism);

const node = process.execPath;
const nodeTest = ['--test', '--test-reporter=spec'];
const hashes = ['native', 'sanitize', 'wasm-simd', 'wasm-scalar'];
const wasm = ['wasm-simd', 'wasm-scalar'];

function core(preset, command, args) {
  ensurePackages(['catch2']);
  build([preset], ['tests']);
  run(command, args);
}

function playwright(name) {
  ensureNodeModules();
  const options = ['-c', 'tests/playwright.config.ts', `--project=${name}`];
  run('node_modules/.bin/playwright', ['test', ...options]);
}

/** With ccache, what has been built before costs nothing. */
const launcher = () => (find('ccache') ? ['-DCMAKE_CXX_COMPILER_LAUNCHER=ccache'] : []);

const suites = {
  native: () => core('native', 'build/native/tests', []),
  sanitize: () => core('sanitize', 'build/sanitize/tests', []),
  'wasm-simd': () => core('wasm-simd', node, ['build/wasm-simd/tests.js']),
  'wasm-scalar': () => core('wasm-scalar', node, ['build/wasm-scalar/tests.js']),
  // Sizes have 32 bits there, and a product that wraps, or an access beside a buffer, ends the run.
  'wasm-sanitize'() {
    ensurePackages(['catch2']);
    build(['wasm-sanitize'], ['tests', 'modules']);
    writeContract();
    run(node, ['build/wasm-sanitize/tests.js', '[size],[options]']);
    process.env.CORE_PRESET = 'wasm-sanitize';
    try {
      run(node, [...nodeTest, 'tests/boundary/boundary.test.mjs']);
    } finally {
      delete process.env.CORE_PRESET;
    }
  },
  determinism() {
    build(hashes, ['training_hashes']);
    build(wasm, ['modules']);
    writeContract();
    run(node, [...nodeTest, determinism]);
  },
  // Another project takes ours in, with its own flags; and as a package of npm.
  consumer() {
    ensurePackages(['catch2', 'chromium']);
    ensureNodeModules();
    build(['native'], ['tests', 'training_hashes', 'xor']);
    const flags = ['-DCMAKE_BUILD_TYPE=Release', '-DCMAKE_CXX_FLAGS=-O3 -march=haswell'];
    run('cmake', [
      '-S',
      'tests/consumer',
      '-B',
      'build/consumer',
      '-G',
      'Ninja',
      ...launcher(),
      ...flags,
    ]);
    run('cmake', ['--build', 'build/consumer', '--target', 'xor', 'functions']);
    run(node, [...nodeTest, 'tests/consumer/consumer.test.mjs', 'tests/consumer/npm.test.mjs']);
  },
  boundary() {
    ensureNodeModules();
    build(wasm, ['modules']);
    writeContract();
    run(node, [...nodeTest, ...boundary()]);
  },
  fuzz() {
    build(wasm, ['modules']);
    writeContract();
    run(node, [...nodeTest, 'tests/fuzz/fuzz.test.mjs']);
  },
  logic() {
    build(['wasm-simd'], ['modules']);
    writeContract();
    playwright('logic');
  },
  engines() {
    ensurePackages(['chromium', 'firefox-esr', 'webkit2gtk-driver', 'xvfb', 'xauth']);
    ensureNodeModules();
    build(['wasm-simd'], ['training_hashes', 'modules']);
    run(node, ['web/start.mjs', 'build']);
    const engines = ['chromium', 'firefox', 'webkit'].map(
      (name) => `tests/engines/${name}.test.mjs`,
    );
    run(node, [...nodeTest, ...engines]);
  },
  // Last, as it fails in the most ways: what it says stands at the end of the log.
  browser() {
    ensurePackages(['chromium']);
    run(node, ['web/start.mjs', 'build']);
    playwright('chromium');
  },
};

/** One row of the final table. */
function outcome(name) {
  console.log(`\n━━ ${name}`);
  const start = performance.now();
  let result = 'passed';
  try {
    suites[name]();
  } catch (error) {
    console.error(error.message);
    result = 'FAILED';
  }
  return { name, result, seconds: ((performance.now() - start) / 1000).toFixed(1) };
}

function main(names) {
  const unknown = names.find((name) => !Object.hasOwn(suites, name));
  if (unknown)
    throw new Error(`Suite is "${unknown}"; allowed are ${Object.keys(suites).join(', ')}.`);
  const outcomes = names.map(outcome);
  console.log('\nsuite        result   seconds');
  for (const { name, result, seconds } of outcomes) {
    console.log(`${name.padEnd(12)} ${result.padEnd(8)} ${seconds.padStart(7)}`);
  }
  return outcomes.every(({ result }) => result === 'passed');
}

try {
  const chosen = process.argv.slice(2);
  process.exitCode = main(chosen.length ? chosen : Object.keys(suites)) ? 0 : 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
