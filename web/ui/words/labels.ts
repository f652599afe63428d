// What the page calls what the core names: numbers that broke, species, choices.
import type { Activation, FirstNonFinite } from '#contract';
import { activationLabel, isKinked } from './activations';
import { as, capital, fixed, number } from './format';
import { call, mn, op, words } from './mathml';

/** What can be chosen, and what it is called. */
export interface Choice<Value extends string = string> {
  value: Value;
  label: string;
}

/** "f′(x) = slope", and why; where there is no slope, what is used instead. */
export function slopeFormula(activation: Activation, x: number, slope: number, why = ''): string {
  const left = call(`${activationLabel(activation)}′`, mn(fixed(x, 2)));
  const right =
    x === 0 && isKinked(activation)
      ? words('\u00a0is undefined; here\u00a0') + mn(number(slope))
      : op(as(number(slope), slope)) + mn(number(slope)) + words(why);
  return left + right;
}

const NUMBERS: Record<string, string> = {
  sum: 'a weighted sum',
  output: 'an output',
  loss: 'the loss',
  gradient: 'a gradient',
  memory: 'what the optimizer remembers',
  parameter: 'a weight or bias',
};

/** Which number left the range: "a weighted sum of layer 2". */
export const brokenNumber = ({ what, layer }: FirstNonFinite): string =>
  `${NUMBERS[what] ?? what}${layer >= 0 ? ` of layer ${layer + 1}` : ''}`;

/** What a training says whose numbers broke; where rounding decides at which step, it also decides which number. */
export function leftTheRange(activation: Activation, broken: FirstNonFinite): string {
  const { step, stepMargin } = broken;
  const isSure = stepMargin < 0.5;
  const when = step > 0 ? `at step ${step}` : 'before the first step';
  return (
    `${capital(activationLabel(activation))}: ${isSure ? brokenNumber(broken) : 'a number'} left the range of 32-bit floats ` +
    `${when}${isSure ? '' : ' of this run (chaotic: rounding decides when)'}; its training ends there.`
  );
}

/** The penguins' classes, in the core's order. */
export const SPECIES = ['Adelie', 'Chinstrap', 'Gentoo'];
