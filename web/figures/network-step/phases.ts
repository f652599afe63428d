// The phases of a step of training, and what of the network each is about.
import type { Activation, LayerStep, NetworkStep } from '#contract';
import { entry, last } from '../../ui/figure/answers';
import { digitsToTellApart, fixed, measured, measuredLoss, number } from '../../ui/words/format';

/** What the parts of this figure look at of its state. */
export interface State {
  phase: number;
  unit: number;
  activation: Activation;
}

export const INPUTS = [1, -0.5];
export const TARGET = 1;
export const RATE = 0.1;

/** Two hidden layers and the output: forward through each, the loss, back through each, the update. */
export const LAYERS = 3;
export const LOSS = LAYERS + 1;
export const UPDATE = 2 * LAYERS + 2;
export const PHASES = [
  'before',
  'forward, layer 1',
  'forward, layer 2',
  'forward, output',
  'loss',
  'back to the output',
  'back to layer 2',
  'back to layer 1',
  'update',
];

export const phaseOf = (values: Pick<State, 'phase'>) => values.phase;
/** The layer (0, 1, 2) that a phase is about. */
export function layerOf(phase: number): number {
  if (phase <= LAYERS) return Math.max(0, phase - 1);
  return phase < UPDATE ? Math.min(LAYERS - 1, UPDATE - 1 - phase) : 0;
}
export const isForward = (phase: number) => phase >= 1 && phase <= LAYERS;
export const isBackward = (phase: number) => phase > LOSS && phase < UPDATE;
/** Whether a layer's outputs are known in a phase, and whether the gradient has come to it. */
export const reached = (layer: number, phase: number) => phase > layer;
export const returned = (layer: number, phase: number) =>
  isBackward(phase) && UPDATE - 1 - phase <= layer;

/** As short as fits a unit, an exact 0 as such; losses may become small and are written in full. */
export const short = (value: number) =>
  value === 0 ? '0' : Math.abs(value) < 100 ? fixed(value, 2) : number(value, 2);
/** The output, in as many digits as its distance from the target needs and rounding leaves. */
export function outputOf({ layers }: NetworkStep): string {
  const { outputs, outputsMargin } = last(layers);
  const output = entry(outputs, 0);
  return measured(output, entry(outputsMargin, 0), digitsToTellApart(output, TARGET));
}
/** A loss that cannot be told from 0 is a rounded one. */
export const lossOf = (loss: number, margin: number): string =>
  loss <= margin ? measuredLoss(0, 0) : measuredLoss(loss, margin);
export const isClosed = (layer: LayerStep, unit: number) =>
  layer.outputs[unit] === 0 && layer.slopes[unit] === 0;

/** The unit whose computation is written out: 0, 1, … in its layer. */
export const chosenIn = (layer: LayerStep, values: State) =>
  Math.min(values.unit, layer.outputs.length) - 1;

/** What layer l is given. */
export const inputsOf = ({ layers }: NetworkStep, l: number): ArrayLike<number> =>
  l === 0 ? INPUTS : entry(layers, l - 1).outputs;
