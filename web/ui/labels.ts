// The activations' names for people; a test compares them with the core's table.
import type { SelectControl } from './controls';

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

/** The activations to choose from, by name. */
export const activationChoices = (...names: string[]): SelectControl['choices'] =>
  names.map((value) => ({ value, label: activationLabel(value) }));
