// npm test: runs every suite, or those named, to its end, and says at the end how each went.
//
//   node tests/run.mjs native browser
import { readdirSync } from 'node:fs';
import { build, project, run } from '../cpp/build.mjs';
import { ensurePackages } from '../cpp/install.mjs';
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

const suites = {
  native: () => core('native', 'build/native/tests', []),
  sanitize: () => core('sanitize', 'build/sanitize/tests', []),
  'wasm-simd': () => core('wasm-simd', node, ['build/wasm-simd/tests.js']),
  'wasm-scalar': () => core('wasm-scalar', node, ['build/wasm-scalar/tests.js']),
  determinism() {
    build(hashes, ['training_hashes']);
    build(wasm, ['core_module']);
    run(node, [...nodeTest, determinism]);
  },
  boundary() {
    build(wasm, ['core_module']);
    run(node, [...nodeTest, ...boundary()]);
  },
  logic: () => playwright('logic'),
  browser() {
    ensurePackages(['chromium']);
    run(node, ['web/start.mjs', 'build']);
    playwright('chromium');
  },
  engines() {
    ensurePackages(['chromium', 'firefox-esr', 'webkit2gtk-driver', 'xvfb', 'xauth']);
    ensureNodeModules();
    build(['wasm-simd'], ['training_hashes', 'core_module']);
    run(node, ['web/start.mjs', 'build']);
    const engines = ['chromium', 'firefox', 'webkit'].map(
      (name) => `tests/engines/${name}.test.mjs`,
    );
    run(node, [...nodeTest, ...engines]);
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
