// The page's one pool of workers: hands each question to a worker and replaces workers that die.
import type { ModuleName } from '#contract';
import type { Answer, Open, Question, Request } from './messages';

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

export interface MemberParts {
  spawn: () => Promise<WorkerLike>;
  /** The same module every time it is asked for. */
  compiled: (module: ModuleName) => Promise<WebAssembly.Module>;
  /** Called when the worker was given up because it did not answer. */
  fellSilent: () => void;
}

/** One worker and its unanswered questions. Starts its worker at the first question. */
export class Member {
  readonly #parts: MemberParts;
  readonly #pending = new Map<number, Pending>();
  #worker: Promise<WorkerLike> | undefined;
  /** What this worker was given of the core's modules. */
  #opened = new Map<ModuleName, Promise<WorkerLike>>();
  #questions = 0;
  #unanswered = 0;
  /** Open training sessions, by their numbers. */
  readonly sessions = new Set<number>();

  constructor(parts: MemberParts) {
    this.#parts = parts;
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
      const ready = 'module' in request ? this.#open(request.module, starting) : starting;
      const worker = await ready;
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
    this.#opened = new Map();
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
    const spawn = async () => {
      const worker = await this.#parts.spawn();
      worker.onmessage = ({ data }) => this.#receive(data);
      worker.onerror = (event) => {
        event.preventDefault?.();
        if (this.#worker !== starting) return;
        this.replace(event.message || 'its worker failed');
      };
      return worker;
    };
    const starting = spawn();
    // It may have been replaced meanwhile; its successor is left alone.
    starting.catch(() => {
      if (this.#worker === starting) this.#worker = undefined;
    });
    return starting;
  }

  /** The worker, when it has a module. */
  #open(module: ModuleName, starting: Promise<WorkerLike>): Promise<WorkerLike> {
    const opened = this.#opened;
    const known = opened.get(module);
    if (known) return known;
    const open = async () => {
      const [worker, compiled] = await Promise.all([starting, this.#parts.compiled(module)]);
      if (this.#worker !== starting) throw new WorkerDied('its worker was replaced');
      await this.#send(worker, { kind: 'open', module, compiled });
      return worker;
    };
    const opening = open();
    opened.set(module, opening);
    opening.catch(() => opened.delete(module));
    return opening;
  }

  #send(worker: WorkerLike, request: Open | Request): Promise<unknown> {
    const id = ++this.#questions;
    // Answers come in order: what waits behind an experiment may take as long as that.
    const isNext = this.#pending.size === 0;
    return new Promise((resolve, reject) => {
      const deadline = setTimeout(
        () => {
          this.replace('it stopped answering');
          this.#parts.fellSilent();
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
