// Ensembles without a browser: the order of the results, what a worker is given, and giving up.
import { expect, test } from '@playwright/test';
import type { TrainingRun } from '#contract';
import { createEngine } from '../../web/engine/engine';
import { runEnsemble, withSeeds } from '../../web/engine/ensemble';
import type { Answer, Question } from '../../web/engine/messages';
import type { WorkerLike } from '../../web/engine/pool';

/** Answers every question after a while, or refuses it. */
class SlowWorker implements WorkerLike {
  onmessage: ((event: MessageEvent<Answer>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  terminated = false;
  asked = 0;
  most = 0;
  #unanswered = 0;

  constructor(readonly delay: (seed: number) => number) {}

  postMessage({ id, request }: Question) {
    if (request.kind !== 'run') return void this.#answer({ id, value: null }, 0);
    this.asked++;
    this.most = Math.max(this.most, ++this.#unanswered);
    const { seed } = request.options as { seed: number };
    const refused = seed > 100;
    this.#answer(
      refused ? { id, error: 'seed is too much.', broken: false } : { id, value: { loss: seed } },
      this.delay(seed),
    ).then(() => this.#unanswered--);
  }
  terminate() {
    this.terminated = true;
  }
  async #answer(answer: Answer, delay: number) {
    await new Promise((done) => setTimeout(done, delay));
    if (!this.terminated) this.onmessage?.({ data: answer } as MessageEvent<Answer>);
  }
}

function setUp(workers: number, delay: (seed: number) => number) {
  const spawned: SlowWorker[] = [];
  const engine = createEngine({
    workers,
    async spawn() {
      const worker = new SlowWorker(delay);
      spawned.push(worker);
      return worker;
    },
    ready: async () => {},
    compiled: async () => ({}) as WebAssembly.Module,
  });
  return { engine, spawned };
}

const losses = (results: TrainingRun[]) => results.map(({ loss }) => loss);
const seeds = (count: number) => withSeeds([{}], count);

test('every configuration meets every seed', () => {
  expect(withSeeds([{ activation: 'relu' }, { activation: 'tanh' }], 2)).toEqual([
    { activation: 'relu', seed: 1 },
    { activation: 'relu', seed: 2 },
    { activation: 'tanh', seed: 1 },
    { activation: 'tanh', seed: 2 },
  ]);
});

test('results stand in the order of the options, whatever the order they come in', async () => {
  const { engine } = setUp(3, (seed) => (seed * 7) % 11);
  const order: number[] = [];
  const results = await runEnsemble(engine, {
    name: 'trainingRun',
    options: seeds(12),
    finished: ({ loss }, run) => {
      expect(loss).toBe(run + 1);
      order.push(run);
    },
  });
  expect(losses(results)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect([...order].sort((a, b) => a - b)).toEqual([...Array(12).keys()]);
  expect(order).not.toEqual([...Array(12).keys()]);
});

test('a worker has one run at a time, and all workers have something to do', async () => {
  const { engine, spawned } = setUp(4, () => 3);
  await runEnsemble(engine, { name: 'trainingRun', options: seeds(12) });
  expect(spawned.map(({ most }) => most)).toEqual([1, 1, 1, 1]);
  expect(spawned.map(({ asked }) => asked)).toEqual([3, 3, 3, 3]);
});

test('cancelling ends the workers at once and starts no more runs', async () => {
  const { engine, spawned } = setUp(2, () => 1000);
  const cancel = new AbortController();
  const ensemble = runEnsemble(engine, {
    name: 'trainingRun',
    options: seeds(10),
    signal: cancel.signal,
  });
  await new Promise((done) => setTimeout(done, 20));
  const start = performance.now();
  cancel.abort();
  await expect(ensemble).rejects.toThrow(/abort/i);
  expect(performance.now() - start).toBeLessThan(100);
  expect(spawned.map(({ terminated, asked }) => [terminated, asked])).toEqual([
    [true, 1],
    [true, 1],
  ]);
});

test('a refused run ends the ensemble with its sentence', async () => {
  const { engine } = setUp(2, () => 2);
  const options = [{ seed: 1 }, { seed: 101 }, { seed: 3 }];
  await expect(runEnsemble(engine, { name: 'trainingRun', options })).rejects.toThrow(
    'seed is too much.',
  );
});
