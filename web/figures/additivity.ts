// Pick a and b: does the function of the sum equal the sum of the functions?
import type { Additivity } from '../engine/contract';
import type { Values } from '../ui/controls';
import type { ExperimentFigure } from '../ui/figure';
import { capital, fixed, number } from '../ui/format';
import { activationChoices, activationLabel } from '../ui/labels';
import type { Series } from '../ui/plot';

const inputs = (values: Values) => ({ a: Number(values.a), b: Number(values.b) });

/** By more than rounding. */
const isLess = (one: number, other: number) => other - one > 1e-6;

const point = (
  label: string,
  activation: string,
  x: number,
  value: number,
  labelPlace: Series['labelPlace'] = 'above',
): Series => ({
  label,
  labelPlace,
  helper: true,
  points: 'alone',
  activation,
  x: [x],
  y: [value],
});

const additivity: ExperimentFigure<Additivity> = {
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
  draw({ x, y, ofA, ofB, ofSum, sum }, values) {
    const { a, b } = inputs(values);
    const activation = String(values.activation);
    return [
      {
        series: [
          { label: activationLabel(activation), activation, x, y },
          // Between what should be equal.
          {
            label: 'difference',
            endLabel: '',
            helper: true,
            activation: 'data',
            x: [a + b, a + b],
            y: [ofSum, sum],
          },
          point('f(a)', activation, a, ofA),
          point('f(b)', activation, b, ofB),
          point('f(a) + f(b)', 'data', a + b, sum, isLess(ofSum, sum) ? 'above' : 'below'),
          point('f(a + b)', activation, a + b, ofSum, isLess(ofSum, sum) ? 'below' : 'above'),
        ],
      },
    ];
  },
  caption({ ofA, ofB, ofSum, sum }, values) {
    const { a, b } = inputs(values);
    const name = activationLabel(String(values.activation));
    const write = (value: number) => fixed(value, 1);
    const term = (value: number) => (value < 0 ? `(${write(value)})` : write(value));
    // Four digits, so that what is added up can be seen to add up.
    const exact = (value: number) => number(value, 4);
    const isRounded = (value: number) => Math.abs(value - Number(value.toPrecision(4))) > 1e-7;
    const is = (...values: number[]) => (values.some(isRounded) ? '≈' : '=');
    const left = `${name}(${write(a)} + ${term(b)}) = ${name}(${write(a + b)}) ${is(ofSum)} ${exact(ofSum)}`;
    const right = `${name}(${write(a)}) + ${name}(${write(b)}) ${is(ofA, ofB)} ${exact(ofA)} + ${ofB < 0 ? `(${exact(ofB)})` : exact(ofB)} ${is(ofA, ofB, sum)} ${exact(sum)}`;
    const equal = !isLess(sum, ofSum) && !isLess(ofSum, sum);
    return `${capital(left)}, and ${right}: ${equal ? 'equal here, but one pair proves nothing' : 'not equal, so the function is not linear'}.`;
  },
};

export default additivity;
