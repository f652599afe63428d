// The size of the gradient that arrives at every layer of an untrained network, by depth and by the weights' scale.
import type { LayerGradients, VanishingGradient } from '../engine/contract';
import { seedControl, type Values } from '../ui/controls';
import type { ExperimentFigure } from '../ui/figure';
import { number } from '../ui/format';
import { activationLabel } from '../ui/labels';
import type { Series } from '../ui/plot';

const DEEPEST = 50;

/** Power of ten; only of numbers that have one. */
function powers(norms: ArrayLike<number>) {
  const layers = Array.from(norms, (norm, layer) => ({ norm, layer: layer + 1 }));
  const shown = layers.filter(({ norm }) => norm > 0 && Number.isFinite(norm));
  return { x: shown.map(({ layer }) => layer), y: shown.map(({ norm }) => Math.log10(norm)) };
}

const line = ({ activation, norms }: LayerGradients): Series => ({
  activation,
  label: activationLabel(activation),
  ...powers(norms),
});

/** What the first layer gets of what the last gets. */
function share({ activation, norms, underflowLayer, overflowLayer }: LayerGradients): string {
  const name = activationLabel(activation);
  if (overflowLayer >= 0)
    return `${name}: too large for the computer’s floats from layer ${overflowLayer + 1} down`;
  if (underflowLayer === norms.length - 1)
    return `${name}: the signal itself becomes too small for the computer’s floats on its way forward, so every gradient is 0`;
  if (underflowLayer >= 0)
    return `${name}: too small for the computer’s floats from layer ${underflowLayer + 1} down, so exactly 0`;
  const first = norms[0] ?? Number.NaN;
  const last = norms[norms.length - 1] ?? Number.NaN;
  return `${name} ${number(first / last)}`;
}

const vanishingGradient: ExperimentFigure<VanishingGradient> = {
  kind: 'experiment',
  experiment: 'vanishingGradient',
  defaults: { depth: 30, gain: 1.4, seed: 1 },
  controls: [
    { kind: 'range', key: 'depth', label: 'Hidden layers', min: 2, max: DEEPEST, step: 1 },
    {
      kind: 'range',
      key: 'gain',
      label: 'Scale of the weights',
      min: 0.1,
      max: 4,
      step: 0.1,
      landmarks: [
        { value: 1, label: 'Xavier' },
        { value: 1.4, label: '≈ He' },
      ],
    },
    seedControl,
  ],
  plots: [
    {
      title:
        'Size of the gradient as a power of ten, on its way from the last layer (right) to the first',
      x: { title: 'layer', min: 1, max: DEEPEST, step: 10 },
      y: { title: 'power of ten', min: -40, max: 20, step: 10 },
    },
  ],
  options: ({ depth, gain, seed }: Values) => ({ depth, gain, seed }),
  draw: ({ networks, estimate }) => [
    {
      series: [
        {
          activation: 'sigmoid',
          label: 'a quarter per layer',
          endLabel: '',
          weight: 'thin',
          ...powers(estimate),
        },
        ...networks.map(line),
      ],
    },
  ],
  caption({ networks }, { gain, depth }) {
    const scale = Number(gain);
    const landmark =
      Math.abs(scale - Math.SQRT2) < 0.05
        ? ' (about √2, He’s initialization)'
        : scale === 1
          ? ' (Xavier’s initialization)'
          : '';
    return `With ${depth} layers and weights of scale ${number(scale)}${landmark}, the first layer’s gradient divided by the last’s: ${networks.map(share).join('; ')}. Dotted: the usual estimate for the sigmoid, which leaves out the weights.`;
  },
};

export default vanishingGradient;
