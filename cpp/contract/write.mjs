// Writes build/contract.ts, what pages may ask of the core and what comes back, as types; and build/modules.ts.
//
//   node cpp/contract/write.mjs
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, project } from '../build.mjs';
import { joined } from './contract.mjs';
import { modulesValue, typesText } from './types.mjs';

/** What the core answers to when the build has asked it (see contract.mjs). */
export function readContract() {
  const program = join(project, 'build/wasm-simd/print_fields.js');
  return joined(JSON.parse(execFileSync(process.execPath, [program], { encoding: 'utf8' })));
}

/** Builds the program that tells the fields, and writes both files unless they are as they were. */
export function writeContract() {
  build(['wasm-simd'], ['print_fields']);
  const contract = readContract();
  const files = { 'contract.ts': typesText(contract), 'modules.ts': modulesValue(contract) };
  for (const [name, text] of Object.entries(files)) {
    const path = join(project, 'build', name);
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    writeContract();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
