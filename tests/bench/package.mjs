// Builds the modules and puts them with the adapter into build/adapter, for a benchmark harness.
//
//   node tests/bench/package.mjs
import { copyFileSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, project } from '../../cpp/build.mjs';

export const folder = `${project}/build/adapter`;

/** Returns the adapter's path. */
export function packageAdapter() {
  build(['wasm-simd'], ['modules', 'bench_module']);
  mkdirSync(folder, { recursive: true });
  for (const file of ['library.mjs', 'library.wasm', 'door.mjs', 'bench.mjs', 'bench.wasm']) {
    copyFileSync(`${project}/build/wasm-simd/${file}`, `${folder}/${file}`);
  }
  copyFileSync(`${project}/tests/bench/adapter.mjs`, `${folder}/adapter.mjs`);
  return `${folder}/adapter.mjs`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(packageAdapter());
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
