// The activations' names for people; a test compares them with the core's table.
import type { SelectControl } from './controls';
import { fixed, number } from './format';

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

/** Where these have no slope: at their kink or step. */
const BROKEN_AT_0 = ['relu', 'leaky-relu', 'prelu', 'step'];
export const brokenAt0 = (name: string): boolean => BROKEN_AT_0.includes(name);

export const activationLabel = (name: string): string => LABELS[name] ?? name;

/** Activations to choose from: those named. */
export const activationChoices = (...names: string[]): SelectControl['choices'] =>
  names.map((value) => ({ value, label: activationLabel(value) }));

/** All activations to choose from, but one. */
export const choicesWithout = (name: string): SelectControl['choices'] =>
  activationChoices(...Object.keys(LABELS).filter((other) => other !== name));

/** "f′(x) = slope", and why; where there is no slope, what is used instead. */
export function slopeFormula(activation: string, x: number, slope: number, why = ''): string {
  const left = `<mi mathvariant="normal">${activationLabel(activation)}′</mi><mo stretchy="false">(</mo><mn>${fixed(x, 2)}</mn><mo stretchy="false">)</mo>`;
  const right =
    x === 0 && brokenAt0(activation)
      ? `<mtext>\u00a0is undefined; here\u00a0</mtext><mn>${number(slope)}</mn>`
      : `<mo>=</mo><mn>${number(slope)}</mn><mtext>${why}</mtext>`;
  return `<math>${left}${right}</math>`;
}
