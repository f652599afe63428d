// ReLU of the reader's own list of numbers, and what a common wrong version makes of it.
import type { Activation, ActivationCurves } from '#contract';
import { listed } from '../ui/controls/controls';
import { named } from '../ui/figure/answers';
import { figure } from '../ui/figure/figure';
import { digitsToTellApart, number } from '../ui/words/format';

const END = 10;
const DEFAULT = Array.from({ length: 2 * END + 1 }, (_, i) => i - END).join(', ');

const ofList = ({ curves }: ActivationCurves, name: Activation) => named(curves, name).ofList;

/** The indices in the order of the inputs, so that the plot goes from left to right. */
const rising = (inputs: number[]) =>
  inputs.map((_, i) => i).sort((a, b) => (inputs[a] as number) - (inputs[b] as number));

/**
 * Slopes between neighbours, at the points halfway. The core had the numbers as 32-bit floats, and so has the width: the
 * rise of ReLU above 0 is then exactly as large.
 */
function slopesOf(data: ActivationCurves, inputs: number[]) {
  const order = rising(inputs);
  const relu = ofList(data, 'relu');
  const steps = order.flatMap((from, i) => {
    const to = order[i + 1];
    if (to === undefined) return [];
    const [left, right] = [inputs[from] as number, inputs[to] as number];
    const width = Math.fround(right) - Math.fround(left);
    const rise = (relu[to] as number) - (relu[from] as number);
    return width === 0 ? [] : [{ x: (left + right) / 2, y: rise / width }];
  });
  return { x: steps.map((step) => step.x), y: steps.map((step) => step.y) };
}

/** Of the slope between the last number below 0 and the first above it. */
const acrossInWords = (slopes: number[]) =>
  slopes.some((slope) => slope > 1e-3 && slope < 1 - 1e-3)
    ? 'Between two neighbours on different sides of 0 the slope is neither 0 nor 1.'
    : 'Between two neighbours on different sides of 0 the slope is neither 0 nor 1, if only by a little.';

/** What the wrong version makes of as many numbers. */
function differenceInWords(differing: number[], all: number): string {
  if (differing.length === 0)
    return all === 1 ? 'gives the same' : 'gives the same for all of them';
  const which =
    all === 1
      ? ''
      : differing.length === all
        ? ' for all of them'
        : ` for ${differing.length} of them`;
  return `differs${which}${exampleInWords(differing)}`;
}

/** For the first that is told from 1 by nine digits: what the wrong version gives. */
function exampleInWords(differing: number[]): string {
  for (const x of differing) {
    const text = number(x, digitsToTellApart(x, 1));
    if (text !== '1') return `, for the number ${text} it gives 1 instead of ${text}`;
  }
  return '';
}

/** What is too small for the core's floats. */
function lostInWords(inputs: number[]): string {
  const lost = inputs.find((x) => x !== 0 && Math.fround(x) === 0);
  return lost === undefined ? '' : ` As a 32-bit float ${number(lost)} is 0.`;
}

function countInWords(cut: number, all: number): string {
  if (all === 1)
    return cut
      ? 'The number is below 0 and becomes 0'
      : 'The number is not below 0 and stays as it is';
  if (cut === 0) return `None of ${all} numbers is below 0, so nothing changes`;
  if (cut === all) return `All ${all} numbers are below 0 and become 0`;
  return `${cut} of ${all} numbers ${cut === 1 ? 'is' : 'are'} below 0 and ${cut === 1 ? 'becomes' : 'become'} 0; what is not below 0 stays as it is`;
}

export default figure({
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
  options: ({ list }) => ({ activations: ['relu', 'step'], points: 2, list: listed(list) }),
  draw(data, values) {
    const inputs = listed(values.list);
    const order = rising(inputs);
    const sorted = (numbers: ArrayLike<number>) => order.map((i) => numbers[i] as number);
    const series = (label: string, activation: Activation) => ({
      label,
      colour: activation,
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
  // The counts are of the numbers as they were typed; the core has them as 32-bit floats.
  caption(data, values) {
    const inputs = listed(values.list);
    const cut = inputs.filter((x) => x < 0).length;
    const across = inputs.some((x) => x > 0) && cut > 0 && !inputs.includes(0);
    const slopes = across ? ` ${acrossInWords(slopesOf(data, inputs).y)}` : '';
    const count = `${countInWords(cut, inputs.length)}.`;
    if (values.form === 'right') return count + slopes + lostInWords(inputs);
    const differing = inputs.filter((x) => x > 0 && x !== 1);
    return `${count} “1 if x > 0 else 0” ${differenceInWords(differing, inputs.length)}.${slopes}${lostInWords(inputs)}`;
  },
});
