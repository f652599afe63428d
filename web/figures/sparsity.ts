// The share of exact zeros in three hidden layers, ReLU against sigmoid, and who is on for whom.
import type { LayerActivity, UnitActivity, UnitActivityRun } from '../engine/contract';
import { seedControl, type Values } from '../ui/controls';
import type { ExperimentFigure } from '../ui/figure';
import { percent } from '../ui/format';
import { activationChoices, activationLabel, SPECIES } from '../ui/labels';
import { groupsOf } from '../ui/map-data';
import type { Series } from '../ui/plot';

const WIDTHS = [24, 24, 24];
const STEPS = 300;
const PENGUINS = 90;

const ACTIVATIONS = ['relu', 'sigmoid'];

const chosenLayer = ({ layer }: Values) => Number(layer) - 1;
const run = ({ runs }: UnitActivity, name: string) =>
  runs.find(({ activation }) => activation === name) as UnitActivityRun;
const shares = (of: UnitActivityRun, layer: number) =>
  (of.layers[layer] as LayerActivity).zeroShare;

const sparsity: ExperimentFigure<UnitActivity> = {
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
      kind: 'map',
      title: 'Which unit (row) is on for which penguin (column)',
      row: 'unit',
      column: 'penguin',
    },
  ],
  options: ({ activation, layer, step, seed }: Values) => ({
    activations: ACTIVATIONS,
    samples: PENGUINS,
    widths: WIDTHS,
    steps: STEPS,
    seed,
    mapOf: activation,
    mapLayer: Number(layer),
    mapStep: step,
  }),
  draw(data, values) {
    const layer = chosenLayer(values);
    const { classes, map } = data;
    const relu = run(data, 'relu');
    const sigmoid = run(data, 'sigmoid');
    const mark = (of: UnitActivityRun) => ({
      activation: of.activation,
      y: 100 * (shares(of, layer)[map.step] as number),
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
        activation: String(values.activation),
        groups: groupsOf(classes, SPECIES),
      },
    ];
  },
  caption(data, values) {
    const layer = chosenLayer(values);
    const { step } = data.map;
    const share = (name: string, l: number) => shares(run(data, name), l)[step] as number;
    const zeros = (name: string) => {
      const of = share(name, layer);
      return of === 0 ? 'none' : percent(of);
    };
    const all = WIDTHS.map((_, l) => share('relu', l)).reduce((a, b) => a + b) / WIDTHS.length;
    const when = step === 0 ? 'Before training' : `After step ${step}`;
    return (
      `${when}, ${zeros('relu')} of the outputs of layer ${layer + 1} are exactly 0 with ReLU ` +
      `(${percent(all)} over all three layers), ${zeros('sigmoid')} with sigmoid.`
    );
  },
};

function line(of: UnitActivityRun, layer: number, weight: Series['weight']): Series {
  const share = shares(of, layer);
  return {
    activation: of.activation,
    label: `${activationLabel(of.activation)}, layer ${layer + 1}`,
    endLabel: `layer ${layer + 1}`,
    weight,
    x: share.map((_, step) => step),
    y: share.map((value) => 100 * value),
  };
}

export default sparsity;
