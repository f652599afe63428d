// A deep network with the identity is one line, however deep; with ReLU it bends.
import type { CollapseToLine } from '#contract';
import { seedControl, type Values } from '../ui/controls/controls';
import { figure } from '../ui/figure/figure';
import { as, CHAOTIC, measuredFixed, measuredLoss, number } from '../ui/words/format';

interface Line {
  slope: number;
  slopeMargin: number;
  intercept: number;
  interceptMargin: number;
}

/** "y ≈ −0.119 x + 0.5" */
function lineInWords({ slope, slopeMargin, intercept, interceptMargin }: Line): string {
  const a = measuredFixed(slope, slopeMargin, 3);
  const b = measuredFixed(intercept, interceptMargin, 3);
  if ([a, b].includes(CHAOTIC)) return 'a chaotic one';
  const is = [as(a, slope), as(b, intercept)].includes('≈') ? '≈' : '=';
  return `y ${is} ${a} x ${b.startsWith('−') ? '−' : '+'} ${b.replace('−', '')}`;
}

const UNITS = 8;

/** How many of the layers are multiplied so far, at most all of them. */
const multiplied = ({ layers, depth }: Values) => Math.min(Number(layers), Number(depth) + 1);

/** The lines of a layer's units; of the last layer there is one. */
function linesOf(data: CollapseToLine, values: Values): Line[] {
  const layer = multiplied(values);
  if (layer > Number(values.depth)) return [data];
  return Array.from({ length: UNITS }, (_, unit) => {
    const at = (layer - 1) * UNITS + unit;
    return {
      slope: data.unitSlopes[at] as number,
      slopeMargin: data.unitSlopesMargin[at] as number,
      intercept: data.unitIntercepts[at] as number,
      interceptMargin: data.unitInterceptsMargin[at] as number,
    };
  });
}

/** W₃ W₂ W₁ */
const product = (layers: number) =>
  Array.from({ length: layers }, (_, i) => `<var>W</var><sub>${layers - i}</sub>`).join('\u00a0');

export default figure({
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
          colour: 'ink',
          points: 'alone',
          weight: 'thin',
          x: data.dataX,
          y: data.dataY,
        },
        {
          label: 'identity',
          endLabel: 'without',
          colour: 'identity',
          x: data.x,
          y: data.identity,
          margin: data.identityMargin,
        },
        {
          label: 'ReLU',
          colour: 'relu',
          x: data.x,
          y: data.relu,
          margin: data.reluMargin,
        },
      ],
    },
    {
      series: linesOf(data, values).map((line, unit, { length }) => ({
        label: length === 1 ? 'output' : `unit ${unit + 1}`,
        endLabel: length === 1 ? 'one line' : '',
        colour: 'identity',
        weight: length === 1 ? ('main' as const) : ('thin' as const),
        x: [-1, 1],
        y: [line.intercept - line.slope, line.intercept + line.slope],
        margin: [line.interceptMargin + line.slopeMargin, line.interceptMargin + line.slopeMargin],
      })),
    },
  ],
  formula(data, values) {
    const lines = linesOf(data, values);
    const slopes = lines.map(({ slope, slopeMargin }) => measuredFixed(slope, slopeMargin, 2));
    const is = lines.every(({ slope }, i) => as(slopes[i] ?? '', slope) === '=') ? '=' : '≈';
    const list = slopes.length === 1 ? [slopes[0]] : [`(${slopes[0]}`, ...slopes.slice(1)];
    const end = slopes.length === 1 ? '' : ')';
    const what = slopes.length === 1 ? 'the slope of the line' : `the slopes of ${UNITS} units`;
    return `<p>${product(multiplied(values))} ${is} ${list.join(', ')}${end}, ${what}</p>`;
  },
  caption(data, { depth, steps }) {
    const layers = `${Number(depth) === 1 ? 'one hidden layer' : `${depth} hidden layers`} and the output layer`;
    const when =
      Number(steps) === 0 ? 'Before training' : `After ${number(Number(steps), 4)} steps`;
    const stuck =
      Number(steps) >= 500 && data.reluLoss - data.reluLossMargin > data.identityLoss / 2
        ? ', which got stuck here: another seed may not'
        : '';
    const best = lineInWords({
      slope: data.leastSquaresSlope,
      slopeMargin: 0,
      intercept: data.leastSquaresIntercept,
      interceptMargin: 0,
    });
    const [without, relu] = [
      measuredLoss(data.identityLoss, data.identityLossMargin),
      measuredLoss(data.reluLoss, data.reluLossMargin),
    ];
    return `${when} the ${layers} without an activation multiply into one line, ${lineInWords(data)}; the best straight line there is, by least squares, is ${best}. Mean squared error: ${without} without, ${relu} with ReLU${stuck}.`;
  },
});
