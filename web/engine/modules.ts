// Which of the core's modules to ask: the page downloads those that its figures need, when they do.
import type { ExperimentName, ModuleName, SessionName } from '#contract';
import { MODULES } from '#modules';

export type Door = ExperimentName | SessionName;

const holders = (door: Door) =>
  (Object.keys(MODULES) as ModuleName[]).filter((name) =>
    (MODULES[name] as readonly string[]).includes(door),
  );

/** Of the modules with a door, that which was chosen before, or else the first. */
export function moduleChooser(): (door: Door) => ModuleName {
  const chosen = new Set<ModuleName>();
  return (door) => {
    const having = holders(door);
    const module = having.find((name) => chosen.has(name)) ?? having[0];
    if (!module) throw new Error(`No module has the door ${door}.`);
    chosen.add(module);
    return module;
  };
}
