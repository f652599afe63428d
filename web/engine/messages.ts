// The messages between page and worker: one there, one back. Types only.

/** The first message: the module to run, already compiled. Answered by `Answer` like the others. */
export interface Boot {
  kind: 'boot';
  module: WebAssembly.Module;
}

export type Request =
  | { kind: 'run'; name: string; options: object }
  | { kind: 'start' | 'resume'; session: number; name: string; from: object }
  /** Advances for at most 8 ms and at most `steps` steps, then sends a snapshot. */
  | { kind: 'advance'; session: number; steps: number }
  | { kind: 'save' | 'end'; session: number };

export interface Question {
  id: number;
  request: Boot | Request;
}

/** The worker's first message answers no question: its `id` is 0, and it says that the worker runs. */
export type Answer =
  | { id: number; value: unknown }
  /** `broken`: the module trapped, its memory can no longer be trusted. */
  | { id: number; error: string; broken: boolean };
