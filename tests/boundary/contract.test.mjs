// The contract's names are the module's names: what TypeScript promises, C++ answers.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { loadCore } from './core.mjs';

const contract = await readFile(new URL('../../web/engine/contract.ts', import.meta.url), 'utf8');

/** The fields of an interface in the contract: [name, type, whether it may be missing]. */
function fields(name) {
  const body = contract.match(new RegExp(`interface ${name} \\{([\\s\\S]*?)\\n\\}`))?.[1];
  assert.ok(body, `the contract has an interface ${name}`);
  return [...body.matchAll(/^ {2}(\w+)(\??): (\{\n.*?^ {2}\}|[^\n]*?);$/gms)].map(
    ([, field, may, type]) => [field, type, may === '?'],
  );
}

const keys = (name) =>
  fields(name)
    .map(([field]) => field)
    .sort();

/** The names of types that an experiment or a session has there: { options, result, … }. */
const doors = (name) =>
  fields(name).map(([door, types]) => [
    door,
    Object.fromEntries([...types.matchAll(/(\w+): (\w+)/g)].map(([, part, type]) => [part, type])),
  ]);

/** Whether a value is what the contract promises: the same fields, each of its type, all the way down. */
function agree(value, type, where) {
  if (type.endsWith('[]')) {
    // Numbers come back from a saved run as typed arrays, which are taken just as well.
    assert.ok(Array.isArray(value) || type === 'number[]', where);
    for (const entry of value) agree(entry, type.slice(0, -2), where);
  } else if (contract.includes(`interface ${type} `)) {
    assert.deepEqual(Object.keys(value).sort(), keys(type), where);
    for (const [field, of, may] of fields(type)) {
      if (!may || value[field] !== undefined) agree(value[field], of, `${where}.${field}`);
    }
  } else if (/^\w+Array$/.test(type)) {
    assert.equal(value.constructor.name, type, where);
  } else {
    assert.equal(typeof value, type, where);
  }
}

const known = (error) =>
  error
    .match(/known are: (.*)\.$/)[1]
    .split(', ')
    .sort();

/** So that nothing takes long. */
const BRIEF = { trainingRun: { epochs: 1 }, unitActivity: { steps: 1 } };

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

test('every experiment and session of the contract is one of the module and the other way round', async () => {
  const core = await loadCore('wasm-simd');
  const allowed = (error) =>
    error
      .match(/one of (.*)\.$/)[1]
      .split(', ')
      .sort();
  assert.deepEqual(allowed(core.run('?', {}).error), keys('Experiments'));
  assert.deepEqual(allowed(core.sessionStart(1, '?', {}).error), keys('Sessions'));
});

test('options have the same names in the contract and in C++', async () => {
  const core = await loadCore('wasm-simd');
  for (const [name, { options }] of doors('Experiments')) {
    if (options === 'Record') continue; // It takes none.
    assert.deepEqual(known(core.run(name, { '?': 1 }).error), keys(options), name);
  }
  for (const [name, { options }] of doors('Sessions')) {
    assert.deepEqual(known(core.sessionStart(1, name, { '?': 1 }).error), keys(options), name);
  }
  const { error } = core.sessionStart(1, 'training', { layers: [{ '?': 1 }] });
  assert.deepEqual(known(error), keys('TrainingLayer'));
});

test('results have the fields and types that the contract promises, all the way down', async () => {
  const core = await loadCore('wasm-simd');
  for (const [name, { result }] of doors('Experiments')) {
    agree(core.run(name, BRIEF[name] ?? {}), result, name);
  }
  for (const [i, [name, { snapshot, saved }]] of doors('Sessions').entries()) {
    agree(core.sessionStart(i, name, NEEDED[name] ?? {}), snapshot, name);
    core.sessionAdvance(i, 1);
    agree(core.sessionSnapshot(i), snapshot, name);
    agree(core.sessionSave(i), saved, `saved ${name}`);
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
  const source = await readFile(new URL('../../web/ui/labels.ts', import.meta.url), 'utf8');
  const pairs = [...source.matchAll(/^ {2}'?([\w-]+)'?: '(.*)',$/gm)].map(([, ...pair]) => pair);
  const { rows } = (await loadCore('wasm-simd')).run('activationTable', {});
  assert.deepEqual(
    pairs,
    rows.map(({ name, label }) => [name, label]),
  );
});

test('the page knows which activations have a kink at 0', async () => {
  const source = await readFile(new URL('../../web/ui/labels.ts', import.meta.url), 'utf8');
  const listed = [...source.match(/KINKED = \[(.*?)\]/)[1].matchAll(/'(.*?)'/g)].map(
    ([, name]) => name,
  );
  const { rows } = (await loadCore('wasm-simd')).run('activationTable', {});
  assert.deepEqual(
    listed,
    rows.filter(({ kinked }) => kinked).map(({ name }) => name),
  );
});

test('no result has a field called error, which means that there is none', () => {
  assert.doesNotMatch(contract, /^ {2}error\??:/m);
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
  const article = await readFile(new URL('../../web/index.html', import.meta.url), 'utf8');
  const table = article.slice(article.indexOf('class="formulas"'), article.indexOf('</table>'));
  const listed = [...table.matchAll(/<tr>(.*?)<\/tr>/gs)]
    .slice(1)
    .map(([, row]) =>
      [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) =>
        cell.includes('<math>') ? onOneLine(cell) : cell.replace(/\s+/g, ' ').trim(),
      ),
    );
  const end = (value) =>
    String(Number.isFinite(value) ? Number(value.toFixed(2)) : value)
      .replace('Infinity', '∞')
      .replace('-', '−');
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
