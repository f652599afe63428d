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

export const activationLabel = (name: string): string => LABELS[name] ?? name;

/** The activations to choose from, by name. */
export const activationChoices = (...names: string[]): SelectControl['choices'] =>
  names.map((value) => ({ value, label: activationLabel(value) }));
