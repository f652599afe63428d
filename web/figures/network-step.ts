// One step of training, phase by phase: forward, loss, backward, update, with all its numbers.
import type { LayerStep, NetworkStep } from '../engine/contract';
import type { Values } from '../ui/controls';
import type { ExperimentFigure } from '../ui/figure';
import { fixed, number } from '../ui/format';
import { activationChoices, activationLabel } from '../ui/labels';
import type { NetworkData, NetworkEdge, NetworkLayer, NetworkUnit } from '../ui/network-data';

const INPUTS = [1, -0.5];
const TARGET = 1;
const RATE = 0.1;

/** Two hidden layers and the output: forward through each, the loss, back through each, the update. */
const LAYERS = 3;
const LOSS = LAYERS + 1;
const UPDATE = 2 * LAYERS + 2;
const PHASES = [
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

const phaseOf = (values: Values) => Number(values.phase);
/** The layer (0, 1, 2) that a phase is about. */
function layerOf(phase: number): number {
  if (phase <= LAYERS) return Math.max(0, phase - 1);
  return phase < UPDATE ? Math.min(LAYERS - 1, UPDATE - 1 - phase) : 0;
}
const isForward = (phase: number) => phase >= 1 && phase <= LAYERS;
const isBackward = (phase: number) => phase > LOSS && phase < UPDATE;
/** Whether a layer's outputs are known in a phase, and whether the gradient has come to it. */
const reached = (layer: number, phase: number) => phase > layer;
const returned = (layer: number, phase: number) => isBackward(phase) && UPDATE - 1 - phase <= layer;

/** As short as fits a unit; losses may become small and are written in full. */
const short = (value: number) => (Math.abs(value) < 100 ? fixed(value, 2) : number(value, 2));
const isClosed = (layer: LayerStep, unit: number) =>
  layer.outputs[unit] === 0 && layer.slopes[unit] === 0;

/** The unit whose computation is written out: 0, 1, … in its layer. */
const chosenIn = (layer: LayerStep, values: Values) =>
  Math.min(Number(values.unit), layer.outputs.length) - 1;

/** What layer l is given. */
const inputsOf = ({ layers }: NetworkStep, l: number): ArrayLike<number> =>
  l === 0 ? INPUTS : (layers[l - 1] as LayerStep).outputs;

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
      closed: phase !== UPDATE && (closedHere || closedBelow),
      text: isWritten(unit, from) ? short(weight) : '',
    };
  });
}

