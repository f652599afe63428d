// The engine as the browser runs it: real workers, and the SIMD build where there is SIMD.
import type { ModuleName } from '#contract';
import scalarCurves from '../../build/wasm-scalar/curves.wasm?url';
import scalarNetworks from '../../build/wasm-scalar/networks.wasm?url';
import scalarTraining from '../../build/wasm-scalar/training.wasm?url';
import simdCurves from '../../build/wasm-simd/curves.wasm?url';
import simdNetworks from '../../build/wasm-simd/networks.wasm?url';
import simdTraining from '../../build/wasm-simd/training.wasm?url';
import { hasSimd } from '../../cpp/bindings/simd.mjs';
import { Unsupported } from '../delivery/reasons';
import { fetchWhole } from '../delivery/whole';
import { createEngine, type Engine } from './engine';
import { prepareWorkers } from './workers';

const MOST_WORKERS = 8;

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

async function compile(name: ModuleName, addresses: Addresses): Promise<WebAssembly.Module> {
  const builds = addresses[name];
  if (!builds) throw new Error(`The module ${name} is none of this page's.`);
  if (typeof WebAssembly === 'undefined') {
    throw new Unsupported('This browser has no WebAssembly, so nothing can be computed here.');
  }
  const [simd, scalar] = builds;
  const response = await fetchWhole(hasSimd() ? simd : scalar);
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
    compiled: kept((name: ModuleName) => compile(name, addresses)),
  });
}
