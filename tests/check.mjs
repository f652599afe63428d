// npm run check: types, lint and format of everything. With --fix, formats instead of complaining.
import { readdirSync } from 'node:fs';
import { project, run } from '../cpp/build.mjs';
import { writeContract } from '../cpp/contract/write.mjs';
import { ensurePackages } from '../cpp/install.mjs';
import { ensureNodeModules } from '../web/install.mjs';

const fix = process.argv.includes('--fix');

function cppFiles() {
  return ['cpp', 'tests/cpp', 'tests/fuzz'].flatMap((folder) =>
    readdirSync(`${project}/${folder}`, { recursive: true })
      .filter((path) => /\.[ch]pp$/.test(path))
      .map((path) => `${folder}/${path}`),
  );
}

const types = (config) => () => run('node_modules/.bin/tsc', ['--noEmit', '-p', config]);

const checks = {
  'contract of types': writeContract,
  'types of the page': types('web/tsconfig.json'),
  'types of the worker': types('web/engine/tsconfig.worker.json'),
  'types of the tests': types('tests/tsconfig.json'),
  'lint and format': () =>
    run('node_modules/.bin/biome', ['check', '--error-on-warnings', ...(fix ? ['--write'] : [])]),
  'format of C++'() {
    ensurePackages(['clang-format']);
    run('clang-format', [...(fix ? ['-i'] : ['--dry-run', '-Werror']), ...cppFiles()]);
  },
};

/** True if the check passes; says what fails. */
function passes([name, check]) {
  try {
    check();
    console.log(`${name}: passed`);
    return true;
  } catch (error) {
    console.error(`${name}: FAILED (${error.message})`);
    return false;
  }
}

try {
  ensureNodeModules();
  const results = Object.entries(checks).map(passes);
  process.exitCode = results.every(Boolean) ? 0 : 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
