// The size of the gradient that arrives at every layer of an untrained network, by depth and by the weights' scale.
import type { LayerGradients } from '#contract';
import { seedControl, stoppingAt } from '../ui/controls/controls';
import { figure } from '../ui/figure/figure';
import type { Series } from '../ui/plots/lines-data';
import { activationLabel } from '../ui/words/activations';
import { measured, number } from '../ui/words/format';

const DEEPEST = 50;
/** √2, as far as an address should be long. */
const HE = Number(Math.SQRT2.toFixed(3));

/** Only those that have a place on the axis. */
function sizes(norms: ArrayLike<number>, margins: ArrayLike<number>) {
  const layers = Array.from(norms, (norm, i) => ({ norm, margin: margins[i] ?? 0, layer: i + 1 }));
  const shown = layers.filter(({ norm }) => norm > 0 && Number.isFinite(norm));
  return {
    x: shown.map(({ layer }) => layer),
    y: shown.map(({ norm }) => norm),
    margin: shown.map(({ margin }) => margin),
  };
}

const line = ({ activation, norms, normsMargin }: LayerGradients): Series => ({
  colour: activation,
  label: activationLabel(activation),
  ...sizes(norms, normsMargin),
});

/** What the first layer gets of what the last gets. */
function shareOf(network: LayerGradients): string {
  const { activation, norms, share, shareMargin, underflowLayer, overflowLayer } = network;
  const name = activationLabel(activation);
  if (overflowLayer >= 0)
    return `${name}: too large for the computer’s floats from layer ${overflowLayer + 1} down`;
  if (underflowLayer === norms.length - 1)
    return `${name}: the signal itself becomes too small for the computer’s floats on its way forward, so every gradient is 0`;
  if (underflowLayer >= 0)
    return `${name}: too small for the computer’s floats from layer ${underflowLayer + 1} down, so exactly 0`;
  return `${name} ${measured(share, shareMargin)}`;
}

export default figure({
  kind: 'experiment',
  experiment: 'vanishingGradient',
  defaults: { depth: 30, gain: HE, seed: 1 },
  controls: [
    { kind: 'range', key: 'depth', label: 'Hidden layers', min: 2, max: DEEPEST, step: 1 },
    {
      kind: 'range',
      key: 'gain',
      label: 'Scale of the weights',
      ...stoppingAt(
        0.1,
        0.2,
        0.3,
        0.5,
        0.7,
        0.8,
        0.9,
        1,
        1.1,
        1.2,
        1.3,
        HE,
        1.5,
        1.7,
        2,
        2.5,
        3,
        4,
      ),
      landmarks: [
        { value: 1, label: 'Xavier' },
        { value: HE, label: 'He: √2' },
      ],
    },
    seedControl,
  ],
  plots: [
    {
      title:
        'Size of ∂L/∂z, the gradient at each layer’s sums, computed from the last layer back to the first',
      x: { title: 'layer', min: 1, max: DEEPEST, step: 10 },
      y: { title: 'size', scale: 'log', min: 1e-40, max: 1e20, step: 10 },
    },
  ],
  options: ({ depth, gain, seed }) => ({ depth, gain, seed }),
  draw: ({ networks, estimate, estimateMargin }) => [
    {
      series: [
        {
          colour: 'sigmoid',
          label: 'a quarter per layer',
          endLabel: '',
          weight: 'thin',
          ...sizes(estimate, estimateMargin),
        },
        ...networks.map(line),
      ],
    },
  ],
  caption({ networks }, { gain, depth }) {
    const scale = Number(gain);
    const names: Record<number, string> = { 1: ' (Xavier)', [HE]: ' (√2, He)' };
    return `With ${depth} layers and weights of scale ${number(scale)}${names[scale] ?? ''}, ∂L/∂z of the first layer divided by that of the last: ${networks.map(shareOf).join('; ')}. Dotted: the usual estimate for the sigmoid, which leaves out the weights.`;
  },
});
