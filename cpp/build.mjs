// Builds CMake presets, after installing what they need if it is missing.
//
//   node cpp/build.mjs wasm-simd wasm-scalar
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findEmscripten } from './emscripten.mjs';
import { ensurePackages } from './install.mjs';

export const project = fileURLToPath(new URL('..', import.meta.url));

/** What each preset needs besides CMake and Ninja. */
const presets = {
  native: ['g++'],
  sanitize: ['clang', 'libclang-rt-dev'],
  fuzz: ['clang', 'libclang-rt-dev'],
  'wasm-simd': [],
  'wasm-scalar': [],
  'wasm-sanitize': [],
};

/** The beginning of a command line: enough to know it by. */
function named(command, args) {
  const line = [command, ...args].join(' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

/** Runs a command in the project's folder and shows its output. */
export function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: project, stdio: 'inherit' });
  if (status === 0) return;
  throw new Error(`${named(command, args)} failed: ${error?.message ?? 'see above'}.`);
}

/** Runs a command in the project's folder; its output is shown only if it fails. */
function runQuietly(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: project, encoding: 'utf8' });
  if (status === 0) return;
  console.error(stdout + stderr);
  throw new Error(`${named(command, args)} failed: see above.`);
}

/** Removes a build made by another Emscripten: its cache and objects are of no use to this one. */
function forgetOtherCompiler(preset, compiler) {
  const folder = join(project, 'build', preset);
  const stamp = join(folder, 'compiler.txt');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === compiler) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(stamp, compiler);
}

function emscriptenOptions(preset) {
  const { root, version } = findEmscripten() ?? {};
  if (!root)
    throw new Error(
      'There is an emcc, but not in the layout of Debian or an emsdk: please install an emsdk.',
    );
  forgetOtherCompiler(preset, `${root} ${version}\n`);
  return [`-DCMAKE_TOOLCHAIN_FILE=${join(root, 'cmake/Modules/Platform/Emscripten.cmake')}`];
}

/** Builds presets: all their targets, or those named. */
export function build(names, targets) {
  const unknown = names.find((name) => !(name in presets));
  if (unknown)
    throw new Error(
      `Preset ${unknown} does not exist; allowed are ${Object.keys(presets).join(', ')}.`,
    );
  const wasm = names.some((name) => name.startsWith('wasm'));
  const compilers = [
    ...(wasm && !findEmscripten() ? ['emscripten'] : []),
    ...names.flatMap((name) => presets[name]),
  ];
  ensurePackages(['cmake', 'ninja-build', ...new Set(compilers)]);
  for (const name of names) {
    // Only tests may download Catch2's sources.
    const fetch = `-DFETCH_CATCH2=${targets?.includes('tests') ? 'ON' : 'OFF'}`;
    const toolchain = name.startsWith('wasm') ? emscriptenOptions(name) : [];
    console.log(`Building C++: ${name}`);
    runQuietly('cmake', ['--preset', name, fetch, ...toolchain]);
    run('cmake', ['--build', '--preset', name, ...(targets ? ['--target', ...targets] : [])]);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const names = process.argv.slice(2);
    build(names.length ? names : ['wasm-simd', 'wasm-scalar']);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
