// npm run package: builds the module and puts it with its types into build/package, packed as npm takes it.
//
//   node cpp/package/make.mjs
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, project } from '../build.mjs';
import { writeContract } from '../contract/write.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const folder = join(project, 'build/package');

const json = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Where each file of the package comes from. */
const FILES = {
  'node.mjs': join(here, 'node.mjs'),
  'browser.mjs': join(here, 'browser.mjs'),
  'index.d.mts': join(here, 'index.d.mts'),
  // Types alone, so that nobody has to compile them.
  'contract.d.ts': join(project, 'build/contract.ts'),
  'door.mjs': join(project, 'cpp/bindings/door.mjs'),
  'simd.mjs': join(project, 'cpp/bindings/simd.mjs'),
  'library.mjs': join(project, 'build/wasm-simd/library.mjs'),
  'library.wasm': join(project, 'build/wasm-simd/library.wasm'),
  // The glue is the same for both.
  'library-scalar.wasm': join(project, 'build/wasm-scalar/library.wasm'),
  LICENSE: join(project, 'LICENSE'),
};

/** Returns the path of the packed file. */
export function makePackage() {
  build(['wasm-simd', 'wasm-scalar'], ['modules']);
  writeContract();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, from] of Object.entries(FILES)) cpSync(from, join(folder, name));
  const { version } = json(join(project, 'package.json'));
  const description = { ...json(join(here, 'package.json')), version };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(description, null, 2)}\n`);
  const [{ filename }] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--silent'], { cwd: folder, encoding: 'utf8' }),
  );
  return join(folder, filename);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(makePackage());
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
