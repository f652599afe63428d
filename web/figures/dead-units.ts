// A hidden layer of 32 units on 90 penguins: who is on for whom, and how many are on for nobody.
import type { LayerActivity, UnitActivity, UnitActivityRun } from '../engine/contract';
import { decades, seedControl, stoppingAt, type Values } from '../ui/controls';
import type { ExperimentFigure } from '../ui/figure';
import { number } from '../ui/format';
import { activationChoices, activationLabel, leftTheRange, SPECIES } from '../ui/labels';
import { groupsOf } from '../ui/map-data';

const UNITS = 32;
const STEPS = 300;
const PENGUINS = 90;

const ACTIVATIONS = ['relu', 'leaky-relu', 'elu', 'gelu'];

const layer = (run: UnitActivityRun) => run.layers[0] as LayerActivity;
const isZero = (value: number) => value === 0;

const deadUnits: ExperimentFigure<UnitActivity> = {
  kind: 'experiment',
  experiment: 'unitActivity',
  defaults: { bias: 0, learningRate: 5, activation: 'relu', step: STEPS, seed: 11 },
  controls: [
    {
      kind: 'range',
      key: 'bias',
      label: 'Initial bias',
      min: -6,
      max: 1,
      step: 0.5,
      landmarks: [{ value: 0, label: 'usual' }],
    },
    {
      kind: 'range',
      key: 'learningRate',
      label: 'Learning rate',
      ...stoppingAt(...decades(-3, 1)),
    },
    {
      kind: 'range',
      key: 'step',
      label: 'Step',
      min: 0,
      max: STEPS,
      step: 1,
      buttons: { back: '← Step back', next: 'Step on →' },
    },
    {
      kind: 'select',
      key: 'activation',
      label: 'Activation',
      choices: activationChoices(...ACTIVATIONS),
    },
    seedControl,
  ],
  plots: [
    {
      title: 'Units that are at or below 0 for every penguin (with ReLU: dead)',
      cursor: 'step',
      x: { title: 'step', min: 0, max: STEPS, step: 100 },
      y: { title: `units of ${UNITS}`, min: 0, max: UNITS, step: 8 },
    },
    {
      kind: 'map',
      title: 'Which unit (row) is on for which penguin (column)',
      row: 'unit',
      column: 'penguin',
      hatched: 'dead',
    },
  ],
  options: ({ bias, learningRate, activation, step, seed }: Values) => ({
    activations: ACTIVATIONS,
    samples: PENGUINS,
    widths: [UNITS],
    steps: STEPS,
    initialBias: bias,
    learningRate,
    seed,
    mapOf: activation,
    mapStep: step,
  }),
  draw({ classes, runs, map }, { activation }) {
    const columns = classes.length;
    const units = Array.from({ length: UNITS }, (_, unit) => unit);
    const outputsOf = (unit: number) => map.outputs.subarray(unit * columns, (unit + 1) * columns);
    return [
      {
        series: runs.map((run) => ({
          activation: run.activation,
          label: activationLabel(run.activation),
          endLabel: run.activation === 'leaky-relu' ? 'leaky' : activationLabel(run.activation),
          weight: run.activation === activation ? 'main' : 'thin',
          x: layer(run).silent.map((_, step) => step),
          y: layer(run).silent,
        })),
        cursor: {
          x: map.step,
          marks: runs
            .filter((run) => run.activation === activation)
            .map((run) => ({
              activation: run.activation,
              y: layer(run).silent[map.step] as number,
            })),
        },
      },
      {
        rows: UNITS,
        columns,
        values: map.outputs,
        activation: String(activation),
        groups: groupsOf(classes, SPECIES),
        hatchedRows: units.filter((unit) => outputsOf(unit).every(isZero)),
      },
    ];
  },
  caption({ classes, runs, map }, { activation }) {
    const run = runs.find((other) => other.activation === activation);
    if (!run) return '';
    const { silent, dead } = layer(run);
    const now = silent[map.step] as number;
    const when = map.step === 0 ? 'before training' : `after step ${map.step}`;
    const count = inWords(now, classes.length);
    const before = map.step === 0 ? '' : ` (before training: ${silent[0]})`;
    const nature = natureOf(run.activation, now, dead[map.step] as number, unitsAt(-1, map));
    const losses = runs.map(
      ({ activation: of, losses: all }) =>
        `${activationLabel(of)} ${all[map.step] === 0 ? '0 (rounded)' : number(all[map.step] ?? Number.NaN)}`,
    );
    return `${activationLabel(run.activation)}, ${when}: ${count}${before}${nature} Loss: ${losses.join(', ')}. ${broken(runs)}`.trim();
  },
};

function inWords(silent: number, penguins: number): string {
  return silent === 0
    ? `no unit is at or below 0 for all ${penguins} penguins`
    : `${silent} of ${UNITS} units ${silent === 1 ? 'is' : 'are'} at or below 0 for all ${penguins} penguins`;
}

/** How many units of the map return exactly this for every penguin. */
function unitsAt(value: number, { outputs }: UnitActivity['map']): number {
  const columns = outputs.length / UNITS;
  const rows = Array.from({ length: UNITS }, (_, unit) =>
    outputs.subarray(unit * columns, (unit + 1) * columns),
  );
  return rows.filter((row) => row.every((output) => output === value)).length;
}

/** What being off means with this activation. */
function natureOf(activation: string, silent: number, dead: number, atMinus1: number): string {
  if (silent === 0) return '.';
  if (activation === 'relu')
    return '. Dead: the output is exactly 0 for all, and the weights that lead there get no gradient.';
  const rounded = `${dead} of them ${dead === 1 ? 'lies' : 'lie'} so far below 0 that 32-bit floats round ${dead === 1 ? 'its output' : 'their outputs'} to exactly 0.`;
  if (dead > 0) return `. ${activationLabel(activation)} has no flat side, yet ${rounded}`;
  if (activation === 'elu' && atMinus1 > 0)
    return `. ELU has no flat side, yet ${atMinus1} of them ${atMinus1 === 1 ? 'lies' : 'lie'} so far below 0 that 32-bit floats round the output to exactly −1: hardly any gradient gets through, or none.`;
  return activation === 'leaky-relu'
    ? '. None of them is dead: leaky ReLU is nowhere flat, so a part of the gradient still gets through.'
    : `. None is quite dead, but far below 0 ${activationLabel(activation)} is almost flat: hardly any gradient gets through.`;
}

function broken(runs: UnitActivityRun[]): string {
  return runs
    .filter((run) => run.nonFiniteStep >= 0)
    .map((run) => leftTheRange(run.activation, run.nonFiniteStep))
    .join(' ');
}

export default deadUnits;
