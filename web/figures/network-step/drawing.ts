// The network as it is drawn in each phase, and its numbers in words and as a table.
import type { LayerStep, NetworkStep } from '../../engine/contract';
import type { Values } from '../../ui/controls';
import { number } from '../../ui/format';
import type { NetworkData, NetworkEdge, NetworkLayer, NetworkUnit } from '../../ui/network-data';
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
  short,
  TARGET,
  UPDATE,
} from './phases';

function units(data: NetworkStep, l: number, values: Values): NetworkUnit[] {
  const phase = phaseOf(values);
  const layer = data.layers[l] as LayerStep;
  // After the update the same inputs go forward again.
  const outputs = phase === UPDATE ? layer.newOutputs : layer.outputs;
  return Array.from(outputs, (output, unit) => ({
    value: reached(l, phase) ? short(output) : '',
    gradient: returned(l, phase) ? short(layer.dBiases[unit] as number) : '',
    closed:
      reached(l, phase) &&
      (phase === UPDATE ? l + 1 < LAYERS && output === 0 : isClosed(layer, unit)),
    chosen: phase > 0 && phase !== LOSS && l === layerOf(phase) && unit === chosenIn(layer, values),
  }));
}

function edges(data: NetworkStep, l: number, values: Values): NetworkEdge[] {
  const phase = phaseOf(values);
  const layer = data.layers[l] as LayerStep;
  const below = data.layers[l - 1];
  const fanIn = inputsOf(data, l).length;

  /** Whether the computation that is written out goes along this edge. */
  const isWritten = (unit: number, from: number) =>
    isBackward(phase)
      ? below !== undefined && layerOf(phase) === l - 1 && from === chosenIn(below, values)
      : phase > 0 && phase !== LOSS && layerOf(phase) === l && unit === chosenIn(layer, values);
  return Array.from(layer.weights, (before, i) => {
    const unit = Math.floor(i / fanIn);
    const weight = phase === UPDATE ? (layer.newWeights[i] as number) : before;
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

export function network(data: NetworkStep, values: Values): NetworkData {
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
    activation: String(values.activation),
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
    Array.from(layer.outputs, (output, unit) => {
      const fanIn = layer.weights.length / layer.outputs.length;
      const part = (of: Float32Array) =>
        Array.from(of.slice(unit * fanIn, (unit + 1) * fanIn), (value) => number(value)).join(', ');
      return [
        `${l + 1 < LAYERS ? `layer ${l + 1}` : 'output'}, unit ${unit + 1}`,
        part(layer.weights),
        number(layer.biases[unit] as number),
        number(layer.sums[unit] as number),
        number(output),
        number(layer.dBiases[unit] as number),
        part(layer.dWeights),
        part(layer.newWeights),
        number(layer.newBiases[unit] as number),
      ];
    }),
  );
  const head = ['unit', 'weights', 'bias b', 'sum z', 'output a', '∂L/∂z', '∂L/∂weights'];
  return { head: [...head, 'new weights', 'new bias'], rows };
}
