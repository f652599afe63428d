// The module's glue as Emscripten makes it; its door, cpp/bindings/door.mjs, says what can be asked.

declare module '*/core.mjs' {
  const createCore: import('../../cpp/bindings/door.mjs').CreateCore;
  export default createCore;
}
