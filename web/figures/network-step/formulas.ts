// The formula of each phase with its live numbers, for the chosen unit.
import type { NetworkStep } from '#contract';
import { entry } from '../../ui/figure/answers';
import { activationLabel } from '../../ui/words/activations';
import { as, CHAOTIC, equals, number, readBack } from '../../ui/words/format';
import {
  call,
  inBrackets,
  mi,
  mn,
  op,
  partial,
  row,
  squared,
  term,
  words,
} from '../../ui/words/mathml';
import {
  chosenIn,
  INPUTS,
  inputsOf,
  isBackward,
  isForward,
  LAYERS,
  LOSS,
  layerOf,
  lossOf,
  outputOf,
  phaseOf,
  RATE,
  type State,
  short,
  TARGET,
} from './phases';

/** Numbers of the step, as they stand in the drawing. */
const brief = (value: number) => mn(short(value));
const factor = (value: number) => term(short(value));
/** A number as its digits say. */
const seen = (value: number) => readBack(short(value));
/** What comes out of what is shown before it. */
const gives = (before: number, value: number) => op(equals([before, seen(value)])) + brief(value);

/** a · b and + c · d and so on, each to stand for itself. */
const products = (pairs: number[][]): string[] =>
  pairs.map((pair, i) => (i > 0 ? op('+') : '') + pair.map(factor).join(op('·')));
/** What they add up to, by their digits. */
const summed = (pairs: number[][]) =>
  pairs.reduce((sum, pair) => sum + pair.map(seen).reduce((a, b) => a * b), 0);

function forward(data: NetworkStep, values: State): string {
  const l = layerOf(phaseOf(values));
  const layer = entry(data.layers, l);
  const unit = chosenIn(layer, values);
  const inputs = inputsOf(data, l);
  const pairs = Array.from(inputs, (input, i) => [
    entry(layer.weights, unit * inputs.length + i),
    input,
  ]);
  const z = entry(layer.sums, unit);
  const bias = entry(layer.biases, unit);
  const before = summed([...pairs, [bias]]);
  const sum = row(
    mi('z') + op(equals([z, before])),
    ...products(pairs),
    op('+') + factor(bias),
    gives(before, z),
  );
  if (l + 1 === LAYERS) return sum;
  const name = activationLabel(values.activation);
  const a = entry(layer.outputs, unit);
  // Where it lets through what it is given, or nothing, it does so with the digits shown, too.
  const passes = a === z || (a === 0 && z < 0);
  const is = as(short(z), z);
  const end = passes ? gives(a && seen(z), a) : op(is === '=' ? as(short(a), a) : is) + brief(a);
  const start = passes ? equals([a, a && seen(z)]) : is;
  return sum + row(mi('a') + op(start) + call(name, brief(z)) + end);
}

function backward(data: NetworkStep, values: State): string {
  const l = layerOf(phaseOf(values));
  const layer = entry(data.layers, l);
  const unit = chosenIn(layer, values);
  const gradient = entry(layer.dBiases, unit);
  const above = data.layers[l + 1];
  if (!above) {
    const y = entry(layer.outputs, 0);
    const distance = inBrackets(brief(y) + op('−') + brief(TARGET));
    const twice = 2 * (seen(y) - seen(TARGET));
    return row(
      partial('y') + op(equals([gradient, twice])) + mn(2) + distance + gives(twice, gradient),
    );
  }
  const width = layer.outputs.length;
  const pairs = Array.from(above.dBiases, (d, i) => [entry(above.weights, i * width + unit), d]);
  const arriving = pairs.reduce((sum, [weight = 0, d = 0]) => sum + weight * d, 0);
  const [first = '', ...others] = products(pairs).map((product, i) =>
    i < pairs.length - 1 ? product : `${product}<mo stretchy="false">]</mo>`,
  );
  const slope = call(`${activationLabel(values.activation)}′`, brief(entry(layer.sums, unit)));
  const passed = entry(layer.slopes, unit);
  const shown = number(passed);
  const [sum, end] = [passed * summed(pairs), readBack(shown) * seen(arriving)];
  return row(
    `${partial('z')}${op(equals([gradient, sum]))}${slope}${op('·')}<mo stretchy="false">[</mo>${first}`,
    ...others,
    op(equals([sum, end])) + mn(shown) + op('·') + factor(arriving),
    gives(end, gradient),
  );
}

function update(data: NetworkStep, values: State): string {
  const layer = entry(data.layers, 0);
  const unit = chosenIn(layer, values);
  const i = unit * INPUTS.length;
  const pair = [entry(layer.dBiases, unit), entry(INPUTS, 0)];
  const [before, after] = [entry(layer.weights, i), entry(layer.newWeights, i)];
  const step = op('−') + mn(RATE) + op('·') + pair.map(factor).join(op('·'));
  const shown = seen(before) - RATE * summed([pair]);
  return row(
    words('new\u00a0') + mi('w') + op('=') + mi('w') + op('−') + mi('η') + partial('z') + mi('x'),
    op(equals([after, shown])) + brief(before) + step + gives(shown, after),
  );
}

function lossFormula(data: NetworkStep): string {
  const [output, end] = [outputOf(data), lossOf(data.loss, data.lossMargin)];
  const square = (readBack(output) - TARGET) ** 2;
  return row(
    mi('L') + op(equals([data.loss, square])) + squared(mn(output) + op('−') + mn(TARGET)),
    end === CHAOTIC ? '' : op(equals([square, readBack(end)])) + mn(end),
  );
}

/** What the phase computes, for the chosen unit. */
export function formula(data: NetworkStep, values: State): string {
  const phase = phaseOf(values);
  if (phase === 0) {
    return row(mi('x') + op('=') + inBrackets(INPUTS.map(brief).join('<mo>,</mo>')));
  }
  if (isForward(phase)) return forward(data, values);
  if (phase === LOSS) return lossFormula(data);
  return isBackward(phase) ? backward(data, values) : update(data, values);
}
