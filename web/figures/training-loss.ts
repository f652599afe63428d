// Loss against epochs for a ReLU network and one with another activation that learn side by side.
import type { TrainingCurve, TrainingLossSnapshot } from '../engine/contract';
import { decades, seedControl, stoppingAt, type Values } from '../ui/controls';
import type { SessionFigure } from '../ui/figure';
import { number, percent } from '../ui/format';
import { activationChoices, activationLabel, leftTheRange } from '../ui/labels';
import type { Series } from '../ui/plot';

const EPOCHS = 200;

const label = (curve: TrainingCurve) => activationLabel(curve.activation);
const last = (values: Float32Array) => values[values.length - 1] ?? Number.NaN;

const trainingLoss: SessionFigure<TrainingLossSnapshot> = {
  kind: 'session',
  session: 'trainingLoss',
  defaults: {
    data: 'penguins',
    against: 'sigmoid',
    optimizer: 'sgd',
    learningRate: 0.03,
    seed: 1,
  },
  controls: [
    {
      kind: 'range',
      key: 'learningRate',
      label: 'Learning rate',
      ...stoppingAt(...decades(-3, 1)),
    },
    {
      kind: 'select',
      key: 'data',
      label: 'Task',
      choices: [
        { value: 'penguins', label: 'penguins: which species?' },
        { value: 'employment', label: 'US employment, by month' },
      ],
    },
    {
      kind: 'select',
      key: 'against',
      label: 'Compare ReLU with',
      choices: activationChoices('sigmoid', 'tanh', 'leaky-relu', 'elu', 'gelu', 'identity'),
    },
    {
      kind: 'select',
      key: 'optimizer',
      label: 'Optimizer',
      choices: [
        { value: 'sgd', label: 'gradient descent' },
        { value: 'momentum', label: 'momentum' },
        { value: 'adam', label: 'Adam' },
      ],
    },
    seedControl,
  ],
  plots: [
    {
      title: 'Loss: solid on the training data, dotted on data held back',
      x: { title: 'epoch', min: 0, max: EPOCHS, step: 50 },
      y: { title: 'loss', min: 0, max: 1.8, step: 0.3 },
    },
  ],
  options: ({ against, ...options }: Values) => ({
    activations: ['relu', against],
    epochs: EPOCHS,
    ...options,
  }),
  draw: ({ curves }) => [{ series: curves.flatMap(bothLosses) }],
  caption({ epoch, validationSamples, curves }, { data }) {
    const classes = data === 'penguins';
    const results = curves.map((curve) => {
      if (curve.nonFiniteStep >= 0) return `${label(curve)} has left the range of numbers`;
      const right = classes ? ` (${percent(last(curve.validationAccuracy))} right)` : '';
      return `${label(curve)} ${number(last(curve.validationLoss))}${right}`;
    });
    const when = epoch === 0 ? 'Before training' : `After epoch ${epoch}`;
    const what = classes
      ? `loss (cross-entropy) on the ${validationSamples} penguins`
      : `loss (mean squared error, of employment scaled to a spread of 1) on the ${validationSamples} months`;
    return `${when}, the ${what} held back: ${results.join(', ')}.`;
  },
  trouble({ curves }) {
    return curves
      .filter((curve) => curve.nonFiniteStep >= 0)
      .map(({ activation, nonFiniteStep, nonFiniteLayer }) =>
        leftTheRange(activation, nonFiniteStep, `, first in layer ${nonFiniteLayer + 1}`),
      )
      .join(' ');
  },
};

function bothLosses(curve: TrainingCurve): Series[] {
  const x = Float32Array.from(curve.trainingLoss, (_, epoch) => epoch);
  const { activation } = curve;
  return [
    {
      activation,
      label: `${label(curve)}, held back`,
      endLabel: '',
      weight: 'thin',
      x: x.subarray(0, curve.validationLoss.length),
      y: curve.validationLoss,
    },
    {
      activation,
      label: `${label(curve)}, training`,
      endLabel: label(curve),
      x,
      y: curve.trainingLoss,
    },
  ];
}

export default trainingLoss;
