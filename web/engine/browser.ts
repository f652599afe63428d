// The engine as the browser runs it: real workers, and the SIMD build where there is SIMD.
import type { ModuleName } from '#contract';
import scalarCurves from '../../build/wasm-scalar/curves.wasm?url';
import scalarNetworks from '../../build/wasm-scalar/networks.wasm?url';
import scalarTraining from '../../build/wasm-scalar/training.wasm?url';
import simdCurves from '../../build/wasm-simd/curves.wasm?url';
import simdNetworks from '../../build/wasm-simd/networks.wasm?url';
import simdTraining from '../../build/wasm-simd/training.wasm?url';
import { Unsupported } from '../delivery/reasons';
import { fetchWhole } from '../delivery/whole';
import { createEngine, type Engine } from './engine';
import { prepareWorkers } from './workers';

const MOST_WORKERS = 8;

/** The smallest module that uses a 128-bit vector: (func (result v128) (i8x16.splat (i32.const 0))). */
const SIMD_PROBE = new Uint8Array([
  0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, 0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7b, 0x03,
  0x02, 0x01, 0x00, 0x0a, 0x08, 0x01, 0x06, 0x00, 0x41, 0x00, 0xfd, 0x0f, 0x0b,
]);

const REFUSED =
  "WebAssembly, which computes all numbers here, is refused: the site that shows this page must allow 'wasm-unsafe-eval' in its policy.";

/** Where modules lie, with SIMD and without. */
type Addresses = Partial<Record<ModuleName, [simd: string, scalar: string]>>;

/** Those that the page's figures ask. */
const ADDRESSES: Addresses = {
  curves: [simdCurves, scalarCurves],
  training: [simdTraining, scalarTraining],
  networks: [simdNetworks, scalarNetworks],
};

async function compile([simd, scalar] = ['', '']): Promise<WebAssembly.Module> {
  if (typeof WebAssembly === 'undefined') {
    throw new Unsupported('This browser has no WebAssembly, so nothing can be computed here.');
  }
  const response = await fetchWhole(WebAssembly.validate(SIMD_PROBE) ? simd : scalar);
  // Not compileStreaming: it insists on a MIME type that simple file servers do not send.
  return await WebAssembly.compile(await response.arrayBuffer()).catch(() => {
    throw new Unsupported(REFUSED);
  });
}

/** As `make`, with one answer for all who ask the same; what failed is made anew when asked again. */
function kept<Key, Made>(make: (key: Key) => Promise<Made>): (key: Key) => Promise<Made> {
  const all = new Map<Key, Promise<Made>>();
  return (key) => {
    const known = all.get(key);
    if (known) return known;
    const making = make(key);
    all.set(key, making);
    making.catch(() => all.delete(key));
    return making;
  };
}

export function createBrowserEngine(addresses = ADDRESSES): Engine {
  const prepared = kept(prepareWorkers);
  const workers = () => prepared('workers');
  return createEngine({
    workers: Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 2),
    ready: workers,
    spawn: async () => (await workers())(),
    compiled: kept((name: ModuleName) => compile(addresses[name])),
  });
}
