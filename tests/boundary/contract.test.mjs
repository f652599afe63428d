// The contract that the build has written, held against the module: its doors, defaults, limits and types.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { joined } from '../../cpp/contract/contract.mjs';
import { structsIn } from '../../cpp/contract/headers.mjs';
import { readContract } from '../../cpp/contract/write.mjs';
import { article } from '../../web/article/join.mjs';
import { loadCore, loadModule } from './core.mjs';

const contract = readContract();
const { experiments, sessions, structs } = contract;

/** What a session cannot be started without. */
const NEEDED = {
  training: {
    layers: [{ outputs: 1 }],
    inputs: [1],
    targets: [1],
    batch: 1,
    diagnosticsEvery: 1,
  },
};

const listed = (error, words) =>
  error
    .match(new RegExp(`${words} (.*)\\.$`))[1]
    .split(', ')
    .sort();
const names = (list) => list.map(({ name }) => name).sort();

/** Every option of every door: which door, how to ask it, and the option. */
function options(core) {
  const doors = [
    ...experiments.map((door) => ({ ...door, ask: (from) => core.run(door.name, from) })),
    ...sessions.map((door) => ({ ...door, ask: (from) => core.sessionStart(1, door.name, from) })),
  ];
  return doors.flatMap(({ name, parts, ask }) =>
    structs
      .get(parts.options)
      .fields.map((option) => ({ where: `${name}.${option.name}`, option, ask })),
  );
}

/** A value in the shape that an option wants: the entry, or the shortest list of it. */
const shaped = ({ default: value, allowed }, entry) =>
  Array.isArray(value) ? Array(Math.max(1, allowed.fewest)).fill(entry) : entry;

test('every module opens the doors that the contract says, and no others', async () => {
  assert.ok(contract.modules.length > 1);
  for (const { name, doors } of contract.modules) {
    const module = await loadModule('wasm-simd', name);
    const known = (error) => (error.endsWith('has none.') ? [] : listed(error, 'one of'));
    const opened = [
      ...known(module.run('?', {}).error),
      ...known(module.sessionStart(1, '?', {}).error),
    ];
    assert.deepEqual(opened.sort(), [...doors].sort(), name);
  }
});

test('every door is in a module', () => {
  const inModules = new Set(contract.modules.flatMap(({ doors }) => doors));
  assert.deepEqual([...inModules].sort(), names([...experiments, ...sessions]));
});

test('an experiment that is given every default of the contract answers as if given nothing', async () => {
  const core = await loadCore('wasm-simd');
  for (const { name, parts } of experiments) {
    const { fields } = structs.get(parts.options);
    const defaults = Object.fromEntries(fields.map((field) => [field.name, field.default]));
    const answer = core.run(name, defaults);
    assert.equal(answer.error, undefined);
    assert.deepEqual(answer, core.run(name, {}), name);
  }
});

test('what is outside of the limits in the contract is refused with these limits', async () => {
  let count = 0;
  for (const { where, option, ask } of options(await loadCore('wasm-simd'))) {
    const { low, high, whole } = option.allowed ?? {};
    if (low === undefined) continue;
    for (const value of [low - (whole ? 1 : 1e-9 + Math.abs(low) / 1e6), high * 2 + 1]) {
      const { error } = ask({ [option.name]: shaped(option, value) });
      assert.ok(error?.startsWith(`${option.name} is `), where);
      const limits = error.match(/from (\S+) to (\S+)\.$/).slice(1);
      assert.deepEqual(limits.map(Number), [low, high], where);
      count++;
    }
  }
  assert.ok(count > 50);
});

test('a name that is not in the contract is refused with those that are', async () => {
  let count = 0;
  for (const { where, option, ask } of options(await loadCore('wasm-simd'))) {
    if (!option.allowed?.names) continue;
    const { error } = ask({ [option.name]: shaped(option, '?') });
    assert.deepEqual(
      listed(error, '(?:one of|names out of)'),
      [...option.allowed.names].sort(),
      where,
    );
    count++;
  }
  assert.ok(count > 10);
});

