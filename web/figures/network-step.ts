// One step of training, phase by phase: forward, loss, backward, update, with all its numbers.
import type { LayerStep, NetworkStep } from '../engine/contract';
import { seedControl, type Values } from '../ui/controls';
import type { ExperimentFigure } from '../ui/figure';
import { digitsToTellApart, number } from '../ui/format';
import { activationChoices } from '../ui/labels';
import { network } from './network-step/drawing';
import { formula } from './network-step/formulas';
import {
  INPUTS,
  isBackward,
  isClosed,
  isForward,
  LAYERS,
  LOSS,
  layerOf,
  PHASES,
  phaseOf,
  RATE,
  short,
  TARGET,
  UPDATE,
} from './network-step/phases';

const plural = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
const countClosed = (layer: LayerStep) =>
  Array.from(layer.outputs, (_, unit) => isClosed(layer, unit)).filter(Boolean).length;

/** The weights that a closed unit, before or after them, keeps where they are. */
function resting({ layers }: NetworkStep): string {
  const gradients = layers.flatMap(({ dWeights }) => Array.from(dWeights));
  const zeros = gradients.filter((gradient) => gradient === 0).length;
  return zeros === 0 ? '' : `; ${zeros} of the ${gradients.length} weights stay, as that is 0`;
}

/** How many units the layer has that a phase is about. */
function widthNow(values: Values): number {
  const widths = [Number(values.first), Number(values.second), 1];
  return widths[layerOf(phaseOf(values))] as number;
}

const networkStep: ExperimentFigure<NetworkStep> = {
  kind: 'experiment',
  experiment: 'networkStep',
  defaults: { phase: 1, unit: 1, first: 3, second: 3, activation: 'relu', updates: 0, seed: 28 },
  controls: [
    {
      kind: 'range',
      key: 'phase',
      label: 'Step',
      min: 0,
      max: UPDATE,
      step: 1,
      landmarks: PHASES.map((label, value) => ({ value, label })),
      buttons: { back: '← Step back', next: 'Step on →' },
    },
    {
      kind: 'range',
      key: 'unit',
      label: 'Unit',
      min: 1,
      max: 5,
      step: 1,
      most: widthNow,
    },
    { kind: 'range', key: 'first', label: 'Units in layer 1', min: 1, max: 5, step: 1 },
    { kind: 'range', key: 'second', label: 'Units in layer 2', min: 1, max: 5, step: 1 },
    { kind: 'range', key: 'updates', label: 'Updates before this', min: 0, max: 50, step: 1 },
    {
      kind: 'select',
      key: 'activation',
      label: 'Activation',
      choices: activationChoices('relu', 'leaky-relu', 'sigmoid', 'tanh'),
    },
    seedControl,
  ],
  plots: [{ kind: 'network', title: 'A network and one step of its training', cursor: 'unit' }],
  options: ({ first, second, activation, updates, seed }) => ({
    inputs: INPUTS,
    target: TARGET,
    learningRate: RATE,
    widths: [first, second],
    activation,
    updates,
    seed,
  }),
  draw: (data, values) => [network(data, values)],
  formula,
  caption(data, values) {
    const phase = phaseOf(values);
    const l = layerOf(phase);
    const layer = data.layers[l] as LayerStep;
    const count = layer.outputs.length;
    const closed = countClosed(layer);
    const output = (data.layers[LAYERS - 1] as LayerStep).outputs[0] as number;
    if (phase === 0) {
      return `A network before a step of training: two inputs, weights that were ${values.updates === 0 ? 'drawn at random' : `updated ${plural(Number(values.updates), 'time')}`}. For these inputs it should answer ${short(TARGET)}.`;
    }
    if (isForward(phase) && l + 1 === LAYERS) {
      return `Forward: the output is ${short(output)}. Wanted is ${short(TARGET)}.`;
    }
    if (isForward(phase)) {
      const shut = closed === 0 ? 'none is closed' : `${closed} of them closed`;
      return `Forward: layer ${l + 1} forms ${plural(count, 'weighted sum')} z and sends each through the activation; ${shut}.`;
    }
    if (phase === LOSS) {
      return `The loss measures the distance from what was wanted: (${number(output, digitsToTellApart(output, TARGET))} − ${TARGET})² ≈ ${number(data.loss)}.`;
    }
    if (isBackward(phase) && l + 1 === LAYERS) {
      return `Backward: the slope of a square u² is 2u. If the output grew by a little, the loss would change by ${short(data.dOutput)} times as much.`;
    }
    if (isBackward(phase)) {
      const under = 'Backward: under each unit stands how the loss changes with its sum z.';
      const passing = layer.dBiases.filter((gradient) => gradient !== 0).length;
      if (passing === 0 && closed < count)
        return `${under} No gradient arrives at layer ${l + 1}: none of the weights that lead there learns in this step.`;
      const passed = `${under} The gradient gets through ${passing} of ${plural(count, 'unit')} of layer ${l + 1}`;
      return closed === 0
        ? `${passed}.`
        : `${passed}; a closed one passes exactly 0, and the weights that lead to it learn nothing in this step.`;
    }
    const newOutput = (data.layers[LAYERS - 1] as LayerStep).newOutputs[0] as number;
    return `Update, with a learning rate η of ${RATE}: a weight moves (in colour) against ∂L/∂z of its unit times its input, a bias against ∂L/∂z alone${resting(data)}. Forward again, as drawn, the output is ${short(newOutput)} and the loss ${number(data.newLoss)}; it was ${number(data.loss)}.`;
  },
};

export default networkStep;
