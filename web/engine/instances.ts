// A worker's instances of the core's modules: made when they are first asked, given back when they hold too much.
import type { ModuleName } from '#contract';
import type { Core } from '../../cpp/bindings/door.mjs';

/** What a run may take (cpp/experiments/memory.hpp), and what all instances of a worker may keep. */
const MOST_BYTES = 256 * 2 ** 20;

export class Instances {
  readonly #make: (compiled: WebAssembly.Module) => Promise<Core>;
  readonly #compiled = new Map<ModuleName, WebAssembly.Module>();
  readonly #made = new Map<ModuleName, Core>();
  /** Where each open session is. */
  readonly #sessions = new Map<number, Core>();

  constructor(make: (compiled: WebAssembly.Module) => Promise<Core>) {
    this.#make = make;
  }

  add(name: ModuleName, compiled: WebAssembly.Module) {
    this.#compiled.set(name, compiled);
  }

  async of(name: ModuleName): Promise<Core> {
    const made = this.#made.get(name);
    if (made) return made;
    const compiled = this.#compiled.get(name);
    if (!compiled) throw new Error(`The worker was asked for ${name} before it had that module.`);
    const core = await this.#make(compiled);
    this.#made.set(name, core);
    return core;
  }

  /** The instance that holds a session. */
  with(session: number): Core {
    const core = this.#sessions.get(session);
    if (!core) throw new Error(`The worker was asked about session ${session}, which it has not.`);
    return core;
  }

  opened(session: number, core: Core) {
    this.#sessions.set(session, core);
  }

  ended(session: number) {
    this.#sessions.delete(session);
  }

  /** Memory only grows: of instances that hold too much together those without a session are made anew when asked. */
  tidy() {
    const bytes = [...this.#made.values()].reduce((sum, { heapBytes }) => sum + heapBytes, 0);
    if (bytes <= MOST_BYTES) return;
    const needed = new Set(this.#sessions.values());
    for (const [name, core] of this.#made) if (!needed.has(core)) this.#made.delete(name);
  }
}
