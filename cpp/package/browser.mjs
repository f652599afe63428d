// The package in browsers and bundlers: fetches the build that the engine can run, which has the same bits.
import { openCore } from './door.mjs';
import createModule from './library.mjs';
import { hasSimd } from './simd.mjs';

export default async function createCore() {
  const url = hasSimd()
    ? new URL('./library.wasm', import.meta.url)
    : new URL('./library-scalar.wasm', import.meta.url);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The core could not be loaded (HTTP ${response.status}).`);
  return openCore(createModule, await response.arrayBuffer());
}