function network(data: NetworkStep, values: Values): NetworkData {
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

/** A line of formulas that may break between them. */
const row = (...formulas: string[]) =>
  `<p>${formulas.map((formula) => `<math>${formula}</math>`).join(' ')}</p>`;
const mn = (value: number) =>
  short(value).startsWith('−')
    ? `<mrow><mo>(</mo><mn>${short(value)}</mn><mo>)</mo></mrow>`
    : `<mn>${short(value)}</mn>`;
const mi = (name: string) => `<mi>${name}</mi>`;
/** Spaced as between two terms, even where a line of formulas breaks before it. */
const op = (sign: string) => `<mo form="infix">${sign}</mo>`;
const partial = (of: string) =>
  `<mfrac><mrow><mo>∂</mo><mi>L</mi></mrow><mrow><mo>∂</mo><mi>${of}</mi></mrow></mfrac>`;

/** a · b and + c · d and so on, each to stand for itself. */
const products = (pairs: number[][]): string[] =>
  pairs.map((pair, i) => (i > 0 ? op('+') : '') + pair.map(mn).join(op('·')));

function forward(data: NetworkStep, values: Values): string {
  const l = layerOf(phaseOf(values));
  const layer = data.layers[l] as LayerStep;
  const unit = chosenIn(layer, values);
  const inputs = inputsOf(data, l);
  const pairs = Array.from(inputs, (input, i) => [
    layer.weights[unit * inputs.length + i] as number,
    input,
  ]);
  const z = layer.sums[unit] as number;
  const sum = row(
    mi('z') + op('='),
    ...products(pairs),
    op('+') + mn(layer.biases[unit] as number),
    `${op('≈')}<mn>${short(z)}</mn>`,
  );
  if (l + 1 === LAYERS) return sum;
  const name = activationLabel(String(values.activation));
  const output = `<mn>${short(layer.outputs[unit] as number)}</mn>`;
  return (
    sum +
    row(
      `${mi('a')}${op('=')}<mtext>${name}</mtext><mo>(</mo><mn>${short(z)}</mn><mo>)</mo>${op('≈')}${output}`,
    )
  );
}

function backward(data: NetworkStep, values: Values): string {
  const l = layerOf(phaseOf(values));
  const layer = data.layers[l] as LayerStep;
  const unit = chosenIn(layer, values);
  const gradient = layer.dBiases[unit] as number;
  const above = data.layers[l + 1];
  if (!above) {
    const y = layer.outputs[0] as number;
    return row(
      `${partial('y')}${op('=')}<mn>2</mn><mo>(</mo><mn>${short(y)}</mn>${op('−')}<mn>${short(TARGET)}</mn><mo>)</mo>${op('≈')}<mn>${short(gradient)}</mn>`,
    );
  }
  const width = layer.outputs.length;
  const pairs = Array.from(above.dBiases, (d, i) => [above.weights[i * width + unit] as number, d]);
  const arriving = pairs.reduce((sum, [weight = 0, d = 0]) => sum + weight * d, 0);
  const [first = '', ...others] = products(pairs).map((product, i) =>
    i < pairs.length - 1 ? product : `${product}<mo>]</mo>`,
  );
  return row(
    `${partial('z')}${op('=')}<mtext>${activationLabel(String(values.activation))}′</mtext><mo>(</mo><mn>${short(layer.sums[unit] as number)}</mn><mo>)</mo>${op('·')}<mo>[</mo>${first}`,
    ...others,
    `${op('=')}<mn>${number(layer.slopes[unit] as number)}</mn>${op('·')}${mn(arriving)}`,
    `${op('≈')}<mn>${short(gradient)}</mn>`,
  );
}

function update(data: NetworkStep, values: Values): string {
  const layer = data.layers[0] as LayerStep;
  const unit = chosenIn(layer, values);
  const i = unit * INPUTS.length;
  const gradient = `${mn(layer.dBiases[unit] as number)}${op('·')}${mn(INPUTS[0] as number)}`;
  return row(
    `${mi('w')}${op('−')}<mi>η</mi>${partial('z')}${mi('x')}`,
    `${op('=')}<mn>${short(layer.weights[i] as number)}</mn>${op('−')}<mn>${RATE}</mn>${op('·')}${gradient}${op('≈')}<mn>${short(layer.newWeights[i] as number)}</mn>`,
  );
}

function lossFormula({ layers, loss }: NetworkStep): string {
  const y = (layers[LAYERS - 1] as LayerStep).outputs[0] as number;
  return row(
    `${mi('L')}${op('=')}<msup><mrow><mo>(</mo><mn>${fixed(y, 3)}</mn>${op('−')}<mn>${TARGET}</mn><mo>)</mo></mrow><mn>2</mn></msup>${op('=')}<mn>${number(loss)}</mn>`,
  );
}

const plural = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
const countClosed = (layer: LayerStep) =>
  Array.from(layer.outputs, (_, unit) => isClosed(layer, unit)).filter(Boolean).length;

/** The weights that a closed unit, before or after them, keeps where they are. */
function resting({ layers }: NetworkStep): string {
  const gradients = layers.flatMap(({ dWeights }) => Array.from(dWeights));
  const zeros = gradients.filter((gradient) => gradient === 0).length;
  return zeros === 0 ? '' : `; for ${zeros} of the ${gradients.length} it is 0, and they stay`;
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
    { kind: 'range', key: 'updates', label: 'Earlier updates', min: 0, max: 50, step: 1 },
    {
      kind: 'select',
      key: 'activation',
      label: 'Activation',
      choices: activationChoices('relu', 'leaky-relu', 'sigmoid', 'tanh'),
    },
    { kind: 'number', key: 'seed', label: 'Seed', min: 0, max: 4294967295, dice: 'Another' },
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
  formula(data, values) {
    const phase = phaseOf(values);
    if (phase === 0) {
      return row(`${mi('x')}${op('=')}<mo>(</mo>${INPUTS.map(mn).join('<mo>,</mo>')}<mo>)</mo>`);
    }
    if (isForward(phase)) return forward(data, values);
    if (phase === LOSS) return lossFormula(data);
    return isBackward(phase) ? backward(data, values) : update(data, values);
  },
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
      return `The loss measures the distance from what was wanted: (${fixed(output, 3)} − ${TARGET})² = ${number(data.loss)}.`;
    }
    if (isBackward(phase) && l + 1 === LAYERS) {
      return `Backward: if the output grew by a little, the loss would change by ${short(data.dOutput)} times as much.`;
    }
    if (isBackward(phase)) {
      const passed = `Backward: under each unit stands how the loss changes with its sum z. The gradient gets through ${count - closed} of ${plural(count, 'unit')} of layer ${l + 1}`;
      return closed === 0
        ? `${passed}.`
        : `${passed}; a closed one passes exactly 0, and the weights that lead to it learn nothing in this step.`;
    }
    const newOutput = (data.layers[LAYERS - 1] as LayerStep).newOutputs[0] as number;
    return `Update, with a learning rate η of ${RATE}: a weight moves against its gradient, which is that of its unit times its input x${resting(data)}. Forward again, the output is ${short(newOutput)} and the loss ${number(data.newLoss)}; it was ${number(data.loss)}.`;
  },
};

export default networkStep;
