// The ensemble of the benchmarks, on the page's own engine: 20 seeds with 3 activations.
import scalar from '../../../build/wasm-scalar/library.wasm?url';
import simd from '../../../build/wasm-simd/library.wasm?url';
import { createBrowserEngine } from '../../../web/engine/browser';
import { runEnsemble, withSeeds } from '../../../web/engine/ensemble';

const ACTIVATIONS = ['relu', 'tanh', 'sigmoid'] as const;

async function measureEnsemble() {
  const engine = createBrowserEngine({ library: [simd, scalar] });
  // Starts every worker before the clock.
  await Promise.all(
    Array.from({ length: engine.workers }, () => engine.run('activationTable', {})),
  );
  const start = performance.now();
  const options = withSeeds(
    ACTIVATIONS.map((activation) => ({ activation, data: 'two-moons' as const, widths: [16, 16] })),
    20,
  );
  const results = await runEnsemble(engine, { name: 'trainingRun', options });
  const seconds = (performance.now() - start) / 1000;
  const accuracy = results.reduce((sum, result) => sum + result.accuracy, 0) / results.length;
  return { seconds, runs: results.length, workers: engine.workers, accuracy };
}

Object.assign(window, { measureEnsemble });
