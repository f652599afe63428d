// Chromium computes the bits that g++ and Node compute: the same ten training runs, hashed.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import type { Core } from '../../build/wasm-simd/core.mjs';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** { name: hash } as the program for Node prints them; the determinism suite compares it with g++. */
function expectedRuns(): Record<string, string> {
  const program = `${project}/build/wasm-simd/training_hashes.js`;
  const lines = execFileSync(process.execPath, [program], { encoding: 'utf8' }).trim().split('\n');
  const found = lines.flatMap((line) => [...line.matchAll(/^run (.*) (\w+)$/g)]);
  return Object.fromEntries(found.map(([, name, hash]) => [name, hash]));
}

for (const preset of ['wasm-simd', 'wasm-scalar']) {
  test(`${preset} in the browser trains to the same bits as everywhere`, async ({ page }) => {
    await page.route('**/built/*', (route, request) => {
      const name = new URL(request.url()).pathname.split('/').at(-1) as string;
      const folder = name === 'runs.mjs' ? 'tests/boundary' : `build/${preset}`;
      return route.fulfill({ path: `${project}/${folder}/${name}` });
    });
    await page.goto('/');
    const hashes = await page.evaluate(async () => {
      const here = (name: string) => new URL(`/built/${name}`, location.href).href;
      const bytes = await (await fetch(here('core.wasm'))).arrayBuffer();
      const { default: create } = await import(here('core.mjs'));
      const core: Core = await create({
        instantiateWasm(
          imports: WebAssembly.Imports,
          done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
        ) {
          WebAssembly.instantiate(bytes, imports).then((made) => done(made.instance, made.module));
          return {};
        },
      });
      return (await import(here('runs.mjs'))).hashRuns(core);
    });
    const expected = expectedRuns();
    expect(Object.keys(expected)).toHaveLength(10);
    expect(hashes).toEqual(expected);
  });
}
