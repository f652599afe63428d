// The shipped modules, opened in Node through their real glue and door.
import { readFile } from 'node:fs/promises';
import { openCore } from '../../cpp/bindings/door.mjs';

const build = (preset) => new URL(`../../build/${preset}/`, import.meta.url);

/** A fresh instance of the module of a preset, and how to weigh its heap. */
export async function loadCore(preset) {
  const { default: createCore } = await import(new URL('core.mjs', build(preset)));
  const bytes = await readFile(new URL('core.wasm', build(preset)));
  // The sanitizers want to be ready before anything else runs.
  if (preset === 'wasm-sanitize')
    return openCore(async () => createCore({ wasmBinary: bytes }), bytes);
  let memory;
  const watched = ({ instantiateWasm, ...settings }) =>
    createCore({
      ...settings,
      instantiateWasm: (imports, done) =>
        instantiateWasm(imports, (instance, module) => {
          memory = Object.values(instance.exports).find((e) => e instanceof WebAssembly.Memory);
          done(instance, module);
        }),
    });
  const core = await openCore(watched, bytes);
  return {
    ...core,
    get broken() {
      return core.broken;
    },
    heapBytes: () => memory.buffer.byteLength,
  };
}

/** The shipped ones, or another that is to be looked at in their place. */
export const presets = process.env.CORE_PRESET
  ? [process.env.CORE_PRESET]
  : ['wasm-simd', 'wasm-scalar'];
