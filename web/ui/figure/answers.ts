// What figures look up in the core's answers. What is not there is a fault, and is said.
import type { Activation } from '#contract';

export function entry<Of>(list: ArrayLike<Of>, i: number): Of {
  const found = list[i];
  if (found === undefined)
    throw new Error(`The answer has ${list.length} entries, and not one at ${i}.`);
  return found;
}

export const last = <Of>(list: ArrayLike<Of>): Of => entry(list, list.length - 1);

/** The one of this activation. */
export function named<Of extends { activation: Activation }>(
  list: readonly Of[],
  name: Activation,
): Of {
  const found = list.find(({ activation }) => activation === name);
  if (found === undefined) throw new Error(`The answer has no ${name}.`);
  return found;
}
