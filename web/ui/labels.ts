// The activations' names for people; a test compares them with the core's table.
import type { SelectControl } from './controls';
import { fixed, number } from './format';
import { call, mn, op, words } from './mathml';

export const LABELS: Record<string, string> = {
  identity: 'identity',
  step: 'step',
  relu: 'ReLU',
  'leaky-relu': 'leaky ReLU',
  prelu: 'PReLU',
  elu: 'ELU',
  gelu: 'GELU',
  silu: 'SiLU',
  softplus: 'softplus',
  sigmoid: 'sigmoid',
  tanh: 'tanh',
};

/** These have no slope at 0. A test compares them with the core's table. */
const KINKED = ['step', 'relu', 'leaky-relu', 'prelu'];
export const isKinked = (name: string): boolean => KINKED.includes(name);

export const activationLabel = (name: string): string => LABELS[name] ?? name;

/** Activations to choose from: those named. */
export const activationChoices = (...names: string[]): SelectControl['choices'] =>
  names.map((value) => ({ value, label: activationLabel(value) }));

/** All activations to choose from, but one. */
export const choicesWithout = (name: string): SelectControl['choices'] =>
  activationChoices(...Object.keys(LABELS).filter((other) => other !== name));

/** "f′(x) = slope", and why; where there is no slope, what is used instead. */
export function slopeFormula(activation: string, x: number, slope: number, why = ''): string {
  const left = call(`${activationLabel(activation)}′`, mn(fixed(x, 2)));
  const right =
    x === 0 && isKinked(activation)
      ? words('\u00a0is undefined; here\u00a0') + mn(number(slope))
      : op('=') + mn(number(slope)) + words(why);
  return left + right;
}

/** What a training says that the numbers broke. */
export const leftTheRange = (activation: string, step: number, where = ''): string =>
  `${activationLabel(activation)}: the numbers left the range of 32-bit floats at step ${step}${where}; its training ends there.`;

/** The penguins' classes, in the core's order. */
export const SPECIES = ['Adelie', 'Chinstrap', 'Gentoo'];
