// A deep network with the identity is one line, however deep; with ReLU it bends.
import type { CollapseToLine } from '../engine/contract';
import type { ExperimentFigure } from '../ui/figure';
import { fixed, number } from '../ui/format';

/** A short stroke for every sample; x must not go back, or the chart leaves lines out. */
function strokes({ dataX, dataY }: CollapseToLine) {
  const half = 0.01;
  const x: number[] = [];
  const y: number[] = [];
  for (const [i, at] of dataX.entries()) {
    const from = Math.max(at - half, x.at(-1) ?? Number.NEGATIVE_INFINITY);
    x.push(from, Math.max(at + half, from), Math.max(at + half, from));
    y.push(dataY[i] as number, dataY[i] as number, Number.NaN);
  }
  return { x, y };
}

const line = (slope: number, intercept: number) => {
  const sign = intercept < 0 ? '−' : '+';
  return `y = ${fixed(slope, 3)} x ${sign} ${fixed(Math.abs(intercept), 3)}`;
};

const collapseToLine: ExperimentFigure<CollapseToLine> = {
  kind: 'experiment',
  experiment: 'collapseToLine',
  defaults: { depth: 4, steps: 1000, seed: 1 },
  controls: [
    { kind: 'range', key: 'depth', label: 'Hidden layers', min: 1, max: 8, step: 1 },
    { kind: 'range', key: 'steps', label: 'Training steps', min: 0, max: 3000, step: 50 },
    { kind: 'number', key: 'seed', label: 'Seed', min: 0, max: 4294967295, dice: 'Another' },
  ],
  plots: [
    {
      title: 'Strokes: samples of |x| with noise. Lines: what the two networks make of them',
      x: { title: 'x', min: -1, max: 1, step: 0.5 },
      y: { title: 'y', min: -0.4, max: 1.2, step: 0.4 },
    },
  ],
  options: ({ depth, steps, seed }) => ({ depth, steps, seed }),
  draw: (data) => [
    {
      series: [
        { label: 'samples', endLabel: '', helper: true, activation: 'data', ...strokes(data) },
        { label: 'identity', activation: 'identity', x: data.x, y: data.identity },
        { label: 'ReLU', activation: 'relu', x: data.x, y: data.relu },
      ],
    },
  ],
  caption(data, { depth, steps }) {
    const layers = `${Number(depth) + 1} layers`;
    const ours = line(data.slope, data.intercept);
    const best = line(data.leastSquaresSlope, data.leastSquaresIntercept);
    return `After ${number(Number(steps), 4)} steps the ${layers} without an activation multiply into one line, ${ours}; least squares gives ${best}. Mean squared error: ${number(data.identityLoss)} without, ${number(data.reluLoss)} with ReLU.`;
  },
};

export default collapseToLine;
