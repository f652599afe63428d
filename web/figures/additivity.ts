// Pick a and b: does the function of the sum equal the sum of the functions?
import type { Additivity } from '#contract';
import { figure } from '../ui/figure/figure';
import type { Series } from '../ui/plots/lines-data';
import { activationChoices, activationLabel, type Colour } from '../ui/words/activations';
import {
  as,
  capital,
  digitsToTellApart,
  equals,
  fixed,
  number,
  readBack,
} from '../ui/words/format';

/** By more than the rounding of what was added up. */
const isLess = ({ ofA, ofB }: Additivity, one: number, other: number) =>
  other - one > 2 ** -22 * Math.max(1, Math.abs(ofA), Math.abs(ofB));

const point = (
  label: string,
  colour: Colour,
  x: number,
  value: number,
  labelPlace: Series['labelPlace'] = 'above',
): Series => ({
  label,
  labelPlace,
  helper: true,
  points: 'alone',
  colour,
  x: [x],
  y: [value],
});

export default figure({
  kind: 'experiment',
  experiment: 'additivity',
  defaults: { a: 1, b: -1, activation: 'relu' },
  controls: [
    { kind: 'range', key: 'a', label: 'a', min: -3, max: 3, step: 0.1 },
    { kind: 'range', key: 'b', label: 'b', min: -3, max: 3, step: 0.1 },
    {
      kind: 'select',
      key: 'activation',
      label: 'Function',
      choices: activationChoices('relu', 'identity', 'leaky-relu', 'gelu', 'sigmoid', 'tanh'),
    },
  ],
  plots: [
    {
      title: 'The function f with its values at a, b and a + b',
      x: { title: 'x', min: -6, max: 6, step: 2 },
      y: { title: 'f(x)', min: -6, max: 6, step: 2 },
    },
  ],
  options: ({ a, b, activation }) => ({ a, b, activation }),
  draw(data, { a, b, activation }) {
    const { x, y, ofA, ofB, ofSum, sum } = data;
    return [
      {
        series: [
          { label: activationLabel(activation), colour: activation, x, y },
          // Between what should be equal.
          {
            label: 'difference',
            endLabel: '',
            helper: true,
            colour: 'ink',
            x: [a + b, a + b],
            y: [ofSum, sum],
          },
          point('f(a)', activation, a, ofA),
          point('f(b)', activation, b, ofB),
          point('f(a) + f(b)', 'ink', a + b, sum, isLess(data, ofSum, sum) ? 'above' : 'below'),
          point('f(a + b)', activation, a + b, ofSum, isLess(data, ofSum, sum) ? 'below' : 'above'),
        ],
      },
    ];
  },
  caption(data, { a, b, activation }) {
    const { ofA, ofB, ofSum, sum } = data;
    const name = activationLabel(activation);
    const write = (value: number) => fixed(value, 1);
    const term = (text: string) => (text.startsWith('−') ? `(${text})` : text);
    const equal = !isLess(data, sum, ofSum) && !isLess(data, ofSum, sum);
    // Four digits, so that what is added up can be seen to add up; more, where the two sides need them.
    const digits = equal ? 4 : Math.max(4, digitsToTellApart(sum, ofSum));
    const size = Math.max(Math.abs(ofA), Math.abs(ofB));
    const [left, right] = [number(ofA, digits), number(ofB, digits)];
    // What cancels is 0, whatever 32-bit floats leave of it.
    const clean = (value: number) => (Math.abs(value) < size * 2 ** -22 ? 0 : value);
    const [added, ofAdded] = [number(clean(sum), digits), number(ofSum, digits)];
    const shown = readBack(left) + readBack(right);
    const isPair = equals([ofA, readBack(left)], [ofB, readBack(right)]);
    const together = `${name}(${write(a)} + ${term(write(b))}) = ${name}(${write(a + b)}) ${as(ofAdded, ofSum)} ${ofAdded}`;
    const apart = `${name}(${write(a)}) + ${name}(${write(b)}) ${isPair} ${left} + ${term(right)} ${equals([shown, readBack(added), size])} ${added}`;
    return `${capital(together)}, and ${apart}: ${equal ? 'equal here, but one pair proves nothing' : 'not equal, so the function is not linear'}.`;
  },
});
