// ReLU and its derivative over one axis, with one cursor x for both, and another activation over it.
import type { ActivationCurves } from '../engine/contract';
import type { Values } from '../ui/controls';
import type { ExperimentFigure } from '../ui/figure';
import { capital, fixed, number } from '../ui/format';
import { activationLabel, brokenAt0, choicesWithout, slopeFormula } from '../ui/labels';
import type { Series } from '../ui/plot';

const FROM = -4;
const TO = 4;

const x = (values: Values) => Number(values.x);
const reluOf = (curves: ActivationCurves['curves']) =>
  curves.find(({ activation }) => activation === 'relu');

function formula(name: string, at: string, cases: string, result: string) {
  return `<math><mi mathvariant="normal">${name}</mi><mo stretchy="false">(</mo><mn>${at}</mn><mo stretchy="false">)</mo><mo>=</mo>${cases}<mo>=</mo><mn>${result}</mn></math>`;
}

const max = (at: string) =>
  `<mi mathvariant="normal">max</mi><mo stretchy="false">(</mo><mn>0</mn><mo>,</mo><mn>${at}</mn><mo stretchy="false">)</mo>`;

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
      title: 'ReLU',
      cursor: 'x',
      x: { title: 'x', min: FROM, max: TO, step: 2 },
      y: { title: 'ReLU(x)', min: -1, max: TO, step: 1 },
    },
    {
      title: 'Its derivative, the slope: ReLU′',
      cursor: 'x',
      x: { title: 'x', min: FROM, max: TO, step: 2 },
      y: { title: 'ReLU′(x)', min: -0.5, max: 1.5, step: 0.5 },
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
        series: [tangent(at, curve.valueAtX, curve.slopeAtX), ...lines('y', '')],
        cursor: cursor('valueAtX'),
      },
      { series: lines('slope', '′'), cursor: cursor('slopeAtX') },
    ];
  },
  formula({ curves }, values) {
    const curve = reluOf(curves);
    if (!curve) return '';
    const at = fixed(x(values), 2);
    const why = `, as ${at} ${x(values) > 0 ? '&gt;' : '&lt;'} 0`;
    return (
      `<p>${formula('ReLU', at, max(at), number(curve.valueAtX))}</p>` +
      `<p>${slopeFormula('relu', x(values), curve.slopeAtX, why)}</p>`
    );
  },
  caption({ curves }, values) {
    const curve = reluOf(curves);
    if (!curve) return '';
    const at = `At x = ${fixed(x(values), 2)}`;
    const value = `${at} ReLU returns ${number(curve.valueAtX)}`;
    const other = curves.find(({ activation }) => activation !== 'relu');
    const beside = other
      ? ` ${capital(activationLabel(other.activation))} returns ${number(other.valueAtX)} there, ${x(values) === 0 && brokenAt0(other.activation) ? 'and has no slope there either' : `with slope ${number(other.slopeAtX)}`}.`
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
  const reach = 0.9;
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
