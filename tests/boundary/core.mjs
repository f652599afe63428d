// The shipped modules, opened in Node through their real glue and door, and asked as if they were one.
import { readFile } from 'node:fs/promises';
import { openCore } from '../../cpp/bindings/door.mjs';
import { readContract } from '../../cpp/contract/write.mjs';

const build = (preset) => new URL(`../../build/${preset}/`, import.meta.url);

const { modules } = readContract();

/** A fresh instance of a module of a preset. */
export async function loadModule(preset, name) {
  const { default: createCore } = await import(new URL(`${name}.mjs`, build(preset)));
  const bytes = await readFile(new URL(`${name}.wasm`, build(preset)));
  // The sanitizers want to be ready before anything else runs.
  const create =
    preset === 'wasm-sanitize' ? async () => createCore({ wasmBinary: bytes }) : createCore;
  return openCore(create, bytes);
}

/** A fresh instance of every module of a preset; each question goes to the one that a page would ask. */
export async function loadCore(preset) {
  const opened = new Map(
    await Promise.all(modules.map(async ({ name }) => [name, await loadModule(preset, name)])),
  );
  const library = opened.get('library');
  /** With a door of that name; the library if there is none. */
  const holder = (door) => opened.get(modules.find(({ doors }) => doors.includes(door))?.name);
  const sessions = new Map();
  const at = (session) => sessions.get(session) ?? library;
  const open =
    (kind) =>
    (...given) => {
      const [session, name] = given;
      const core = holder(name) ?? library;
      const before = at(session);
      const answer = core[kind](...given);
      if (answer.error !== undefined) return answer;
      // A number stands for one session, in whatever module.
      if (before !== core) before.sessionEnd(session);
      sessions.set(session, core);
      return answer;
    };
  const asked =
    (kind) =>
    (...given) =>
      at(given[0])[kind](...given);
  return {
    run: (...given) => (holder(given[0]) ?? library).run(...given),
    sessionStart: open('sessionStart'),
    sessionResume: open('sessionResume'),
    sessionAdvance: asked('sessionAdvance'),
    sessionSnapshot: asked('sessionSnapshot'),
    sessionSave: asked('sessionSave'),
    sessionEnd: asked('sessionEnd'),
    get broken() {
      return [...opened.values()].some(({ broken }) => broken);
    },
    get heapBytes() {
      return [...opened.values()].reduce((sum, { heapBytes }) => sum + heapBytes, 0);
    },
  };
}

/** The shipped ones, or another that is to be looked at in their place. */
export const presets = process.env.CORE_PRESET
  ? [process.env.CORE_PRESET]
  : ['wasm-simd', 'wasm-scalar'];
