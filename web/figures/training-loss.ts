// Loss against epochs for a ReLU and a sigmoid network that learn the penguins' species side by side.
import type { TrainingCurve, TrainingLossSnapshot } from '../engine/contract';
import type { Values } from '../ui/controls';
import type { SessionFigure } from '../ui/figure';
import { number, percent } from '../ui/format';
import type { Series } from '../ui/plot';

const EPOCHS = 200;

const LABELS: Record<string, string> = { relu: 'ReLU', sigmoid: 'sigmoid' };
const label = (curve: TrainingCurve) => LABELS[curve.activation] ?? curve.activation;
const last = (values: Float32Array) => values[values.length - 1] ?? Number.NaN;

const trainingLoss: SessionFigure<TrainingLossSnapshot> = {
  kind: 'session',
  session: 'trainingLoss',
  defaults: { learningRate: 0.03, seed: 1 },
  controls: [
    {
      kind: 'range',
      key: 'learningRate',
      label: 'Learning rate',
      min: -3,
      max: 1,
      step: 0.1,
      logarithmic: true,
    },
    { kind: 'number', key: 'seed', label: 'Seed', min: 0, max: 4294967295, dice: 'Another' },
  ],
  plots: [
    {
      title: 'Loss: solid on the training data, dotted on data held back',
      x: { title: 'epoch', min: 0, max: EPOCHS, step: 50 },
      y: { title: 'cross-entropy', min: 0, max: 1.8, step: 0.3 },
    },
  ],
  options: ({ learningRate, seed }: Values) => ({
    activations: ['relu', 'sigmoid'],
    epochs: EPOCHS,
    learningRate,
    seed,
  }),
  draw: ({ curves }) => [{ series: curves.flatMap(bothLosses) }],
  caption({ epoch, validationSamples, curves }) {
    const results = curves.map((curve) => {
      const right = percent(last(curve.validationAccuracy));
      return `${label(curve)} ${number(last(curve.validationLoss))} (${right} right)`;
    });
    const when = epoch === 0 ? 'Before training' : `After epoch ${epoch}`;
    return `${when}, the loss on the ${validationSamples} penguins held back: ${results.join(', ')}.`;
  },
  trouble({ curves }) {
    return curves
      .filter((curve) => curve.nonFiniteStep >= 0)
      .map(
        (curve) =>
          `${label(curve)}: the numbers left the range of 32-bit floats at step ${curve.nonFiniteStep}, first in layer ${curve.nonFiniteLayer + 1}; its training ends there.`,
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
