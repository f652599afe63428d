// The modules' glue as Emscripten makes it; their door, cpp/bindings/door.mjs, says what can be asked.

declare module '*/curves.mjs' {
  const createCore: import('../../cpp/bindings/door.mjs').CreateCore;
  export default createCore;
}
