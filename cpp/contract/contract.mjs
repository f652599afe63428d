// Joins what the core says of its doors with what the headers say beside the fields.
import { readHeaders } from './headers.mjs';

/** Results go without their ending: ActivationCurvesResult is ActivationCurves. */
export const typeName = (struct) => struct.replace(/Result$/, '');

/** A comment with the names that pages know, where it speaks of members and structs. */
function renamed(comment, structs) {
  const members = [...structs.values()].flatMap(({ fields }) => fields);
  const names = new Map(members.map(({ member, name }) => [member, name]));
  return comment.replace(/\b\w+\b/g, (word) => {
    if (structs.has(word)) return typeName(word);
    return word.includes('_') ? (names.get(word) ?? word) : word;
  });
}

/** The doors of all modules, each once. */
function once(modules, kind) {
  const doors = new Map(modules.flatMap((module) => module[kind].map((door) => [door.name, door])));
  return [...doors.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * { modules, experiments, sessions, structs, tables } from what print_fields prints: each module with the names of its
 * doors, each door with the names of its structs, each struct with all that is known of its fields, each table of names
 * with its entries. Fails, with all their names, if fields have no comment.
 */
export function joined(modules, headers = readHeaders()) {
  const [structs, tables, silent] = [new Map(), new Map(), new Set()];

  function table(name, entries) {
    // "usual" and its like stand in front of a table's own names.
    const known = tables.get(name);
    if (!known || entries.length < known.length) tables.set(name, entries);
  }

  function add(type, fields, isOption) {
    const said = headers.get(type);
    if (!said) throw new Error(`No header in cpp/experiments has a struct ${type} with fields.`);
    const known = structs.get(type);
    structs.set(type, {
      comment: renamed(said.comment, headers),
      isOption: Boolean(isOption || known?.isOption),
      fields: fields.map((field) => {
        const beside = said.fields.find(({ name }) => name === field.name);
        if (!beside?.comment) silent.add(`${type}: ${field.name} (${said.file})`);
        if (beside?.table) table(beside.table, field.allowed.names);
        if (field.fields) add(beside.type, field.fields, isOption);
        const comment = renamed(beside?.comment ?? '', headers);
        return { ...field, comment, struct: beside?.type, table: beside?.table };
      }),
    });
    return type;
  }

  const doors = (list) =>
    list.map(({ name, ...parts }) => ({
      name,
      parts: Object.fromEntries(
        Object.entries(parts).map(([part, { type, fields }]) => [
          part,
          add(type, fields, part === 'options'),
        ]),
      ),
    }));
  const contract = {
    modules: modules.map(({ name, experiments, sessions }) => ({
      name,
      doors: [...experiments, ...sessions].map((door) => door.name),
    })),
    experiments: doors(once(modules, 'experiments')),
    sessions: doors(once(modules, 'sessions')),
    structs,
    tables,
  };
  if (silent.size === 0) return contract;
  const list = [...silent].join('\n  ');
  throw new Error(`Fields without a /// comment, which the contract of types needs:\n  ${list}`);
}
