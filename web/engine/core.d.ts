// The module's glue as Emscripten makes it (the shapes behind these calls are in contract.ts).

declare module '*/core.mjs' {
  interface Failure {
    error: string;
  }
  export interface Core {
    run(name: string, options: object): object | Failure;
    sessionStart(id: number, name: string, options: object): object | Failure;
    sessionResume(id: number, name: string, saved: object): object | Failure;
    /** At most `steps` optimizer steps; true while more remain. */
    sessionAdvance(id: number, steps: number): boolean | Failure;
    sessionSnapshot(id: number): object | Failure;
    sessionSave(id: number): object | Failure;
    sessionEnd(id: number): void;
  }
  interface Settings {
    instantiateWasm(
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ): object;
  }
  export default function createCore(settings: Settings): Promise<Core>;
}
