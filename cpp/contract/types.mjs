// The contract as TypeScript: one interface per struct, one union per table of names.
import { typeName } from './contract.mjs';

const pascal = (snake) => snake.replace(/(?:^|_)([a-z])/g, (_, letter) => letter.toUpperCase());

/** The type of a table's names: activations() gives Activation, losses() Loss. */
const tableName = (table) => pascal(table.replace(/(?<=ss)es$|s$/, ''));

const union = (names) => names.map((name) => `'${name}'`).join(' | ');

function namesType({ table, allowed }, tables) {
  if (!table) return union(allowed.names);
  const more = allowed.names.filter((name) => !tables.get(table).includes(name));
  return [tableName(table), ...more.map((name) => `'${name}'`)].join(' | ');
}

const ARRAYS = { floats: 'Float32Array', doubles: 'Float64Array', ints: 'Int32Array' };

/** What is given may be any list; what comes back is one type of array. */
function arrayType(type, isOption) {
  return isOption ? `readonly number[] | ${ARRAYS[type]}` : ARRAYS[type];
}

function fieldType(field, tables, isOption) {
  const { type, struct, allowed } = field;
  if (type in ARRAYS) return arrayType(type, isOption);
  if (type === 'struct') return typeName(struct);
  if (type === 'structs') return `${isOption ? 'readonly ' : ''}${typeName(struct)}[]`;
  const name = allowed?.names ? namesType(field, tables) : 'string';
  if (type === 'string') return name;
  if (type !== 'strings') return type.replace('?', '');
  return isOption ? `readonly (${name})[]`.replace(/\((\w+)\)/, '$1') : 'string[]';
}

const shown = (value) => {
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`;
  return typeof value === 'string' ? `'${value}'` : String(value);
};

function defaultText({ default: value, allowed }) {
  if (value === null) return [];
  const needed = Array.isArray(value) && value.length < allowed.fewest;
  return [needed ? 'Must be given.' : `Default: ${shown(value)}.`];
}

const counted = ({ fewest, most }) =>
  fewest === most ? `${most} entries` : `${fewest} to ${most} entries`;

/** "Default: 0.1. Allowed: 0 to 100.": what an option's type does not say. */
function limits(option) {
  const parts = defaultText(option);
  const { allowed } = option;
  const { low, high, whole, fewest } = allowed ?? {};
  const told = [
    ...(fewest === undefined ? [] : [counted(allowed)]),
    ...(low === undefined ? [] : [`${whole ? 'whole, ' : ''}${low} to ${high}`]),
  ];
  if (told.length) parts.push(`Allowed: ${told.join(', ')}.`);
  return parts.join(' ');
}

/** With a capital, unless it begins with a symbol such as f(x), and a full stop. */
const sentence = (text) =>
  text === ''
    ? ''
    : text.replace(/^[a-z](?=[a-z])/, (letter) => letter.toUpperCase()).replace(/(?<![.!?])$/, '.');

const comment = (text, indent = '') => (text ? `${indent}/** ${text} */\n` : '');

function fieldText(field, { isOption }, tables) {
  const says = [sentence(field.comment), isOption ? limits(field) : ''].filter(Boolean).join(' ');
  const optional = isOption || field.type.endsWith('?') ? '?' : '';
  return `${comment(says, '  ')}  ${field.name}${optional}: ${fieldType(field, tables, isOption)};\n`;
}

function structText([name, struct], tables) {
  const says = comment(sentence(struct.comment));
  if (!struct.fields.length) return `${says}export type ${name} = Record<string, never>;\n`;
  const fields = struct.fields.map((field) => fieldText(field, struct, tables)).join('');
  return `${says}export interface ${typeName(name)} {\n${fields}}\n`;
}

function doorsText(name, doors) {
  const lines = doors.map(({ name, parts }) => {
    const types = Object.entries(parts).map(([part, struct]) => `${part}: ${typeName(struct)}`);
    return `  ${name}: { ${types.join('; ')} };\n`;
  });
  return `export interface ${name} {\n${lines.join('')}}\n`;
}

function modulesText(modules) {
  const lines = modules.map(({ name, doors }) => `  ${name}: ${union(doors)};\n`);
  return `/** What each WebAssembly module opens. */\nexport interface Modules {\n${lines.join('')}}\nexport type ModuleName = keyof Modules;\n`;
}

/** The text of contract.ts. */
export function typesText({ modules, experiments, sessions, structs, tables }) {
  return [
    '// Written by the build from the fields in cpp/experiments and the comments beside them (see cpp/contract).\n',
    `/** Every experiment of the core: options in, result out. Options that are left out have their default. */\n${doorsText('Experiments', experiments)}`,
    `/** Training sessions: started, advanced step by step, saved as plain data and resumed from it. */\n${doorsText('Sessions', sessions)}`,
    'export type ExperimentName = keyof Experiments;\nexport type SessionName = keyof Sessions;\n',
    modulesText(modules),
    [...tables].map(([t, names]) => `export type ${tableName(t)} = ${union(names)};\n`).join(''),
    ...[...structs].map((struct) => structText(struct, tables)),
  ].join('\n');
}

/** The text of modules.ts: which module has which door, as the engine must know. */
export function modulesValue({ modules }) {
  const lines = modules.map(
    ({ name, doors }) => `  ${name}: [${doors.map((door) => `'${door}'`).join(', ')}],\n`,
  );
  return `// Written by the build from the lists in cpp/experiments/doors.hpp.\nexport const MODULES = {\n${lines.join('')}} as const;\n`;
}
