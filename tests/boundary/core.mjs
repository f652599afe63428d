// The shipped modules, loaded in Node through their real glue.
import { readFile } from 'node:fs/promises';

const build = (preset) => new URL(`../../build/${preset}/`, import.meta.url);

/** A fresh instance of the module of a preset, wasm-simd or wasm-scalar, and how to weigh its heap. */
export async function loadCore(preset) {
  const { default: createCore } = await import(new URL('core.mjs', build(preset)));
  const bytes = await readFile(new URL('core.wasm', build(preset)));
  let memory;
  const core = await createCore({
    instantiateWasm(imports, done) {
      WebAssembly.instantiate(bytes, imports).then(({ instance, module }) => {
        memory = Object.values(instance.exports).find((e) => e instanceof WebAssembly.Memory);
        done(instance, module);
      });
      return {};
    },
  });
  return Object.assign(core, { heapBytes: () => memory.buffer.byteLength });
}

export const presets = ['wasm-simd', 'wasm-scalar'];
