// What can be asked of the module; the shapes behind these calls are in web/engine/contract.ts.

export interface Failure {
  /** One sentence that can be shown as it is: printable, at most 1,000 characters. */
  error: string;
}

/** One instance of the module. No call throws, whatever it is given. */
export interface Core {
  /** It stopped in the middle of a call: from now on it answers nothing but failures. */
  readonly broken: boolean;
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

/** What Emscripten's glue, core.mjs, exports. */
export type CreateCore = (settings: {
  locateFile(name: string): string;
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
}) => Promise<object>;

/** `createCore`: the default export of core.mjs. `wasm`: core.wasm, compiled or its bytes. */
export function openCore(
  createCore: CreateCore,
  wasm: WebAssembly.Module | BufferSource,
): Promise<Core>;
