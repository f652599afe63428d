// Many runs at once: one experiment with many options, spread over the engine's workers.
import type { ExperimentName, Experiments } from '#contract';
import type { Engine } from './engine';

export interface Ensemble<Name extends ExperimentName> {
  name: Name;
  /** One entry per run, e.g. every seed with every activation. */
  options: readonly Experiments[Name]['options'][];
  /** Called as runs finish, in whatever order they do. */
  finished?: (result: Experiments[Name]['result'], run: number) => void;
  /** Ends all that is under way within 100 ms. */
  signal?: AbortSignal;
}

/**
 * The results in the order of the options: which worker took a run, and when, changes none of them. As soon as
 * one run is refused or cancelled the others are given up.
 */
export async function runEnsemble<Name extends ExperimentName>(
  engine: Engine,
  { name, options, finished, signal }: Ensemble<Name>,
): Promise<Experiments[Name]['result'][]> {
  const results: Experiments[Name]['result'][] = new Array(options.length);
  const stop = new AbortController();
  const either = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  let next = 0;

  async function takeRuns() {
    for (let run = next++; run < options.length; run = next++) {
      const result = await engine.run(name, options[run] as Experiments[Name]['options'], either);
      results[run] = result;
      finished?.(result, run);
    }
  }

  try {
    await Promise.all(Array.from({ length: engine.workers }, takeRuns));
  } catch (error) {
    stop.abort(error);
    throw error;
  }
  return results;
}

/** Every one of `configurations` with every seed from 1 to `seeds`, configuration by configuration. */
export const withSeeds = <Options extends object>(
  configurations: readonly Options[],
  seeds: number,
): (Options & { seed: number })[] =>
  configurations.flatMap((options) =>
    Array.from({ length: seeds }, (_, i) => ({ ...options, seed: i + 1 })),
  );
