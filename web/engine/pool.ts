// The page's one pool of workers: hands each question to a worker and replaces workers that die.
import type { Answer, Boot, Question, Request } from './messages';

/** What the pool needs of a Worker; the tests give it another. */
export interface WorkerLike {
  postMessage(question: Question): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<Answer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** The computation is gone, with all sessions it held; the next question gets a new worker. `cause` is for programmers. */
export class WorkerDied extends Error {
  override name = 'WorkerDied';
  constructor(cause: string) {
    super('The computation was interrupted.', { cause });
  }
}

interface Pending {
  resolve(value: unknown): void;
  reject(error: Error): void;
  deadline: ReturnType<typeof setTimeout>;
}

/**
 * Who has not answered by then never will: a worker that the browser killed says nothing. What
 * concerns a session takes milliseconds; an experiment may take a while on a slow phone.
 */
const SESSION_DEADLINE_MILLISECONDS = 5000;
const DEADLINE_MILLISECONDS = 60_000;

const NOT_PLAIN =
  'The options cannot be sent; they must be plain data: numbers, strings, booleans, lists and objects.';

/** One worker and its unanswered questions. Starts its worker at the first question. */
export class Member {
  readonly #spawn: () => WorkerLike;
  readonly #boot: () => Promise<Boot>;
  readonly #fellSilent: () => void;
  readonly #pending = new Map<number, Pending>();
  #worker: Promise<WorkerLike> | undefined;
  #questions = 0;
  #unanswered = 0;
  /** Open training sessions, by their numbers. */
  readonly sessions = new Set<number>();

  /** `fellSilent` is called when the worker was given up because it did not answer. */
  constructor(spawn: () => WorkerLike, boot: () => Promise<Boot>, fellSilent: () => void) {
    this.#spawn = spawn;
    this.#boot = boot;
    this.#fellSilent = fellSilent;
  }

  /** How much there is to do: the pool prefers members with little. */
  get load() {
    return this.#unanswered + this.sessions.size;
  }

  async ask(request: Request): Promise<unknown> {
    this.#unanswered++;
    try {
      this.#worker ??= this.#start();
      const starting = this.#worker;
      const worker = await starting;
      if (this.#worker !== starting) throw new WorkerDied('its worker was replaced');
      return await this.#send(worker, request);
    } finally {
      this.#unanswered--;
    }
  }

  /** Asks about a session, which is gone if the worker that held it is. */
  async askSession(request: Request & { session: number }): Promise<unknown> {
    if (!this.sessions.has(request.session)) throw new WorkerDied('its worker was replaced');
    return this.ask(request);
  }

  /** Ends the worker, with everything in flight; the next question starts another. */
  replace(why: string) {
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    const worker = this.#worker;
    this.#worker = undefined;
    this.sessions.clear();
    worker?.then(
      (old) => old.terminate(),
      () => {},
    );
    for (const { reject, deadline } of pending) {
      clearTimeout(deadline);
      reject(new WorkerDied(why));
    }
  }

  #start(): Promise<WorkerLike> {
    let spawned: WorkerLike | undefined;
    const boot = async () => {
      const request = await this.#boot();
      const worker = this.#spawn();
      spawned = worker;
      worker.onmessage = ({ data }) => this.#receive(data);
      worker.onerror = (event) => {
        event.preventDefault?.();
        if (this.#worker !== starting) return;
        this.replace(event.message || 'its worker failed');
      };
      await this.#send(worker, request);
      return worker;
    };
    const starting = boot();
    // It may have been replaced meanwhile; its successor is left alone.
    starting.catch(() => {
      spawned?.terminate();
      if (this.#worker === starting) this.#worker = undefined;
    });
    return starting;
  }

  #send(worker: WorkerLike, request: Boot | Request): Promise<unknown> {
    const id = ++this.#questions;
    // Answers come in order: what waits behind an experiment may take as long as that.
    const isNext = this.#pending.size === 0;
    return new Promise((resolve, reject) => {
      const deadline = setTimeout(
        () => {
          this.replace('it stopped answering');
          this.#fellSilent();
        },
        'session' in request && isNext ? SESSION_DEADLINE_MILLISECONDS : DEADLINE_MILLISECONDS,
      );
      try {
        worker.postMessage({ id, request });
        this.#pending.set(id, { resolve, reject, deadline });
      } catch {
        // It was never asked: nobody is waited for.
        clearTimeout(deadline);
        reject(new Error(NOT_PLAIN));
      }
    });
  }

  #receive(answer: Answer) {
    const pending = this.#pending.get(answer.id);
    if (!pending) return;
    this.#pending.delete(answer.id);
    clearTimeout(pending.deadline);
    if ('value' in answer) return pending.resolve(answer.value);
    if (answer.broken) {
      this.replace(answer.error);
      return pending.reject(new WorkerDied(answer.error));
    }
    pending.reject(new Error(answer.error));
  }
}

/** The member with the least to do. */
export function leastLoaded(members: readonly Member[]): Member {
  return members.reduce((best, member) => (member.load < best.load ? member : best));
}
