// The messages between page and worker: one there, one back. Types only.
import type { ModuleName } from '#contract';

/** Gives the worker a module, already compiled. Answered by `Answer` like the others. */
export interface Open {
  kind: 'open';
  module: ModuleName;
  compiled: WebAssembly.Module;
}

/** What one of the worker's modules, opened before, is asked. */
export type Request =
  | { kind: 'run'; module: ModuleName; name: string; options: object }
  | { kind: 'start' | 'resume'; module: ModuleName; session: number; name: string; from: object }
  /** Advances for at most 8 ms and at most `steps` steps, then sends a snapshot. */
  | { kind: 'advance'; session: number; steps: number }
  | { kind: 'save' | 'end'; session: number };

export interface Question {
  id: number;
  request: Open | Request;
}

/** The worker's first message answers no question: its `id` is 0, and it says that the worker runs. */
export type Answer =
  | { id: number; value: unknown }
  /** `broken`: a module trapped, its memory can no longer be trusted. */
  | { id: number; error: string; broken: boolean };
