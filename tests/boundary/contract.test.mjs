// The contract's names are the module's names: what TypeScript promises, C++ answers.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { loadCore } from './core.mjs';

const contract = await readFile(new URL('../../web/engine/contract.ts', import.meta.url), 'utf8');

/** The keys of an interface in the contract, optional or not. */
function keys(name) {
  const body = contract.match(new RegExp(`interface ${name} \\{([\\s\\S]*?)\\n\\}`))?.[1];
  assert.ok(body, `the contract has an interface ${name}`);
  return [...body.matchAll(/^ {2}(\w+)\??:/gm)].map((match) => match[1]).sort();
}

const known = (error) =>
  error
    .match(/known are: (.*)\.$/)[1]
    .split(', ')
    .sort();

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
  assert.deepEqual(
    known(core.run('activationCurves', { '?': 1 }).error),
    keys('ActivationCurvesOptions'),
  );
  assert.deepEqual(
    known(core.run('differenceQuotient', { '?': 1 }).error),
    keys('DifferenceQuotientOptions'),
  );
  assert.deepEqual(
    known(core.run('vanishingGradient', { '?': 1 }).error),
    keys('VanishingGradientOptions'),
  );
  assert.deepEqual(known(core.run('hinges', { '?': 1 }).error), keys('HingesOptions'));
  assert.deepEqual(
    known(core.run('collapseToLine', { '?': 1 }).error),
    keys('CollapseToLineOptions'),
  );
  assert.deepEqual(known(core.run('additivity', { '?': 1 }).error), keys('AdditivityOptions'));
  assert.deepEqual(known(core.run('networkStep', { '?': 1 }).error), keys('NetworkStepOptions'));
  assert.deepEqual(known(core.run('trainingRun', { '?': 1 }).error), keys('TrainingRunOptions'));
  assert.deepEqual(known(core.run('unitActivity', { '?': 1 }).error), keys('UnitActivityOptions'));
  assert.deepEqual(
    known(core.sessionStart(1, 'trainingLoss', { '?': 1 }).error),
    keys('TrainingLossOptions'),
  );
  assert.deepEqual(
    known(core.sessionStart(1, 'training', { '?': 1 }).error),
    keys('TrainingOptions'),
  );
  const layers = [{ '?': 1 }];
  assert.deepEqual(
    known(core.sessionStart(1, 'training', { layers }).error),
    keys('TrainingLayer'),
  );
});

test('results have the fields that the contract promises', async () => {
  const core = await loadCore('wasm-simd');
  const fields = (value) => Object.keys(value).sort();
  assert.deepEqual(fields(core.run('activationTable', {})), keys('ActivationTable'));
  assert.deepEqual(fields(core.run('activationCurves', {})), keys('ActivationCurves'));
  assert.deepEqual(fields(core.run('differenceQuotient', {})), keys('DifferenceQuotient'));
  assert.deepEqual(fields(core.run('trainingRun', { epochs: 1 })), keys('TrainingRun'));
  assert.deepEqual(fields(core.run('hinges', {})), keys('Hinges'));
  assert.deepEqual(fields(core.run('additivity', {})), keys('Additivity'));
  assert.deepEqual(fields(core.run('collapseToLine', {})), keys('CollapseToLine'));
  const step = core.run('networkStep', {});
  assert.deepEqual(fields(step), keys('NetworkStep'));
  assert.deepEqual(fields(step.layers[0]), keys('LayerStep'));
  const gradients = core.run('vanishingGradient', {});
  assert.deepEqual(fields(gradients), keys('VanishingGradient'));
  assert.deepEqual(fields(gradients.networks[0]), keys('LayerGradients'));
  const activity = core.run('unitActivity', { steps: 1 });
  assert.deepEqual(fields(activity), keys('UnitActivity'));
  assert.deepEqual(fields(activity.runs[0]), keys('UnitActivityRun'));
  assert.deepEqual(fields(activity.runs[0].layers[0]), keys('LayerActivity'));
  assert.deepEqual(fields(activity.map), keys('UnitMap'));
  const snapshot = core.sessionStart(1, 'trainingLoss', {});
  assert.deepEqual(fields(snapshot), keys('TrainingLossSnapshot'));
  assert.deepEqual(fields(snapshot.curves[0]), keys('TrainingCurve'));
  assert.deepEqual(fields(core.sessionSave(1)), keys('TrainingLossSaved'));
  const layers = [{ outputs: 1 }];
  const training = core.sessionStart(2, 'training', {
    layers,
    inputs: [1],
    targets: [1],
    batch: 1,
    diagnosticsEvery: 1,
  });
  assert.deepEqual(fields(training), keys('TrainingSnapshot'));
  core.sessionAdvance(2, 1);
  const { diagnoses } = core.sessionSnapshot(2);
  assert.deepEqual(fields(diagnoses[0]), keys('TrainingDiagnosis'));
  assert.deepEqual(fields(core.sessionSave(2)), keys('TrainingSaved'));
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
