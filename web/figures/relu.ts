// ReLU and its derivative over one axis, with one cursor x for both, and another activation over it.
import { entry, named } from '../ui/figure/answers';
import { figure } from '../ui/figure/figure';
import type { Series } from '../ui/plots/lines-data';
import { activationLabel, choicesWithout, isKinked } from '../ui/words/activations';
import { as, capital, fixed, number } from '../ui/words/format';
import { slopeFormula } from '../ui/words/labels';
import { call, mn, op, row } from '../ui/words/mathml';

const FROM = -4;
const TO = 4;

/** A short piece of the line through the point with the slope there. */
function tangent(at: number, value: number, slope: number) {
  const reach = 1.2;
  return {
    label: 'tangent',
    endLabel: '',
    helper: true,
    colour: 'ink' as const,
    x: [at - reach, at + reach],
    y: [value - slope * reach, value + slope * reach],
    weight: 'thin' as const,
  };
}

export default figure({
  kind: 'experiment',
  experiment: 'activationCurves',
  defaults: { x: 1.5, with: 'none' },
  controls: [
    { kind: 'range', key: 'x', label: 'x', min: FROM, max: TO, step: 0.01 },
    {
      kind: 'select',
      key: 'with',
      label: 'Lay over it',
      choices: [{ value: 'none', label: 'nothing' }, ...choicesWithout('relu')],
    },
  ],
  plots: [
    {
      title: 'The function; dotted: the tangent at the point',
      cursor: 'x',
      x: { title: 'x', min: FROM, max: TO, step: 2 },
      y: { title: 'f(x)', min: -1, max: TO, step: 1 },
    },
    {
      title: 'Its slope at every x: the derivative',
      cursor: 'x',
      x: { title: 'x', min: FROM, max: TO, step: 2 },
      y: { title: 'f′(x)', min: -0.5, max: 1.5, step: 0.5 },
    },
  ],
  options: (values) => ({
    activations: values.with === 'none' ? (['relu'] as const) : ([values.with, 'relu'] as const),
    from: FROM,
    to: TO,
    points: 81,
    x: values.x,
  }),
  draw({ x: axis, curves }, { x: at }) {
    // On ReLU itself the tangent lies on the line.
    const upper = entry(curves, 0);
    const cursor = (value: 'valueAtX' | 'slopeAtX') => ({
      x: at,
      marks: curves.map((one) => ({ colour: one.activation, y: one[value] })),
    });
    const lines = (value: 'y' | 'slope', prime: string): Series[] =>
      curves.map((one) => ({
        colour: one.activation,
        label: activationLabel(one.activation) + prime,
        x: axis,
        y: one[value],
      }));
    return [
      {
        series: [tangent(at, upper.valueAtX, upper.slopeAtX), ...lines('y', '')],
        cursor: cursor('valueAtX'),
      },
      { series: lines('slope', '′'), cursor: cursor('slopeAtX') },
    ];
  },
  formula({ curves }, { x }) {
    const curve = named(curves, 'relu');
    const at = mn(fixed(x, 2));
    const shown = number(curve.valueAtX);
    const value = op('=') + call('max', mn(0), at) + op(as(shown, curve.valueAtX)) + mn(shown);
    const why = `, as ${fixed(x, 2)} ${x > 0 ? '&gt;' : '&lt;'} 0`;
    return row(call('ReLU', at) + value) + row(slopeFormula('relu', x, curve.slopeAtX, why));
  },
  caption({ curves }, { x }) {
    const curve = named(curves, 'relu');
    const at = `At x = ${fixed(x, 2)}`;
    const value = `${at} ReLU returns ${number(curve.valueAtX)}`;
    const other = curves.find(({ activation }) => activation !== 'relu');
    const beside = other
      ? ` ${capital(activationLabel(other.activation))} returns ${number(other.valueAtX)} there, ${x === 0 && isKinked(other.activation) ? 'and has no slope there either' : `with slope ${number(other.slopeAtX)}`}.`
      : '';
    if (x > 0)
      return `${value}, the input itself, and its slope is ${number(curve.slopeAtX)}.${beside}`;
    if (x < 0)
      return `${value}, and its slope is ${number(curve.slopeAtX)}: nothing passes.${beside}`;
    return `${value}. Here is the kink: no slope exists, and this page uses ${number(curve.slopeAtX)}, as PyTorch and TensorFlow do.${beside}`;
  },
});
