// A deep network with the identity is one line, however deep; with ReLU it bends.
import type { CollapseToLine } from '../engine/contract';
import { seedControl, type Values } from '../ui/controls';
import type { ExperimentFigure } from '../ui/figure';
import { fixed, number } from '../ui/format';

const line = (slope: number, intercept: number) => {
  const sign = intercept < 0 ? '−' : '+';
  return `y = ${fixed(slope, 3)} x ${sign} ${fixed(Math.abs(intercept), 3)}`;
};

const UNITS = 8;

/** How many of the layers are multiplied so far, at most all of them. */
const multiplied = ({ layers, depth }: Values) => Math.min(Number(layers), Number(depth) + 1);

/** The lines of a layer's units; of the last layer there is one. */
function linesOf(data: CollapseToLine, values: Values): { slope: number; intercept: number }[] {
  const layer = multiplied(values);
  if (layer > Number(values.depth)) return [{ slope: data.slope, intercept: data.intercept }];
  const from = (layer - 1) * UNITS;
  return Array.from({ length: UNITS }, (_, unit) => ({
    slope: data.unitSlopes[from + unit] as number,
    intercept: data.unitIntercepts[from + unit] as number,
  }));
}

/** W₃ W₂ W₁ */
const product = (layers: number) =>
  Array.from({ length: layers }, (_, i) => `<var>W</var><sub>${layers - i}</sub>`).join('\u00a0');

const collapseToLine: ExperimentFigure<CollapseToLine> = {
  kind: 'experiment',
  experiment: 'collapseToLine',
  defaults: { layers: 2, depth: 4, steps: 1000, seed: 1 },
  controls: [
    {
      kind: 'range',
      key: 'layers',
      label: 'Layers multiplied',
      min: 1,
      max: 9,
      step: 1,
      most: ({ depth }) => Number(depth) + 1,
      buttons: { back: '← One less', next: 'One more →' },
    },
    { kind: 'range', key: 'depth', label: 'Hidden layers', min: 1, max: 8, step: 1 },
    { kind: 'range', key: 'steps', label: 'Training steps', min: 0, max: 3000, step: 50 },
    seedControl,
  ],
  plots: [
    {
      title: 'Dots: noisy samples of |x|. Lines: two networks, with ReLU and without',
      x: { title: 'x', min: -1, max: 1, step: 0.5 },
      y: { title: 'y', min: -0.4, max: 1.2, step: 0.4 },
    },
    {
      title: 'Without an activation: what each unit makes of x, layers multiplied so far',
      x: { title: 'x', min: -1, max: 1, step: 0.5 },
      y: { title: 'output', min: -1.5, max: 1.5, step: 0.5 },
    },
  ],
  options: ({ depth, steps, seed }) => ({ depth, steps, seed }),
  draw: (data, values) => [
    {
      series: [
        {
          label: 'samples',
          endLabel: '',
          helper: true,
          activation: 'data',
          points: 'alone',
          weight: 'thin',
          x: data.dataX,
          y: data.dataY,
        },
        {
          label: 'identity',
          endLabel: 'without',
          activation: 'identity',
          x: data.x,
          y: data.identity,
        },
        { label: 'ReLU', activation: 'relu', x: data.x, y: data.relu },
      ],
    },
    {
      series: linesOf(data, values).map(({ slope, intercept }, unit, { length }) => ({
        label: length === 1 ? 'output' : `unit ${unit + 1}`,
        endLabel: length === 1 ? 'one line' : '',
        activation: 'identity',
        weight: length === 1 ? ('main' as const) : ('thin' as const),
        x: [-1, 1],
        y: [intercept - slope, intercept + slope],
      })),
    },
  ],
  formula(data, values) {
    const slopes = linesOf(data, values).map(({ slope }) => fixed(slope, 2));
    const list = slopes.length === 1 ? [slopes[0]] : [`(${slopes[0]}`, ...slopes.slice(1)];
    const end = slopes.length === 1 ? '' : ')';
    const what = slopes.length === 1 ? 'the slope of the line' : `the slopes of ${UNITS} units`;
    return `<p>${product(multiplied(values))} = ${list.join(', ')}${end}, ${what}</p>`;
  },
  caption(data, { depth, steps }) {
    const layers = `${depth} hidden layer${Number(depth) === 1 ? '' : 's'} and the output layer`;
    const stuck =
      Number(steps) >= 500 && data.reluLoss > data.identityLoss / 2
        ? ', which got stuck here: another seed may not'
        : '';
    const ours = line(data.slope, data.intercept);
    const best = line(data.leastSquaresSlope, data.leastSquaresIntercept);
    return `After ${number(Number(steps), 4)} steps the ${layers} without an activation multiply into one line, ${ours}; the best straight line there is, by least squares, is ${best}. Mean squared error: ${number(data.identityLoss)} without, ${number(data.reluLoss)} with ReLU${stuck}.`;
  },
};

export default collapseToLine;
