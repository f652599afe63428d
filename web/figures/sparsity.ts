// The share of exact zeros in three hidden layers, ReLU against sigmoid, and who is on for whom.
import type { Activation, UnitActivity, UnitActivityRun } from '#contract';
import { seedControl } from '../ui/controls/controls';
import { entry, named } from '../ui/figure/answers';
import { figure } from '../ui/figure/figure';
import type { Series } from '../ui/plots/lines-data';
import { groupsOf } from '../ui/plots/unit-map-data';
import { activationChoices, activationLabel } from '../ui/words/activations';
import { CHAOTIC, percent } from '../ui/words/format';
import { SPECIES } from '../ui/words/labels';

const WIDTHS = [24, 24, 24];
const STEPS = 300;
const PENGUINS = 90;

const ACTIVATIONS = ['relu', 'sigmoid'] as const;

const chosenLayer = ({ layer }: { layer: string }) => Number(layer) - 1;
const run = ({ runs }: UnitActivity, name: Activation) => named(runs, name);
const shares = (of: UnitActivityRun, layer: number) => entry(of.layers, layer).zeroShare;
const margins = (of: UnitActivityRun, layer: number) => entry(of.layers, layer).zeroShareMargin;

/** All else changes the map alone. */
const networks = ({ seed }: { seed: number }) => ({
  activations: ACTIVATIONS,
  samples: PENGUINS,
  widths: WIDTHS,
  steps: STEPS,
  seed,
});

export default figure({
  kind: 'experiment',
  experiment: 'unitActivity',
  defaults: { step: 0, layer: '1', activation: 'relu', seed: 1 },
  controls: [
    { kind: 'range', key: 'step', label: 'Step', min: 0, max: STEPS, step: 1 },
    {
      kind: 'select',
      key: 'layer',
      label: 'Layer',
      choices: WIDTHS.map((_, layer) => ({ value: `${layer + 1}`, label: `${layer + 1}` })),
    },
    {
      kind: 'select',
      key: 'activation',
      label: 'Map of',
      choices: activationChoices(...ACTIVATIONS),
    },
    seedControl,
  ],
  plots: [
    {
      title: 'Outputs that are exactly 0, in %; solid: the layer of the map',
      cursor: 'step',
      x: { title: 'step', min: 0, max: STEPS, step: 100 },
      y: { title: '%', min: 0, max: 100, step: 25 },
    },
    {
      kind: 'unit-map',
      title: 'Which unit (row) is on for which penguin (column)',
      row: 'unit',
      column: 'penguin',
    },
  ],
  options: networks,
  part: {
    options: ({ activation, layer, step, ...values }) => ({
      ...networks(values),
      mapOnly: true,
      mapOf: activation,
      mapLayer: Number(layer),
      mapStep: step,
    }),
    join: (data, { map }) => ({ ...data, map }),
  },
  sketch: { margins: false },
  draw(data, values) {
    const layer = chosenLayer(values);
    const { classes, map } = data;
    const relu = run(data, 'relu');
    const sigmoid = run(data, 'sigmoid');
    const mark = (of: UnitActivityRun) => ({
      colour: of.activation,
      y: 100 * entry(shares(of, layer), map.step),
    });
    return [
      {
        series: [
          ...WIDTHS.map((_, l) => line(relu, l, l === layer ? 'main' : 'thin')),
          { ...line(sigmoid, layer, 'main'), endLabel: 'sigmoid' },
        ],
        cursor: { x: map.step, marks: [mark(relu), mark(sigmoid)] },
      },
      {
        rows: map.outputs.length / classes.length,
        columns: classes.length,
        values: map.outputs,
        margin: map.outputsMargin,
        colour: values.activation,
        groups: groupsOf(classes, SPECIES),
      },
    ];
  },
  caption(data, values) {
    const layer = chosenLayer(values);
    const { step } = data.map;
    const share = (name: Activation, l: number) => entry(shares(run(data, name), l), step);
    const margin = (name: Activation, l: number) => entry(margins(run(data, name), l), step);
    const zeros = (name: Activation) => {
      const [of, around] = [share(name, layer), margin(name, layer)];
      return of === 0 && around === 0 ? 'none' : shareInWords(of, around);
    };
    const mean = (of: (name: Activation, l: number) => number) =>
      WIDTHS.map((_, l) => of('relu', l)).reduce((a, b) => a + b) / WIDTHS.length;
    const all = shareInWords(mean(share), mean(margin));
    const when = step === 0 ? 'Before training' : `After step ${step}`;
    return (
      `${when}, ${zeros('relu')} of the outputs of layer ${layer + 1} are exactly 0 with ReLU ` +
      `(${all} over all three layers), ${zeros('sigmoid')} with sigmoid.`
    );
  },
});

function shareInWords(share: number, margin: number): string {
  const text = percent(share, margin);
  return text === CHAOTIC ? 'a chaotic share' : text;
}

function line(of: UnitActivityRun, layer: number, weight: Series['weight']): Series {
  const share = shares(of, layer);
  return {
    colour: of.activation,
    label: `${activationLabel(of.activation)}, layer ${layer + 1}`,
    endLabel: `layer ${layer + 1}`,
    weight,
    x: share.map((_, step) => step),
    y: share.map((value) => 100 * value),
    margin: margins(of, layer).map((value) => 100 * value),
  };
}
