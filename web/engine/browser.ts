// The engine as the browser runs it: real workers, and the SIMD build where there is SIMD.
import scalarUrl from '../../build/wasm-scalar/core.wasm?url';
import simdUrl from '../../build/wasm-simd/core.wasm?url';
import { Unsupported } from '../delivery/reasons';
import { fetchWhole } from '../delivery/whole';
import { createEngine, type Engine } from './engine';
import type { Boot } from './messages';
import { prepareWorkers } from './workers';

const MOST_WORKERS = 8;

/** The smallest module that uses a 128-bit vector: (func (result v128) (i8x16.splat (i32.const 0))). */
const SIMD_PROBE = new Uint8Array([
  0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, 0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7b, 0x03,
  0x02, 0x01, 0x00, 0x0a, 0x08, 0x01, 0x06, 0x00, 0x41, 0x00, 0xfd, 0x0f, 0x0b,
]);

const REFUSED =
  "WebAssembly, which computes all numbers here, is refused: the site that shows this page must allow 'wasm-unsafe-eval' in its policy.";

async function compile(): Promise<WebAssembly.Module> {
  if (typeof WebAssembly === 'undefined') {
    throw new Unsupported('This browser has no WebAssembly, so nothing can be computed here.');
  }
  const response = await fetchWhole(WebAssembly.validate(SIMD_PROBE) ? simdUrl : scalarUrl);
  // Not compileStreaming: it insists on a MIME type that simple file servers do not send.
  return await WebAssembly.compile(await response.arrayBuffer()).catch(() => {
    throw new Unsupported(REFUSED);
  });
}

export function createBrowserEngine(): Engine {
  let spawn: (() => Worker) | undefined;
  let prepared: Promise<Boot> | undefined;
  const prepare = async (): Promise<Boot> => {
    const workers = prepareWorkers();
    try {
      const module = await compile();
      spawn = await workers;
      return { kind: 'boot', module };
    } catch (error) {
      // The first worker runs already, and would be forgotten.
      workers.then(
        (start) => start().terminate(),
        () => {},
      );
      throw error;
    }
  };
  return createEngine({
    workers: Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 2),
    spawn() {
      if (!spawn) throw new Error('A worker was asked for before it could be started.');
      return spawn();
    },
    boot() {
      prepared ??= prepare().catch((error) => {
        prepared = undefined;
        throw error;
      });
      return prepared;
    },
  });
}
