// One hostile call after the other: what call `index` of a seed does to an open module.
import { hostile, NUMBERS } from './hostile.mjs';
import { drawn, fitting, spoil, wrapping } from './options.mjs';
import { randomOf } from './random.mjs';

/** The numbers of the sessions that a call may open; it ends them. */
const [OWN, SECOND] = [1, 2];

function options(random, contract, door) {
  const isFitting = door.name === 'training' && random.chance(0.8);
  if (isFitting) return fitting(random);
  return drawn(random, contract.structs.get(door.parts.options), contract.structs);
}

/** Few, or no number of steps; a right one that is large would take for ever. */
function steps(random) {
  if (random.chance(0.8)) return random.whole(1, 3);
  const bad = random.chance(0.5) ? hostile(random) : random.one(NUMBERS);
  return typeof bad === 'number' && bad > 3 && bad < 2 ** 31 ? -3 : bad;
}

/** Any door with arguments that are too few, too many or of the wrong type. */
function* arguments_(random, contract, core) {
  const doors = Object.keys(core).filter((name) => typeof core[name] === 'function');
  const plausible = [1, 'training', {}, 'hinges', contract.sessions[0].name];
  const given = Array.from({ length: random.whole(0, 4) }, () =>
    random.chance(0.5) ? random.one(plausible) : hostile(random),
  );
  yield [random.one(doors), ...given];
}

function* experiment(random, contract) {
  const door = random.one(contract.experiments);
  const object = options(random, contract, door);
  if (random.chance(0.8)) spoil(random, object);
  yield ['run', door.name, object];
}

/** Started, advanced, saved, resumed from what was saved or from that with a value spoilt. */
function* session(random, contract) {
  const door = random.one(contract.sessions);
  const object = options(random, contract, door);
  if (random.chance(0.4)) spoil(random, object);
  const started = yield ['sessionStart', OWN, door.name, object];
  if (started?.error !== undefined) return;
  yield ['sessionAdvance', OWN, steps(random)];
  yield [random.one(['sessionSnapshot', 'sessionSave']), OWN];
  const saved = yield ['sessionSave', OWN];
  if (random.chance(0.8)) spoil(random, saved);
  const resumed = yield ['sessionResume', SECOND, door.name, saved];
  if (resumed?.error !== undefined) return;
  yield ['sessionAdvance', SECOND, random.whole(1, 3)];
  yield ['sessionSnapshot', SECOND];
}

function* sizes(random) {
  yield ['sessionStart', OWN, 'training', wrapping(random)];
  yield ['sessionAdvance', OWN, 1];
}

function* saved(random, contract) {
  const door = random.one(contract.sessions);
  const object = drawn(random, contract.structs.get(door.parts.saved), contract.structs, 0.9);
  if (random.chance(0.5)) spoil(random, object);
  yield ['sessionResume', OWN, door.name, object];
}

/** Each with the share of all that come up to it. */
const KINDS = [
  [arguments_, 0.15],
  [experiment, 0.55],
  [session, 0.9],
  [saved, 0.999],
  [sizes, 1],
];

function kindOf(random) {
  const share = random.next();
  return KINDS.find(([, upTo]) => share < upTo)[0];
}

/** Makes all calls of number `index`; `ask(door, …arguments)` answers each. Returns how many it made, and of which kind. */
export function callsOf(seed, index, contract, core, ask) {
  const random = randomOf(seed, index);
  const kind = kindOf(random);
  const calls = kind(random, contract, core);
  let made = 0;
  for (let next = calls.next(); !next.done; made++) next = calls.next(ask(next.value));
  ask(['sessionEnd', OWN]);
  ask(['sessionEnd', SECOND]);
  return { made: made + 2, kind: kind.name };
}
