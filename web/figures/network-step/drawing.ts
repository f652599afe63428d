// The network as it is drawn in each phase, and its numbers in words and as a table.
import type { NetworkStep } from '#contract';
import { entry } from '../../ui/figure/answers';
import type {
  NetworkData,
  NetworkEdge,
  NetworkLayer,
  NetworkUnit,
} from '../../ui/plots/network-data';
import { measured, number } from '../../ui/words/format';
import {
  chosenIn,
  INPUTS,
  inputsOf,
  isBackward,
  isClosed,
  LAYERS,
  LOSS,
  layerOf,
  PHASES,
  phaseOf,
  reached,
  returned,
  type State,
  short,
  TARGET,
  UPDATE,
} from './phases';

function units(data: NetworkStep, l: number, values: State): NetworkUnit[] {
  const phase = phaseOf(values);
  const layer = entry(data.layers, l);
  // After the update the same inputs go forward again.
  const outputs = phase === UPDATE ? layer.newOutputs : layer.outputs;
  return Array.from(outputs, (output, unit) => ({
    value: reached(l, phase) ? short(output) : '',
    gradient: returned(l, phase) ? short(entry(layer.dBiases, unit)) : '',
    closed:
      reached(l, phase) &&
      (phase === UPDATE ? l + 1 < LAYERS && output === 0 : isClosed(layer, unit)),
    chosen: phase > 0 && phase !== LOSS && l === layerOf(phase) && unit === chosenIn(layer, values),
  }));
}

function edges(data: NetworkStep, l: number, values: State): NetworkEdge[] {
  const phase = phaseOf(values);
  const layer = entry(data.layers, l);
  const below = data.layers[l - 1];
  const fanIn = inputsOf(data, l).length;

  /** Whether the computation that is written out goes along this edge. */
  const isWritten = (unit: number, from: number) =>
    isBackward(phase)
      ? below !== undefined && layerOf(phase) === l - 1 && from === chosenIn(below, values)
      : phase > 0 && phase !== LOSS && layerOf(phase) === l && unit === chosenIn(layer, values);
  return Array.from(layer.weights, (before, i) => {
    const unit = Math.floor(i / fanIn);
    const weight = phase === UPDATE ? entry(layer.newWeights, i) : before;
    const from = i % fanIn;
    const closedHere = isBackward(phase) && isClosed(layer, unit);
    const closedBelow = below !== undefined && reached(l - 1, phase) && isClosed(below, from);
    return {
      weight,
      now: phase === UPDATE ? layer.dWeights[i] !== 0 : isWritten(unit, from),
      closed: phase === UPDATE ? layer.dWeights[i] === 0 : closedHere || closedBelow,
      text: isWritten(unit, from) ? short(weight) : '',
    };
  });
}

export function network(data: NetworkStep, values: State): NetworkData {
  const phase = phaseOf(values);
  const inputs: NetworkLayer = {
    label: 'input',
    units: INPUTS.map((value) => ({ value: short(value), gradient: '' })),
    edges: [],
  };
  const layers = data.layers.map((_, l) => ({
    label: l + 1 < LAYERS ? `layer ${l + 1}` : 'output',
    units: units(data, l, values),
    edges: edges(data, l, values),
  }));
  const loss = phase === UPDATE ? data.newLoss : data.loss;
  const last: NetworkLayer = {
    label: 'loss',
    units: [
      {
        value: phase < LOSS ? '' : loss > 0 && loss < 0.01 ? '< 0.01' : number(loss, 2),
        gradient: '',
        note: `goal ${short(TARGET)}`,
        box: true,
      },
    ],
    edges: [{ weight: 0, now: phase === LOSS || phase === LOSS + 1, closed: false, text: '' }],
  };
  return {
    colour: values.activation,
    layers: [inputs, ...layers, last],
    summary: `${PHASES[phase]}: ${describe(data)}`,
    table: table(data),
  };
}

const describe = ({ layers }: NetworkStep) =>
  layers
    .map(({ outputs }, l) => {
      const name = l + 1 < LAYERS ? `Layer ${l + 1}` : 'The output';
      return `${name} gives ${Array.from(outputs, short).join(', ')}.`;
    })
    .join(' ');

function table({ layers }: NetworkStep) {
  const rows = layers.flatMap((layer, l) =>
    Array.from(layer.outputs, (_, unit) => {
      const fanIn = layer.weights.length / layer.outputs.length;
      const one = (of: Float32Array, margins: Float32Array, i = unit) =>
        measured(entry(of, i), entry(margins, i));
      const part = (of: Float32Array, margins: Float32Array) =>
        Array.from({ length: fanIn }, (_, i) => one(of, margins, unit * fanIn + i)).join(', ');
      return [
        `${l + 1 < LAYERS ? `layer ${l + 1}` : 'output'}, unit ${unit + 1}`,
        part(layer.weights, layer.weightsMargin),
        one(layer.biases, layer.biasesMargin),
        one(layer.sums, layer.sumsMargin),
        one(layer.outputs, layer.outputsMargin),
        one(layer.dBiases, layer.dBiasesMargin),
        part(layer.dWeights, layer.dWeightsMargin),
        part(layer.newWeights, layer.newWeightsMargin),
        one(layer.newBiases, layer.newBiasesMargin),
      ];
    }),
  );
  const head = ['unit', 'weights', 'bias b', 'sum z', 'output a', '∂L/∂z', '∂L/∂weights'];
  return { head: [...head, 'new weights', 'new bias'], rows };
}
