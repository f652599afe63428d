// The door to a module, for the page's worker and for whoever takes the module elsewhere: checks every call, copies
// what comes in, and answers whatever goes wrong with { error: 'one sentence' }. Nobody else calls the module itself.

const LONGEST_MESSAGE = 1000;
/** Of a caller's text that is repeated to the caller. */
const LONGEST_QUOTE = 40;
const MOST = 2 ** 31 - 1;

/** What each door takes; all of it must be given. */
const TAKES = {
  run: ['name', 'options'],
  sessionStart: ['session', 'name', 'options'],
  sessionResume: ['session', 'name', 'saved'],
  sessionAdvance: ['session', 'steps'],
  sessionSnapshot: ['session'],
  sessionSave: ['session'],
  sessionEnd: ['session'],
};

/** How each is read: the value to hand on, or a Refusal. */
const READ = {
  name: readName,
  options: readPlain,
  saved: readPlain,
  session: (what, value) => readWhole(what, value, 0),
  steps: (what, value) => readWhole(what, value, 1),
};

class Refusal {
  constructor(sentence) {
    this.sentence = sentence;
  }
}

/** Without what would show as nothing or move the rest: control and format characters, halves of pairs. */
const printable = (text) => text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '�');

const shortened = (text, most) => printable(text.length > most ? `${text.slice(0, most)}…` : text);

function readName(what, value) {
  if (typeof value !== 'string')
    throw new Refusal(`${what} is ${described(value)}; it must be a string.`);
  // No name is longer, so that an unknown one stays unknown.
  return shortened(value, LONGEST_QUOTE);
}

function readWhole(what, value, least) {
  if (Number.isInteger(value) && value >= least && value <= MOST) return value;
  const allowed = `a whole number from ${least} to ${MOST}`;
  throw new Refusal(`${what} is ${described(value)}; it must be ${allowed}.`);
}

/** A copy of an object that holds nothing but plain data: no getter, proxy or shared list is left to change later. */
function readPlain(what, value) {
  if (typeof value !== 'object' || value === null)
    throw new Refusal(`${what} is ${described(value)}; it must be an object.`);
  let copy;
  try {
    copy = structuredClone(value);
  } catch {
    throw new Refusal(
      `${culprit(what, value)}; it must be plain data: numbers, strings, booleans, lists and objects.`,
    );
  }
  if (isRecord(copy)) return copy;
  throw new Refusal(`${what} is ${described(copy)}; it must be an object with a field per option.`);
}

/** No list, map, date or the like, of whatever realm. */
const isRecord = (copy) => Object.getPrototypeOf(Object.getPrototypeOf(copy)) === null;

/** Names the first field that cannot be copied. */
function culprit(what, value) {
  try {
    for (const key of Object.keys(value)) {
      if (!isCopied(value, key))
        return `${shortened(key, LONGEST_QUOTE)} is ${describedField(value, key)}`;
    }
  } catch {
    // Not even its fields can be listed.
  }
  return `${what} is something that cannot be copied`;
}

function isCopied(object, key) {
  try {
    structuredClone(object[key]);
    return true;
  } catch {
    return false;
  }
}

function describedField(object, key) {
  try {
    const value = object[key];
    if (typeof value === 'function' || typeof value === 'symbol') return described(value);
  } catch {
    // A getter that throws.
  }
  return 'something that cannot be copied';
}

/** A value as its writer would know it again. */
function described(value) {
  switch (typeof value) {
    case 'string':
      return `"${shortened(value, LONGEST_QUOTE)}"`;
    case 'function':
    case 'symbol':
      return `a ${typeof value}`;
    case 'bigint':
      return 'a BigInt';
    case 'object':
      return value === null ? 'null' : describedObject(value);
    default:
      return String(value);
  }
}

function describedObject(value) {
  try {
    return Array.isArray(value) || ArrayBuffer.isView(value) ? 'a list' : 'an object';
  } catch {
    return 'an object';
  }
}

/** The arguments for the module, or a Refusal. */
function read(door, given) {
  const takes = TAKES[door];
  if (given.length !== takes.length) {
    const list = `${takes.length} argument${takes.length === 1 ? '' : 's'} (${takes.join(', ')})`;
    throw new Refusal(`${door} takes ${list}; it was given ${given.length}.`);
  }
  return takes.map((what, i) => READ[what](what, given[i]));
}

const reason = (thrown) =>
  shortened(thrown instanceof Error ? thrown.message : `it threw ${String(thrown)}`, LONGEST_QUOTE);

const failure = (sentence) => ({ error: shortened(sentence, LONGEST_MESSAGE - 1) });

const memoryOf = ({ exports }) =>
  Object.values(exports).find((exported) => exported instanceof WebAssembly.Memory);

/** One instance of the module, and its memory. */
async function instance(createCore, wasm) {
  const compiled = wasm instanceof WebAssembly.Module ? wasm : await WebAssembly.compile(wasm);
  let memory;
  const module = await new Promise((resolve, reject) => {
    createCore({
      // Nothing is fetched here: a worker made from a blob has no address to start from.
      locateFile: (name) => name,
      instantiateWasm(imports, done) {
        WebAssembly.instantiate(compiled, imports).then((made) => {
          memory = memoryOf(made);
          done(made, compiled);
        }, reject);
        return {};
      },
    }).then(resolve, reject);
  });
  return { module, memory };
}

/** Opens the module: see door.d.mts for what can be asked. */
export async function openCore(createCore, wasm) {
  let { module, memory } = await instance(createCore, wasm);

  const call = (door, given) => {
    let taken;
    try {
      taken = read(door, given);
    } catch (thrown) {
      const sentence = thrown instanceof Refusal ? thrown.sentence : `${door} cannot be read.`;
      return failure(sentence);
    }
    if (!module) return failure('The module stopped in an earlier call; open another.');
    try {
      const answer = module[door](...taken);
      return answer?.error === undefined ? answer : failure(answer.error);
    } catch (thrown) {
      // Its memory can no longer be trusted.
      module = memory = undefined;
      return failure(`The module stopped in ${door} (${reason(thrown)}); open another.`);
    }
  };

  const doors = Object.keys(TAKES).map((door) => [door, (...given) => call(door, given)]);
  return Object.freeze({
    ...Object.fromEntries(doors),
    get broken() {
      return module === undefined;
    },
    get heapBytes() {
      return memory?.buffer.byteLength ?? 0;
    },
  });
}
