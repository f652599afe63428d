// ReLU of the reader's own list of numbers, and what a common wrong version makes of it.
import type { ActivationCurves } from '../engine/contract';
import { listed, type Values } from '../ui/controls';
import type { ExperimentFigure } from '../ui/figure';
import { number } from '../ui/format';

const END = 10;
const DEFAULT = Array.from({ length: 2 * END + 1 }, (_, i) => i - END).join(', ');

const list = (values: Values) => listed(String(values.list));
const ofList = ({ curves }: ActivationCurves, name: string) =>
  curves.find(({ activation }) => activation === name)?.ofList ?? new Float32Array();

/** The indices in the order of the inputs, so that the plot goes from left to right. */
const rising = (inputs: number[]) =>
  inputs.map((_, i) => i).sort((a, b) => (inputs[a] as number) - (inputs[b] as number));

/** Slopes between neighbours, at the points halfway. */
function between(x: number[], y: number[]) {
  const steps = x.flatMap((from, i) => {
    const to = x[i + 1];
    if (to === undefined || to === from) return [];
    return [{ x: (from + to) / 2, y: ((y[i + 1] as number) - (y[i] as number)) / (to - from) }];
  });
  return { x: steps.map((step) => step.x), y: steps.map((step) => step.y) };
}

const slopesOf = (data: ActivationCurves, inputs: number[]) => {
  const order = rising(inputs);
  const relu = ofList(data, 'relu');
  return between(
    order.map((i) => inputs[i] as number),
    order.map((i) => relu[i] as number),
  );
};

const pythonPlot: ExperimentFigure<ActivationCurves> = {
  kind: 'experiment',
  experiment: 'activationCurves',
  defaults: { list: DEFAULT, form: 'right' },
  controls: [
    { kind: 'list', key: 'list', label: 'Your numbers', min: -END, max: END, most: 60 },
    {
      kind: 'select',
      key: 'form',
      label: 'Compare with',
      choices: [
        { value: 'right', label: 'nothing' },
        { value: 'wrong', label: 'the wrong version' },
      ],
    },
  ],
  plots: [
    {
      title: 'relu(x) for each number of your list',
      x: { title: 'x', min: -END, max: END, step: 5 },
      y: { title: 'relu(x)', min: -1, max: END, step: 5 },
    },
    {
      title: 'Slope from each number to the next',
      x: { title: 'x', min: -END, max: END, step: 5 },
      y: { title: 'slope', min: -0.5, max: 1.5, step: 0.5 },
    },
  ],
  options: (values) => ({ activations: ['relu', 'step'], points: 2, list: list(values) }),
  draw(data, values) {
    const inputs = list(values);
    const order = rising(inputs);
    const sorted = (numbers: ArrayLike<number>) => order.map((i) => numbers[i] as number);
    const series = (label: string, activation: string) => ({
      label,
      activation,
      points: 'joined' as const,
      x: sorted(inputs),
      y: sorted(ofList(data, activation)),
    });
    const right = series('relu', 'relu');
    const slopes = {
      ...right,
      label: 'slope',
      points: 'alone' as const,
      ...slopesOf(data, inputs),
    };
    return [
      { series: values.form === 'wrong' ? [series('wrong', 'step'), right] : [right] },
      { series: [slopes] },
    ];
  },
  caption(data, values) {
    const inputs = list(values);
    const relu = ofList(data, 'relu');
    const step = ofList(data, 'step');
    const cut = inputs.filter((x, i) => relu[i] !== Math.fround(x)).length;
    const count = countInWords(cut, inputs.length);
    const across = slopesOf(data, inputs).y.some((slope) => slope > 1e-6 && slope < 1 - 1e-6)
      ? ' Between two neighbours on different sides of 0 the slope is neither 0 nor 1.'
      : '';
    if (values.form === 'right') return `${count}.${across}`;
    const wrong = inputs.filter((_, i) => relu[i] !== step[i]).length;
    const first = inputs.findIndex((_, i) => relu[i] !== step[i]);
    const example =
      first < 0
        ? ''
        : `, for the number ${number(inputs[first] as number)} it gives ${number(step[first] as number)} instead of ${number(relu[first] as number)}`;
    return `${count}. “1 if x > 0 else 0” differs for ${wrong} of them${example}.${across}`;
  },
};

function countInWords(cut: number, all: number): string {
  if (all === 1)
    return cut
      ? 'The number is below 0 and becomes 0'
      : 'The number is not below 0 and stays as it is';
  if (cut === 0) return `None of ${all} numbers is below 0, so nothing changes`;
  return `${cut} of ${all} numbers ${cut === 1 ? 'is' : 'are'} below 0 and ${cut === 1 ? 'becomes' : 'become'} 0; what is not below 0 stays as it is`;
}

export default pythonPlot;
