// What can be asked of a module; the shapes behind these calls are in build/contract.ts.

export interface Failure {
  /** One sentence that can be shown as it is: printable, at most 1,000 characters. */
  error: string;
}

/** One instance of the module. No call throws, whatever it is given. */
export interface Core {
  /** It stopped in the middle of a call: from now on it answers nothing but failures. */
  readonly broken: boolean;
  /** What its memory has grown to. */
  readonly heapBytes: number;
  run(name: string, options: object): object | Failure;
  /** `session`: a number by which the session is asked for from now on; one of that number is ended. */
  sessionStart(session: number, name: string, options: object): object | Failure;
  sessionResume(session: number, name: string, saved: object): object | Failure;
  /** At most `steps` optimizer steps, one at least; true while more remain. */
  sessionAdvance(session: number, steps: number): boolean | Failure;
  sessionSnapshot(session: number): object | Failure;
  sessionSave(session: number): object | Failure;
  sessionEnd(session: number): undefined | Failure;
}

/** What Emscripten's glue, library.mjs and its like, exports: the same for all modules. */
export type CreateCore = (settings: {
  locateFile(name: string): string;
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
}) => Promise<object>;

/** `createCore`: the default export of the glue. `wasm`: the module, compiled or its bytes. */
export function openCore(
  createCore: CreateCore,
  wasm: WebAssembly.Module | BufferSource,
): Promise<Core>;
