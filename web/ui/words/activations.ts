// The activations as the page has them: one record each. A test compares them with the core's table.
import type { Activation } from '#contract';
import type { Choice } from './labels';

interface Look {
  label: string;
  /** It has no slope at 0. */
  isKinked?: true;
  /** Tells it apart from those that share its hue, which stands in style/tokens.css as `--activation-NAME`. */
  dash?: number[];
}

export const ACTIVATIONS: Record<Activation, Look> = {
  identity: { label: 'identity', dash: [9, 3] },
  step: { label: 'step function', isKinked: true, dash: [6, 3, 2, 3] },
  relu: { label: 'ReLU', isKinked: true },
  'leaky-relu': { label: 'leaky ReLU', isKinked: true },
  prelu: { label: 'PReLU', isKinked: true, dash: [7, 3] },
  elu: { label: 'ELU' },
  gelu: { label: 'GELU' },
  silu: { label: 'SiLU', dash: [7, 3] },
  softplus: { label: 'softplus', dash: [7, 3] },
  sigmoid: { label: 'sigmoid' },
  tanh: { label: 'tanh' },
};

/** What a line is drawn in: an activation's colour, or that of the letters. */
export type Colour = Activation | 'ink';

/** Of a style sheet. */
export const colourOf = (colour: Colour) => (colour === 'ink' ? '--ink' : `--activation-${colour}`);

export const activationLabel = (name: Activation): string => ACTIVATIONS[name].label;
export const isKinked = (name: Activation): boolean => ACTIVATIONS[name].isKinked ?? false;

/** Activations to choose from: those named. */
export const activationChoices = <Name extends Activation>(...names: Name[]): Choice<Name>[] =>
  names.map((value) => ({ value, label: activationLabel(value) }));

/** All activations to choose from, but one. */
export const choicesWithout = <Name extends Activation>(name: Name) =>
  activationChoices(
    ...(Object.keys(ACTIVATIONS) as Activation[]).filter(
      (other): other is Exclude<Activation, Name> => other !== name,
    ),
  );
