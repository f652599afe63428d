// The package in Node: reads the module beside it.
import { readFile } from 'node:fs/promises';
import createModule from './core.mjs';
import { openCore } from './door.mjs';

export default async function createCore() {
  return openCore(createModule, await readFile(new URL('./core.wasm', import.meta.url)));
}
