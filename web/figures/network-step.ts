// One step of training, phase by phase: forward, loss, backward, update, with all its numbers.
import type { LayerStep, NetworkStep } from '#contract';
import { seedControl, type Values } from '../ui/controls/controls';
import { entry, last } from '../ui/figure/answers';
import { figure } from '../ui/figure/figure';
import { activationChoices } from '../ui/words/activations';
import { CHAOTIC, equals, measured, readBack } from '../ui/words/format';
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
  lossOf,
  outputOf,
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

/** How weights and biases move, and those that a closed unit, before or after them, keeps where they are. */
function moving({ layers }: NetworkStep): string {
  const all = (of: 'dWeights' | 'dBiases') => layers.flatMap((layer) => Array.from(layer[of]));
  const isZero = (gradient: number) => gradient === 0;
  const gradients = all('dWeights');
  const zeros = gradients.filter(isZero).length;
  const rule = (moves: string) =>
    `a weight ${moves} against ∂L/∂z of its unit times its input, a bias against ∂L/∂z alone`;
  if (zeros === gradients.length) {
    const biases = all('dBiases').every(isZero) ? ', and no bias' : '';
    return `${rule('moves')}. For all ${zeros} weights that is 0: none moves${biases}`;
  }
  const staying = `${zeros} of the ${plural(gradients.length, 'weight')} ${zeros === 1 ? 'stays' : 'stay'}, as that is 0`;
  return `${rule('moves (in colour)')}${zeros > 0 ? `; ${staying}` : ''}`;
}

/** How many of a layer's units are closed. */
function shutInWords(closed: number, count: number): string {
  if (count === 1) return closed ? 'it is closed' : 'it is not closed';
  if (closed === 0) return 'none is closed';
  if (closed === count) return `all ${count} are closed`;
  return closed === 1 ? 'one of them is closed' : `${closed} of them are closed`;
}

/** Which of a layer's units the gradient gets through. */
const passingInWords = (passing: number, count: number) =>
  count === 1
    ? 'the one unit'
    : passing === count
      ? `all ${count} units`
      : `${passing} of ${count} units`;

/** How many units the layer has that a phase is about. */
function widthNow(values: Values): number {
  const widths = [Number(values.first), Number(values.second), 1];
  return entry(widths, layerOf(phaseOf({ phase: Number(values.phase) })));
}

export default figure({
  kind: 'experiment',
  experiment: 'networkStep',
  defaults: { phase: 1, unit: 1, first: 3, second: 3, activation: 'relu', updates: 0, seed: 28 },
  controls: [
    {
      kind: 'range',
      key: 'phase',
      label: 'Part of the step',
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
    const layer = entry(data.layers, l);
    const count = layer.outputs.length;
    const closed = countClosed(layer);
    const output = entry(last(data.layers).outputs, 0);
    if (phase === 0) {
      return `A network before a step of training: two inputs, weights that were ${values.updates === 0 ? 'drawn at random' : `updated ${plural(values.updates, 'time')}`}. For these inputs it should answer ${short(TARGET)}.`;
    }
    if (isForward(phase) && l + 1 === LAYERS) {
      return `Forward: the output is ${short(output)}. Wanted is ${short(TARGET)}.`;
    }
    if (isForward(phase)) {
      const sums =
        count === 1 ? 'one weighted sum z and sends it' : `${count} weighted sums z and sends each`;
      return `Forward: layer ${l + 1} forms ${sums} through the activation; ${shutInWords(closed, count)}.`;
    }
    if (phase === LOSS) {
      const [shown, loss] = [outputOf(data), lossOf(data.loss, data.lossMargin)];
      const is = equals([(readBack(shown) - TARGET) ** 2, readBack(loss)]);
      const end = loss === CHAOTIC ? ', of which rounding leaves no digit' : ` ${is} ${loss}`;
      return `The loss measures the distance from what was wanted: (${shown} − ${TARGET})²${end}.`;
    }
    if (isBackward(phase) && l + 1 === LAYERS) {
      const slope = measured(data.dOutput, entry(last(data.layers).dBiasesMargin, 0));
      return `Backward: the slope of a square u² is 2u. If the output grew by a little, the loss would change by ${slope === CHAOTIC ? 'a chaotic number of' : slope} times as much.`;
    }
    if (isBackward(phase)) {
      const under = 'Backward: under each unit stands how the loss changes with its sum z.';
      const passing = layer.dBiases.filter((gradient) => gradient !== 0).length;
      if (passing === 0 && closed < count)
        return `${under} No gradient arrives at layer ${l + 1}: none of the weights that lead there learns in this step.`;
      const passed = `${under} The gradient gets through ${passingInWords(passing, count)} of layer ${l + 1}`;
      return closed === 0
        ? `${passed}.`
        : `${passed}; a closed one passes exactly 0, and the weights that lead to it learn nothing in this step.`;
    }
    const newOutput = entry(last(data.layers).newOutputs, 0);
    return `Update, with a learning rate η of ${RATE}: ${moving(data)}. Forward again, as drawn, the output is ${short(newOutput)} and the loss ${lossOf(data.newLoss, data.newLossMargin)}; it was ${lossOf(data.loss, data.lossMargin)}.`;
  },
});
