// The package in Node: reads the module beside it.
import { readFile } from 'node:fs/promises';
import { openCore } from './door.mjs';
import createModule from './library.mjs';

export default async function createCore() {
  return openCore(createModule, await readFile(new URL('./library.wasm', import.meta.url)));
}
