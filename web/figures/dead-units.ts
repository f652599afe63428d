// A hidden layer of 32 units on 90 penguins: who is on for whom, and how many are on for nobody.
import type { UnitActivityRun, UnitMap } from '#contract';
import { decades, seedControl, stoppingAt } from '../ui/controls/controls';
import { entry, named } from '../ui/figure/answers';
import { figure } from '../ui/figure/figure';
import { groupsOf } from '../ui/plots/unit-map-data';
import { activationChoices, activationLabel } from '../ui/words/activations';
import { CHAOTIC, capital, measured, measuredCount, measuredLoss } from '../ui/words/format';
import { leftTheRange, SPECIES } from '../ui/words/labels';

const UNITS = 32;
const STEPS = 300;
const PENGUINS = 90;

const ACTIVATIONS = ['relu', 'leaky-relu', 'elu', 'gelu'] as const;

const layer = (run: UnitActivityRun) => entry(run.layers, 0);
const isZero = (value: number) => value === 0;

/** Step and activation change the map alone. */
const network = ({
  bias,
  learningRate,
  seed,
}: Record<'bias' | 'learningRate' | 'seed', number>) => ({
  activations: ACTIVATIONS,
  samples: PENGUINS,
  widths: [UNITS],
  steps: STEPS,
  initialBias: bias,
  learningRate,
  seed,
});

export default figure({
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
      kind: 'unit-map',
      title: 'Which unit (row) is on for which penguin (column)',
      row: 'unit',
      column: 'penguin',
      hatched: 'dead',
    },
  ],
  options: network,
  part: {
    options: ({ activation, step, ...values }) => ({
      ...network(values),
      mapOnly: true,
      mapOf: activation,
      mapStep: step,
    }),
    join: (data, { map }) => ({ ...data, map }),
  },
  sketch: { margins: false },
  draw({ classes, runs, map }, { activation, step }) {
    const columns = classes.length;
    const units = Array.from({ length: UNITS }, (_, unit) => unit);
    const outputsOf = (unit: number) => map.outputs.subarray(unit * columns, (unit + 1) * columns);
    return [
      {
        series: runs.map((run) => ({
          colour: run.activation,
          label: activationLabel(run.activation),
          endLabel: run.activation === 'leaky-relu' ? 'leaky' : activationLabel(run.activation),
          weight: run.activation === activation ? 'main' : 'thin',
          x: layer(run).silent.map((_, step) => step),
          y: layer(run).silent,
          margin: layer(run).silentMargin,
        })),
        // A run that has ended has no mark at the slider's step.
        cursor: {
          x: step,
          marks: runs
            .filter((run) => run.activation === activation && isReached(run, step))
            .map((run) => ({
              colour: run.activation,
              y: entry(layer(run).silent, map.step),
            })),
        },
      },
      {
        rows: UNITS,
        columns,
        values: map.outputs,
        margin: map.outputsMargin,
        colour: activation,
        groups: groupsOf(classes, SPECIES),
        hatchedRows: units.filter((unit) => outputsOf(unit).every(isZero)),
      },
    ];
  },
  caption({ classes, runs, map }, { activation, step }) {
    const run = named(runs, activation);
    const last = isReached(run, step) ? '' : ', its last';
    const when = map.step === 0 ? 'before training' : `after step ${map.step}`;
    const count = inWords(silentAt(run, map.step), classes.length);
    const before =
      map.step === 0 ? '' : ` (before training: ${silentAt(run, 0).replace(/^0$/, 'none')})`;
    const nature = natureOf(run, map);
    const losses = runs.map((of) => `${activationLabel(of.activation)} ${lossAt(of, step)}`);
    const at = last && ` at step ${step}`;
    return `${capital(activationLabel(run.activation))}, ${when}${last}: ${count}${before}.${nature} Loss${at}: ${losses.join(', ')}. ${broken(runs)}`.trim();
  },
});

/** Whether the run came to the slider's step with finite numbers. */
const isReached = (run: UnitActivityRun, step: number) =>
  run.nonFinite.step < 0 || step < run.nonFinite.step;

function lossAt(run: UnitActivityRun, step: number): string {
  if (!isReached(run, step)) return 'ended';
  return measuredLoss(entry(run.losses, step), entry(run.lossesMargin, step));
}

function silentAt(run: UnitActivityRun, step: number): string {
  const { silent, silentMargin } = layer(run);
  return measuredCount(entry(silent, step), entry(silentMargin, step));
}

function inWords(silent: string, penguins: number): string {
  if (silent === '0') return `no unit is at or below 0 for all ${penguins} penguins`;
  const count = silent === CHAOTIC ? 'a chaotic number' : silent;
  if (silent === String(UNITS))
    return `all ${UNITS} units are at or below 0 for all ${penguins} penguins`;
  return `${count} of ${UNITS} units ${silent === '1' ? 'is' : 'are'} at or below 0 for all ${penguins} penguins`;
}

/** What being off means, by what was measured: the slopes there, which the gradient is multiplied by. */
function natureOf(run: UnitActivityRun, map: UnitMap) {
  const { silent, silentMargin, dead, deadMargin } = layer(run);
  const [off, deadNow] = [entry(silent, map.step), entry(dead, map.step)];
  if (off === 0) return '';
  const isSure = [silentMargin[map.step], deadMargin[map.step], map.flatMargin].every(
    (margin) => Number(margin) < 0.5,
  );
  // Which of them get no gradient is then chance as well.
  if (!isSure) return ` The slope there is ${slopesOf(map)}`;
  const all = map.flat === off;
  if (all && deadNow === off)
    return ' Dead: the output is exactly 0 for all, and the weights that lead there get no gradient.';
  const exactly = 'the slope is exactly 0 in 32-bit floats: no gradient.';
  if (all) return ` There ${exactly}`;
  const some = map.flat > 0 ? ` For ${map.flat} of them ${exactly}` : '';
  return `${some} The slope there is ${slopesOf(map)}`;
}

function slopesOf({ meanSlope, meanSlopeMargin, largestSlope, largestSlopeMargin }: UnitMap) {
  // The largest in size: so are all.
  if (largestSlope === 0 && largestSlopeMargin === 0)
    return 'exactly 0 in 32-bit floats: none of the gradient gets through.';
  const mean = measured(meanSlope, meanSlopeMargin);
  const most = measured(largestSlope, largestSlopeMargin);
  const size = mean === most ? mean : `${mean} on average, ${most} at most (in size)`;
  const [low, high] = [passing(meanSlope - meanSlopeMargin), passing(meanSlope + meanSlopeMargin)];
  return mean !== CHAOTIC && low === high
    ? `${size}: ${low} of the gradient gets through.`
    : `${size}.`;
}

const passing = (slope: number) =>
  slope < 0.001 ? 'hardly any' : slope < 0.1 ? 'a small part' : 'a good part';

function broken(runs: UnitActivityRun[]): string {
  return runs
    .filter(({ nonFinite }) => nonFinite.step >= 0)
    .map(({ activation, nonFinite }) => leftTheRange(activation, nonFinite))
    .join(' ');
}