/** A value as TypeScript: every field of every struct, and what kinds of arrays there are. */
function literal(value) {
  if (ArrayBuffer.isView(value)) return `new ${value.constructor.name}()`;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value !== 'object') return String(value);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{ ${fields.map(([name, field]) => `${name}: ${literal(field)}`).join(', ')} }`;
}

/** Lines of TypeScript that are right if what the module answers has the contract's types. */
function answers(core) {
  const lines = ["import type { Experiments, Sessions } from './contract';"];
  const line = (type, value) =>
    lines.push(`export const v${lines.length}: ${type} = ${literal(value)};`);
  const keys = (type, error) => {
    const known = listed(error, 'known are:').filter((name) => name !== 'none');
    line(`Record<keyof ${type}, 0>`, Object.fromEntries(known.map((name) => [name, 0])));
  };
  for (const { name } of experiments) {
    line(`Experiments['${name}']['result']`, core.run(name, {}));
    keys(`Experiments['${name}']['options']`, core.run(name, { '?': 1 }).error);
  }
  for (const { name } of sessions) {
    line(`Sessions['${name}']['snapshot']`, core.sessionStart(1, name, NEEDED[name] ?? {}));
    core.sessionAdvance(1, 1);
    line(`Sessions['${name}']['snapshot']`, core.sessionSnapshot(1));
    line(`Sessions['${name}']['saved']`, core.sessionSave(1));
    keys(`Sessions['${name}']['options']`, core.sessionStart(1, name, { '?': 1 }).error);
  }
  return lines;
}

const STRICTLY = ['--strict', '--noEmit', '--ignoreConfig', '--target', 'es2022', '--types', ''];

test('the module answers with the fields and types of contract.ts, all the way down', async () => {
  const path = fileURLToPath(new URL('../../build/answers.ts', import.meta.url));
  const lines = answers(await loadCore('wasm-simd'));
  assert.equal(lines.length, 1 + 2 * experiments.length + 4 * sessions.length);
  // A result without such a field, so that a compiler that looks at nothing does not pass.
  lines.push('// @ts-expect-error', 'v1.nothing;');
  await writeFile(path, lines.join('\n'));
  const tsc = fileURLToPath(new URL('../../node_modules/.bin/tsc', import.meta.url));
  execFileSync(tsc, [...STRICTLY, path], { stdio: ['ignore', 'inherit', 'inherit'] });
});

test('a field without a comment beside it is named', () => {
  const struct = (comment) =>
    structsIn(
      'hinges.hpp',
      `struct HingesOptions {\n  int units = 4;${comment}\n\n  void fields(Visitor& visit) { visit("units", units, whole(1, 64)); }\n};\n`,
    );
  const units = { name: 'units', type: 'number', default: 4, allowed: { low: 1, high: 64 } };
  const options = { type: 'HingesOptions', fields: [units] };
  const fields = [{ name: 'networks', experiments: [{ name: 'hinges', options }], sessions: [] }];
  const read = (comment) => joined(fields, new Map([['HingesOptions', struct(comment)[0]]]));
  assert.equal(read('  ///< ReLUs').structs.get('HingesOptions').fields[0].comment, 'ReLUs');
  for (const comment of ['', '  // ReLUs']) {
    assert.throws(() => read(comment), /HingesOptions: units/);
  }
});

test('the table of activations matches the names that experiments take', async () => {
  const core = await loadCore('wasm-simd');
  const { rows } = core.run('activationTable', {});
  const { curves } = core.run('activationCurves', { activations: rows.map((row) => row.name) });
  assert.equal(curves.length, rows.length);
  for (const [i, row] of rows.entries()) assert.equal(curves[i].activation, row.name);
});

test('the page calls the activations what the core calls them', async () => {
  const source = await readFile(
    new URL('../../web/ui/words/activations.ts', import.meta.url),
    'utf8',
  );
  const [, labels] = source.match(/ACTIVATIONS: [^=]* = \{\n(.*?)^\};/ms);
  const pairs = [...labels.matchAll(/'?([\w-]+)'?: \{ label: '(.*?)'/gm)].map(
    ([, ...pair]) => pair,
  );
  const { rows } = (await loadCore('wasm-simd')).run('activationTable', {});
  assert.deepEqual(
    pairs,
    rows.map(({ name, label }) => [name, label]),
  );
});

test('the page knows which activations have a kink at 0', async () => {
  const source = await readFile(
    new URL('../../web/ui/words/activations.ts', import.meta.url),
    'utf8',
  );
  const listed = [...source.matchAll(/^ {2}'?([\w-]+)'?: \{.*isKinked: true/gm)].map(
    ([, name]) => name,
  );
  const { rows } = (await loadCore('wasm-simd')).run('activationTable', {});
  assert.deepEqual(
    listed,
    rows.filter(({ kinked }) => kinked).map(({ name }) => name),
  );
});

test('no result has a field called error, which means that there is none', () => {
  const fields = [...contract.structs.values()].flatMap((struct) => struct.fields);
  assert.ok(fields.length > 100);
  assert.deepEqual(
    fields.filter(({ name }) => name === 'error'),
    [],
  );
});

/** MathML as the core writes formulas, in one line and without spaces. */
function onOneLine(mathml) {
  const plain = (text) =>
    text
      .replace(/<[^>]+>/g, '')
      .replace(/&nbsp;|\s/g, '')
      .replaceAll('&gt;', '>');
  const operand = (text) => (/.[+−]/.test(text) ? `(${text})` : text);
  return plain(
    mathml
      .replace(/<msup>\s*<mi>e<\/mi>(.*?)<\/msup>/gs, (_, power) => `exp(${plain(power)})`)
      .replace(
        /<mfrac>\s*(<mn>.*?<\/mn>|<mrow>.*?<\/mrow>)\s*<mrow>(.*?)<\/mrow>\s*<\/mfrac>/gs,
        (_, ...parts) => parts.slice(0, 2).map(plain).map(operand).join('/'),
      ),
  );
}

test('the article lists the activations as the core knows them', async () => {
  const page = article();
  const table = page.slice(page.indexOf('class="formulas"'), page.indexOf('</table>'));
  const listed = [...table.matchAll(/<tr>(.*?)<\/tr>/gs)]
    .slice(1)
    .map(([, row]) =>
      [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) =>
        cell.includes('<math>') ? onOneLine(cell) : cell.replace(/\s+/g, ' ').trim(),
      ),
    );
  const end = (value) => {
    const rounded = Number.isFinite(value) ? Number(value.toFixed(2)) : value;
    const text = String(rounded).replace('Infinity', '∞').replace('-', '−');
    return rounded === value ? text : `≈ ${text}`;
  };
  const core = await loadCore('wasm-simd');
  const { rows } = core.run('activationTable', {});
  const { curves } = core.run('activationCurves', { activations: rows.map((row) => row.name) });
  const known = rows.map((row, i) => {
    const [opening, closing] = [row.lowIncluded ? '[' : '(', row.highIncluded ? ']' : ')'];
    // Two values are told as such; an interval would promise those between them.
    const isTwoValued = curves[i].y.every((y) => y === row.low || y === row.high);
    const range = isTwoValued
      ? `${end(row.low)} and ${end(row.high)}`
      : `${opening}${end(row.low)}, ${end(row.high)}${closing}`;
    return [row.label, row.formula.replaceAll(' ', ''), range];
  });
  assert.deepEqual(listed, known);
});

test('every field has a comment that says what it is', () => {
  for (const [name, { fields }] of structs)
    for (const field of fields) assert.ok(field.comment, `${name}.${field.name}`);
});

test('the contract says what each loss, initializer and optimizer is', () => {
  const comment = (option) =>
    structs.get('TrainingOptions').fields.find(({ name }) => name === option).comment;
  const all = structs.get('TrainingOptions').fields;
  for (const option of ['loss', 'initializer', 'optimizer'])
    for (const name of all.find((field) => field.name === option).allowed.names)
      assert.ok(comment(option).includes(`"${name}"`), `${option} ${name}`);
  assert.match(comment('loss'), /mean .*without ½/);
  assert.match(comment('channels'), /two inputs are `channels: 2`/);
  assert.match(comment('gain'), /"normal" alone/);
});
