// Loss against epochs for a ReLU network and one with another activation that learn side by side.
import type { TrainingCurve, TrainingLossSnapshot } from '#contract';
import { decades, seedControl, stoppingAt } from '../ui/controls/controls';
import { trainingFigure } from '../ui/figure/figure';
import type { Series } from '../ui/plots/lines-data';
import { activationChoices, activationLabel } from '../ui/words/activations';
import { CHAOTIC, capital, measuredLoss, percent } from '../ui/words/format';
import { leftTheRange } from '../ui/words/labels';

const EPOCHS = 200;

const label = (curve: TrainingCurve) => activationLabel(curve.activation);
const last = (values: Float32Array) => values[values.length - 1] ?? Number.NaN;

/** The share that is right, as a sentence takes it. */
function rightOf({ validationAccuracy, validationAccuracyMargin }: TrainingCurve): string {
  const share = percent(last(validationAccuracy), last(validationAccuracyMargin));
  return share === CHAOTIC ? 'share right: chaotic' : `${share} right`;
}

const hasEnded = ({ nonFinite }: TrainingCurve) => nonFinite.step >= 0;

/** Of networks that have all ended: when each did. */
function endOfAll({ curves, stepsPerEpoch }: TrainingLossSnapshot): string {
  const ends = curves.map(({ nonFinite: { step } }) =>
    step === 0 ? 'before training' : `in epoch ${Math.ceil(step / stepsPerEpoch)}`,
  );
  const [first = ''] = ends;
  if (ends.every((end) => end === first))
    return `${capital(first)}, both networks left the range of 32-bit floats.`;
  const each = curves.map((curve, i) => `${label(curve)} ${ends[i]}`);
  return `Both networks left the range of 32-bit floats: ${each.join(', ')}.`;
}

export default trainingFigure({
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
        { value: 'employment', label: 'US payroll jobs, by month' },
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
  options: ({ against, ...options }) => ({
    activations: ['relu', against],
    epochs: EPOCHS,
    ...options,
  }),
  draw: ({ curves }) => [{ series: curves.flatMap(bothLosses) }],
  caption(snapshot, { data }) {
    const { epoch, validationSamples, curves } = snapshot;
    if (curves.every(hasEnded)) return endOfAll(snapshot);
    const classes = data === 'penguins';
    const results = curves.map((curve) => {
      if (hasEnded(curve)) return `${label(curve)} has left the range of numbers`;
      const right = classes ? ` (${rightOf(curve)})` : '';
      const loss = measuredLoss(last(curve.validationLoss), last(curve.validationLossMargin));
      return `${label(curve)} ${loss}${right}`;
    });
    const when = epoch === 0 ? 'Before training' : `After epoch ${epoch}`;
    const what = classes
      ? `loss (cross-entropy: high where the right species got a small probability) on the ${validationSamples} penguins`
      : `loss (mean squared error, of non-farm payroll jobs scaled to a spread of 1) on the ${validationSamples} months`;
    return `${when}, the ${what} held back: ${results.join(', ')}.`;
  },
  trouble({ curves }) {
    return curves
      .filter(({ nonFinite }) => nonFinite.step >= 0)
      .map(({ activation, nonFinite }) => leftTheRange(activation, nonFinite))
      .join(' ');
  },
});

function bothLosses(curve: TrainingCurve): Series[] {
  const x = Float32Array.from(curve.trainingLoss, (_, epoch) => epoch);
  const { activation } = curve;
  return [
    {
      colour: activation,
      label: `${label(curve)}, held back`,
      endLabel: '',
      weight: 'thin',
      x: x.subarray(0, curve.validationLoss.length),
      y: curve.validationLoss,
      margin: curve.validationLossMargin,
    },
    {
      colour: activation,
      label: `${label(curve)}, training`,
      endLabel: label(curve),
      x,
      y: curve.trainingLoss,
      margin: curve.trainingLossMargin,
    },
  ];
}
