// The engine as the browser runs it: real workers, and the SIMD build where there is SIMD.
import scalarUrl from '../../build/wasm-scalar/core.wasm?url';
import simdUrl from '../../build/wasm-simd/core.wasm?url';
import { createEngine, type Engine } from './engine';
import type { Boot } from './messages';

const MOST_WORKERS = 8;

/** The smallest module that uses a 128-bit vector: (func (result v128) (i8x16.splat (i32.const 0))). */
const SIMD_PROBE = new Uint8Array([
  0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, 0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7b, 0x03,
  0x02, 0x01, 0x00, 0x0a, 0x08, 0x01, 0x06, 0x00, 0x41, 0x00, 0xfd, 0x0f, 0x0b,
]);

async function compile(): Promise<Boot> {
  if (typeof WebAssembly === 'undefined') {
    throw new Error('This browser has no WebAssembly, so nothing can be computed here.');
  }
  const simd = WebAssembly.validate(SIMD_PROBE);
  const response = await fetch(simd ? simdUrl : scalarUrl);
  if (!response.ok) throw new Error(`The core could not be loaded (HTTP ${response.status}).`);
  // Not compileStreaming: it insists on a MIME type that simple file servers do not send.
  return { kind: 'boot', simd, module: await WebAssembly.compile(await response.arrayBuffer()) };
}

export function createBrowserEngine(): Engine {
  let compiled: Promise<Boot> | undefined;
  return createEngine({
    workers: Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 2),
    spawn: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
    boot: () => {
      compiled ??= compile().catch((error) => {
        compiled = undefined;
        throw error;
      });
      return compiled;
    },
  });
}
