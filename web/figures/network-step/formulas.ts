// The formula of each phase with its live numbers, for the chosen unit.
import type { LayerStep, NetworkStep } from '../../engine/contract';
import type { Values } from '../../ui/controls';
import { digitsToTellApart, number } from '../../ui/format';
import { activationLabel } from '../../ui/labels';
import { call, inBrackets, mi, mn, op, partial, row, squared, term, words } from '../../ui/mathml';
import {
  chosenIn,
  INPUTS,
  inputsOf,
  isBackward,
  isForward,
  LAYERS,
  LOSS,
  layerOf,
  phaseOf,
  RATE,
  short,
  TARGET,
} from './phases';

/** Numbers of the step, as they stand in the drawing. */
const brief = (value: number) => mn(short(value));
const factor = (value: number) => term(short(value));
/** What comes out: rounded, or exactly 0. */
const gives = (value: number) => op(value === 0 ? '=' : '≈') + brief(value);

/** a · b and + c · d and so on, each to stand for itself. */
const products = (pairs: number[][]): string[] =>
  pairs.map((pair, i) => (i > 0 ? op('+') : '') + pair.map(factor).join(op('·')));

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
    op('+') + factor(layer.biases[unit] as number),
    gives(z),
  );
  if (l + 1 === LAYERS) return sum;
  const name = activationLabel(String(values.activation));
  const output = gives(layer.outputs[unit] as number);
  return sum + row(mi('a') + op('=') + call(name, brief(z)) + output);
}

function backward(data: NetworkStep, values: Values): string {
  const l = layerOf(phaseOf(values));
  const layer = data.layers[l] as LayerStep;
  const unit = chosenIn(layer, values);
  const gradient = layer.dBiases[unit] as number;
  const above = data.layers[l + 1];
  if (!above) {
    const y = layer.outputs[0] as number;
    const distance = inBrackets(brief(y) + op('−') + brief(TARGET));
    return row(partial('y') + op('=') + mn(2) + distance + gives(gradient));
  }
  const width = layer.outputs.length;
  const pairs = Array.from(above.dBiases, (d, i) => [above.weights[i * width + unit] as number, d]);
  const arriving = pairs.reduce((sum, [weight = 0, d = 0]) => sum + weight * d, 0);
  const [first = '', ...others] = products(pairs).map((product, i) =>
    i < pairs.length - 1 ? product : `${product}<mo stretchy="false">]</mo>`,
  );
  const slope = call(
    `${activationLabel(String(values.activation))}′`,
    brief(layer.sums[unit] as number),
  );
  return row(
    `${partial('z')}${op('=')}${slope}${op('·')}<mo stretchy="false">[</mo>${first}`,
    ...others,
    op('≈') + mn(number(layer.slopes[unit] as number)) + op('·') + factor(arriving),
    gives(gradient),
  );
}

function update(data: NetworkStep, values: Values): string {
  const layer = data.layers[0] as LayerStep;
  const unit = chosenIn(layer, values);
  const i = unit * INPUTS.length;
  const gradient = [layer.dBiases[unit] as number, INPUTS[0] as number].map(factor).join(op('·'));
  const step = op('−') + mn(RATE) + op('·') + gradient;
  return row(
    words('new\u00a0') + mi('w') + op('=') + mi('w') + op('−') + mi('η') + partial('z') + mi('x'),
    op('=') + brief(layer.weights[i] as number) + step + gives(layer.newWeights[i] as number),
  );
}

function lossFormula({ layers, loss }: NetworkStep): string {
  const y = (layers[LAYERS - 1] as LayerStep).outputs[0] as number;
  const distance = mn(number(y, digitsToTellApart(y, TARGET))) + op('−') + mn(TARGET);
  return row(mi('L') + op('≈') + squared(distance) + op('≈') + mn(number(loss)));
}

/** What the phase computes, for the chosen unit. */
export function formula(data: NetworkStep, values: Values): string {
  const phase = phaseOf(values);
  if (phase === 0) {
    return row(mi('x') + op('=') + inBrackets(INPUTS.map(brief).join('<mo>,</mo>')));
  }
  if (isForward(phase)) return forward(data, values);
  if (phase === LOSS) return lossFormula(data);
  return isBackward(phase) ? backward(data, values) : update(data, values);
}
