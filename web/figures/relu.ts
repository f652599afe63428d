// ReLU and its derivative over one axis, with one cursor x for both, and another activation over it.
import type { ActivationCurves } from '../engine/contract';
import type { Values } from '../ui/controls';
import type { ExperimentFigure } from '../ui/figure';
import { capital, fixed, number } from '../ui/format';
import { activationLabel, choicesWithout, isKinked, slopeFormula } from '../ui/labels';
import { call, mn, op, row } from '../ui/mathml';
import type { Series } from '../ui/plot';

const FROM = -4;
const TO = 4;

const x = (values: Values) => Number(values.x);
const reluOf = (curves: ActivationCurves['curves']) =>
  curves.find(({ activation }) => activation === 'relu');

const relu: ExperimentFigure<ActivationCurves> = {
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
    activations: values.with === 'none' ? ['relu'] : [values.with, 'relu'],
    from: FROM,
    to: TO,
    points: 81,
    x: x(values),
  }),
  draw({ x: axis, curves }, values) {
    const curve = reluOf(curves);
    if (!curve) return [];
    const at = x(values);
    // On ReLU itself the tangent lies on the line.
    const upper = curves[0] ?? curve;
    const cursor = (value: 'valueAtX' | 'slopeAtX') => ({
      x: at,
      marks: curves.map((one) => ({ activation: one.activation, y: one[value] })),
    });
    const lines = (value: 'y' | 'slope', prime: string): Series[] =>
      curves.map((one) => ({
        activation: one.activation,
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
  formula({ curves }, values) {
    const curve = reluOf(curves);
    if (!curve) return '';
    const at = mn(fixed(x(values), 2));
    const value = op('=') + call('max', mn(0), at) + op('=') + mn(number(curve.valueAtX));
    const why = `, as ${fixed(x(values), 2)} ${x(values) > 0 ? '&gt;' : '&lt;'} 0`;
    return (
      row(call('ReLU', at) + value) + row(slopeFormula('relu', x(values), curve.slopeAtX, why))
    );
  },
  caption({ curves }, values) {
    const curve = reluOf(curves);
    if (!curve) return '';
    const at = `At x = ${fixed(x(values), 2)}`;
    const value = `${at} ReLU returns ${number(curve.valueAtX)}`;
    const other = curves.find(({ activation }) => activation !== 'relu');
    const beside = other
      ? ` ${capital(activationLabel(other.activation))} returns ${number(other.valueAtX)} there, ${x(values) === 0 && isKinked(other.activation) ? 'and has no slope there either' : `with slope ${number(other.slopeAtX)}`}.`
      : '';
    if (x(values) > 0)
      return `${value}, the input itself, and its slope is ${number(curve.slopeAtX)}.${beside}`;
    if (x(values) < 0)
      return `${value}, and its slope is ${number(curve.slopeAtX)}: nothing passes.${beside}`;
    return `${value}. Here is the kink: no slope exists, and this page uses ${number(curve.slopeAtX)}, as PyTorch and TensorFlow do.${beside}`;
  },
};

/** A short piece of the line through the point with the slope there. */
function tangent(at: number, value: number, slope: number) {
  const reach = 1.2;
  return {
    label: 'tangent',
    endLabel: '',
    helper: true,
    activation: 'tangent',
    x: [at - reach, at + reach],
    y: [value - slope * reach, value + slope * reach],
    weight: 'thin' as const,
  };
}

export default relu;
