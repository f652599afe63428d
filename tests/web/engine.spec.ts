// The engine without a browser: who gets which answer, what a dead worker leaves, and that the newest wins.
import { expect, test } from '@playwright/test';
import type { Core } from '../../cpp/bindings/door.mjs';
import { createEngine } from '../../web/engine/engine';
import { Instances } from '../../web/engine/instances';
import type { Answer, Question } from '../../web/engine/messages';
import { moduleChooser } from '../../web/engine/modules';
import { keepingLast, newest } from '../../web/engine/newest';
import { WorkerDied, type WorkerLike } from '../../web/engine/pool';

/** A worker that the test answers for. */
class FakeWorker implements WorkerLike {
  onmessage: ((event: MessageEvent<Answer>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  questions: Question[] = [];
  /** The modules it was given. */
  opened: string[] = [];
  terminated = false;
  constructor(readonly opens = true) {}

  postMessage({ id, request }: Question) {
    if (request.kind !== 'open') this.questions.push({ id, request });
    else {
      this.opened.push(request.module);
      if (this.opens) this.reply({ id, value: null });
    }
  }
  terminate() {
    this.terminated = true;
  }
  reply(answer: Answer) {
    queueMicrotask(() => this.onmessage?.({ data: answer } as MessageEvent<Answer>));
  }
  answer(value: unknown) {
    this.reply({ id: this.next().id, value });
  }
  next(): Question {
    const question = this.questions.shift();
    if (!question) throw new Error('The worker was not asked anything.');
    return question;
  }
}

const CORE = { ready: async () => {}, compiled: async () => ({}) as WebAssembly.Module };

function setUp(workers = 2) {
  const spawned: FakeWorker[] = [];
  const engine = createEngine({
    workers,
    async spawn() {
      const worker = new FakeWorker();
      spawned.push(worker);
      return worker;
    },
    ...CORE,
  });
  return { engine, spawned };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
const table = { rows: [] };

test('an experiment is answered with its result', async () => {
  const { engine, spawned } = setUp();
  const result = engine.run('activationTable', {});
  await settle();
  spawned[0]?.answer(table);
  expect(await result).toEqual(table);
});

test('questions spread over the workers, and answers find their questions in any order', async () => {
  const { engine, spawned } = setUp();
  const first = engine.run('activationCurves', { x: 1 });
  const second = engine.run('activationCurves', { x: 2 });
  const third = engine.run('activationCurves', { x: 3 });
  await settle();
  expect(spawned).toHaveLength(2);
  const [one, other] = spawned as [FakeWorker, FakeWorker];
  const [a, b] = [one.next(), one.next()];
  one.reply({ id: b.id, value: 'third' });
  one.reply({ id: a.id, value: 'first' });
  other.answer('second');
  expect(await Promise.all([first, second, third])).toEqual(['first', 'second', 'third']);
});

test('a refusal becomes an Error with its sentence, and the worker goes on', async () => {
  const { engine, spawned } = setUp(1);
  const result = engine.run('activationCurves', { points: 1 });
  await settle();
  const worker = spawned[0] as FakeWorker;
  worker.reply({ id: worker.next().id, error: 'points is 1; …', broken: false });
  await expect(result).rejects.toThrow('points is 1; …');
  expect(worker.terminated).toBe(false);
});

test('a worker that fails rejects all its questions and is replaced at the next one', async () => {
  const { engine, spawned } = setUp(1);
  const lost = [engine.run('activationTable', {}), engine.run('activationTable', {})];
  const outcomes = Promise.allSettled(lost);
  await settle();
  spawned[0]?.onerror?.({ message: 'out of memory' } as ErrorEvent);
  for (const outcome of await outcomes) {
    expect(outcome.status === 'rejected' && outcome.reason).toBeInstanceOf(WorkerDied);
  }
  const result = engine.run('activationTable', {});
  await settle();
  expect(spawned).toHaveLength(2);
  expect(spawned[0]?.terminated).toBe(true);
  spawned[1]?.answer(table);
  expect(await result).toEqual(table);
});

test('a module that trapped is not used again', async () => {
  const { engine, spawned } = setUp(1);
  const result = engine.run('activationTable', {});
  await settle();
  const worker = spawned[0] as FakeWorker;
  worker.reply({ id: worker.next().id, error: 'unreachable', broken: true });
  await expect(result).rejects.toBeInstanceOf(WorkerDied);
  await settle();
  expect(worker.terminated).toBe(true);
});

test('a build that cannot be loaded is tried again at the next question', async () => {
  let attempts = 0;
  const engine = createEngine({
    workers: 1,
    ...CORE,
    spawn: async () => new FakeWorker(),
    compiled: async () => {
      attempts++;
      throw new Error('The core could not be loaded (HTTP 404).');
    },
  });
  await expect(engine.run('activationTable', {})).rejects.toThrow('HTTP 404');
  await expect(engine.run('activationTable', {})).rejects.toThrow('HTTP 404');
  expect(attempts).toBe(2);
});

test('aborting ends the worker at once, before any answer', async () => {
  const { engine, spawned } = setUp(1);
  const abort = new AbortController();
  const result = engine.run('activationTable', {}, abort.signal);
  const outcome = result.catch((error) => error);
  await settle();
  const start = performance.now();
  abort.abort();
  expect((await outcome).name).toBe('AbortError');
  expect(performance.now() - start).toBeLessThan(100);
  await settle();
  expect(spawned[0]?.terminated).toBe(true);
});

test('aborting while the worker still opens its module ends it and lets its successor answer', async () => {
  const spawned: FakeWorker[] = [];
  const engine = createEngine({
    workers: 1,
    ...CORE,
    async spawn() {
      const worker = new FakeWorker(spawned.length > 0);
      spawned.push(worker);
      return worker;
    },
  });
  const abort = new AbortController();
  const first = engine.run('activationTable', {}, abort.signal).catch((error) => error);
  await settle();
  abort.abort();
  const second = engine.run('activationTable', {});
  expect((await first).name).toBe('AbortError');
  await settle();
  spawned[1]?.answer(table);
  expect(await second).toEqual(table);
  expect(spawned.map(({ terminated }) => terminated)).toEqual([true, false]);
});

test('aborting one run leaves the others in the same worker alone', async () => {
  const { engine, spawned } = setUp(1);
  const abort = new AbortController();
  const aborted = engine.run('activationTable', {}, abort.signal).catch((error) => error);
  const other = engine.run('activationTable', {});
  await settle();
  abort.abort();
  expect((await aborted).name).toBe('AbortError');
  spawned[0]?.answer({ rows: ['dropped'] });
  spawned[0]?.answer(table);
  expect(await other).toEqual(table);
  expect(spawned).toHaveLength(1);
});

test('a slice that waits behind an experiment is given as much time as that', async () => {
  test.setTimeout(15_000);
  const { engine, spawned } = setUp(1);
  const opening = engine.start('trainingLoss', {});
  await settle();
  const worker = spawned[0] as FakeWorker;
  worker.answer({ step: 0 });
  const session = await opening;
  const running = engine.run('activationCurves', {});
  const advancing = session.advance(1);
  await new Promise((resolve) => setTimeout(resolve, 5500));
  worker.answer(table);
  worker.answer({ step: 1 });
  expect(await running).toEqual(table);
  expect(await advancing).toEqual({ step: 1 });
});

test('a worker is given a module when it is first asked something of it', async () => {
  const { engine, spawned } = setUp(1);
  engine.run('additivity', {});
  engine.run('differenceQuotient', {});
  await settle();
  const [worker] = spawned as [FakeWorker];
  expect(worker.opened).toEqual(['curves']);
  expect(worker.questions).toHaveLength(2);
  engine.run('hinges', {});
  await settle();
  expect(worker.opened).toEqual(['curves', 'networks']);
});

test('what two modules have is asked of the one that was chosen before, or else of the first', () => {
  const alone = moduleChooser();
  expect([alone('activationCurves'), alone('trainingLoss')]).toEqual(['curves', 'training']);
  expect(alone('activationCurves')).toBe('curves');
  const both = moduleChooser();
  expect([both('trainingLoss'), both('activationCurves')]).toEqual(['training', 'training']);
  expect(() => both('relu' as never)).toThrow('No module has the door relu.');
});

/** Instances whose memories are as large as the test says. */
function fakeInstances(bytes: Record<string, number>) {
  const made: string[] = [];
  const instances = new Instances(async (compiled) => {
    const name = String(compiled);
    made.push(name);
    return { heapBytes: bytes[name] } as Core;
  });
  for (const name of Object.keys(bytes))
    instances.add(name as 'curves', name as unknown as WebAssembly.Module);
  return { instances, made };
}

test('of instances that hold too much together, those without a session are made anew when asked', async () => {
  const MEBIBYTE = 2 ** 20;
  const { instances, made } = fakeInstances({ training: 200 * MEBIBYTE, networks: 57 * MEBIBYTE });
  const training = await instances.of('training');
  instances.opened(1, training);
  instances.tidy();
  await instances.of('networks');
  expect(made).toEqual(['training', 'networks']);
  instances.tidy();
  await instances.of('networks');
  expect(await instances.of('training')).toBe(training);
  expect(instances.with(1)).toBe(training);
  expect(made).toEqual(['training', 'networks', 'networks']);
  instances.ended(1);
  expect(() => instances.with(1)).toThrow('session 1');
  instances.tidy();
  await instances.of('training');
  expect(made).toEqual(['training', 'networks', 'networks', 'training']);
});

test('of instances that hold what one run may take, none is given back', async () => {
  const { instances, made } = fakeInstances({ curves: 2 ** 27, networks: 2 ** 27 });
  await instances.of('curves');
  await instances.of('networks');
  instances.tidy();
  await instances.of('curves');
  expect(made).toEqual(['curves', 'networks']);
});

test('a training session in the same worker survives the abort of an experiment', async () => {
  const { engine, spawned } = setUp(1);
  const opening = engine.start('trainingLoss', {});
  await settle();
  const worker = spawned[0] as FakeWorker;
  worker.answer({ step: 0 });
  const session = await opening;
  const abort = new AbortController();
  const outcome = engine.run('activationTable', {}, abort.signal).catch((error) => error);
  await settle();
  abort.abort();
  worker.answer(table);
  expect((await outcome).name).toBe('AbortError');
  const advancing = session.advance(5);
  await settle();
  worker.answer({ step: 5 });
  expect(await advancing).toEqual({ step: 5 });
  expect(session.snapshot).toEqual({ step: 5 });
  expect(worker.terminated).toBe(false);
});

test('a slice that is never answered is given up, and the worker with it', async () => {
  const { engine, spawned } = setUp(1);
  const opening = engine.start('trainingLoss', {});
  await settle();
  const worker = spawned[0] as FakeWorker;
  worker.answer({ step: 0 });
  const session = await opening;
  await expect(session.advance(1)).rejects.toThrow('The computation was interrupted.');
  await settle();
  expect(worker.terminated).toBe(true);
});

test('when one worker falls silent, idle ones are replaced with it and busy ones are left', async () => {
  const { engine, spawned } = setUp(3);
  const questions = [1, 2, 3].map((x) => engine.run('activationCurves', { x }));
  await settle();
  const [one, two, three] = spawned as [FakeWorker, FakeWorker, FakeWorker];
  one.answer({ x: 1 });
  two.answer({ x: 2 });
  await Promise.all(questions.slice(0, 2));
  // `one` gets a session and falls silent, `two` is idle, `three` is still busy.
  const opening = engine.start('trainingLoss', {});
  await settle();
  one.answer({ step: 0 });
  const session = await opening;
  await expect(session.advance(1)).rejects.toBeInstanceOf(WorkerDied);
  await settle();
  expect([one, two, three].map(({ terminated }) => terminated)).toEqual([true, true, false]);
  three.answer({ x: 3 });
  expect(await questions[2]).toEqual({ x: 3 });
});

test('while one question is in flight, only the newest of the others is asked', async () => {
  const asked: number[] = [];
  const answered: number[] = [];
  const pending: (() => void)[] = [];
  const ask = newest<number, number>({
    ask(value) {
      asked.push(value);
      return new Promise((resolve) => pending.push(() => resolve(value)));
    },
    answered: (value) => answered.push(value),
    failed: () => {},
  });
  for (let value = 1; value <= 100; value++) ask(value);
  expect(asked).toEqual([1]);
  pending.shift()?.();
  await settle();
  expect(asked).toEqual([1, 100]);
  pending.shift()?.();
  await settle();
  expect(answered).toEqual([1, 100]);
});

test('while a hand moves it gets sketches, and the whole when it rests', async () => {
  const told: string[] = [];
  const ask = newest<number, number>({
    sketch: async (value) => told.push(`sketch ${value}`),
    ask: async (value) => value,
    answered: (value) => told.push(`whole ${value}`),
    failed: () => {},
  });
  for (let value = 1; value <= 4; value++) {
    ask(value);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(told).toEqual(['whole 1', 'sketch 2', 'sketch 3', 'sketch 4']);
  await expect.poll(() => told.at(-1)).toBe('whole 4');
  expect(told.length).toBe(5);
});

test('what was asked last is not asked again, and what failed is', async () => {
  const asked: object[] = [];
  const ask = keepingLast(async (options: object) => {
    asked.push(options);
    if (asked.length === 3) throw new Error('no');
    return asked.length;
  });
  expect([await ask({ a: 1 }), await ask({ a: 1 }), await ask({ a: 2 })]).toEqual([1, 1, 2]);
  await expect(ask({ a: 1 })).rejects.toThrow('no');
  expect(await ask({ a: 1 })).toBe(4);
});

test('a failure is told unless a newer input is waiting', async () => {
  const failures: number[] = [];
  const ask = newest<number, number>({
    ask: async (value) => {
      await settle();
      if (value < 3) throw new Error(`${value}`);
      return value;
    },
    answered: () => {},
    failed: (_error, value) => failures.push(value),
  });
  ask(1);
  ask(2);
  await expect.poll(() => failures).toEqual([2]);
});

/** A session in the only worker of an engine, and that worker. */
async function openSession() {
  const { engine, spawned } = setUp(1);
  const opening = engine.start('trainingLoss', {});
  await settle();
  const worker = spawned[0] as FakeWorker;
  worker.answer({ step: 0 });
  return { engine, spawned, worker, session: await opening };
}

test('a question that cannot be copied is refused at once, and its deadline is taken back', async () => {
  test.setTimeout(15_000);
  const { engine, worker, session } = await openSession();
  const post = worker.postMessage.bind(worker);
  worker.postMessage = (question) => {
    structuredClone(question);
    post(question);
  };
  const hostile = { learningRate: () => 1 } as object;
  const saved = Symbol('saved') as never;
  for (const refused of [
    engine.run('hinges', hostile),
    engine.start('trainingLoss', hostile),
    engine.resume('trainingLoss', saved),
  ]) {
    await expect(refused).rejects.toThrow(/cannot be sent; they must be plain data/);
  }
  // Past the deadline of a session's question.
  await new Promise((resolve) => setTimeout(resolve, 5500));
  expect(worker.terminated).toBe(false);
  const advancing = session.advance(1);
  await settle();
  worker.answer({ step: 1 });
  expect(await advancing).toEqual({ step: 1 });
});

test('a session whose worker was replaced says so, and its successor is never asked about it', async () => {
  const { spawned, worker, session } = await openSession();
  worker.onerror?.({ message: 'killed' } as ErrorEvent);
  for (const asked of [session.advance(1), session.save()]) {
    await expect(asked).rejects.toBeInstanceOf(WorkerDied);
    await expect(asked).rejects.toThrow('The computation was interrupted.');
  }
  session.end();
  await settle();
  expect(spawned).toHaveLength(1);
});
