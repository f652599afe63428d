// The derivative beside the slope of a secant that the reader makes shorter.
import type { DifferenceQuotient } from '../engine/contract';
import { decades, stoppingAt, type Values } from '../ui/controls';
import type { ExperimentFigure } from '../ui/figure';
import { digitsToTellApart, fixed, number } from '../ui/format';
import { activationLabel, choicesWithout, isKinked, slopeFormula } from '../ui/labels';
import { fraction, mn, op, row, term, words } from '../ui/mathml';

const FROM = -3;
const TO = 3;

const at = (values: Values) => Number(values.x);
const step = (values: Values) => Number(values.step);

const derivative: ExperimentFigure<DifferenceQuotient> = {
  kind: 'experiment',
  experiment: 'differenceQuotient',
  defaults: { x: 0.4, step: 1, activation: 'relu' },
  controls: [
    { kind: 'range', key: 'x', label: 'x', min: FROM, max: TO, step: 0.01 },
    {
      kind: 'range',
      key: 'step',
      label: 'h',
      ...stoppingAt(...decades(-2, 0), 2),
    },
    {
      kind: 'select',
      key: 'activation',
      label: 'Function',
      // A jump has no slope to come close to.
      choices: choicesWithout('step'),
    },
  ],
  plots: [
    {
      title: 'The function; dotted, its secant',
      cursor: 'x',
      x: { title: 'x', min: FROM, max: TO, step: 1 },
      y: { title: 'f(x)', min: -1, max: TO, step: 1 },
    },
    {
      title: 'Its derivative; dotted, the secant’s slope',
      cursor: 'x',
      x: { title: 'x', min: FROM, max: TO, step: 1 },
      y: { title: 'slope', min: -0.5, max: 1.5, step: 0.5 },
    },
  ],
  options: (values) => ({ ...values, from: FROM, to: TO, points: 241 }),
  draw({ x, y, slope, quotient, valueAtX, slopeAtX, left, right }, values) {
    const activation = String(values.activation);
    const name = activationLabel(activation);
    const h = step(values);
    return [
      {
        series: [
          {
            label: 'secant',
            endLabel: '',
            helper: true,
            activation: 'tangent',
            weight: 'thin',
            x: [at(values) - h, at(values) + h],
            y: [left, right],
          },
          { label: name, activation, x, y },
        ],
        cursor: { x: at(values), marks: [{ activation, y: valueAtX }] },
      },
      {
        series: [
          { label: 'secant’s slope', endLabel: '', activation, weight: 'thin', x, y: quotient },
          { label: `${name}′`, activation, x, y: slope },
        ],
        cursor: { x: at(values), marks: [{ activation, y: slopeAtX }] },
      },
    ];
  },
  formula({ slopeAtX, quotientAtX, left, right }, values) {
    const digits = digitsToTellApart(left, right);
    const rise = mn(number(right, digits)) + op('−') + term(number(left, digits));
    const quotient = fraction(rise, mn(number(2 * step(values))));
    return (
      row(slopeFormula(String(values.activation), at(values), slopeAtX)) +
      row(words('slope of the secant') + op('≈') + quotient + op('≈') + mn(number(quotientAtX)))
    );
  },
  caption({ slopeAtX, quotientAtX }, values) {
    const name = activationLabel(String(values.activation));
    const secant = `the secant that is ${number(2 * step(values))} wide has slope ${number(quotientAtX)}`;
    const kinked = isKinked(String(values.activation));
    if (kinked && at(values) === 0) {
      return `At 0 ${name} has no derivative: the slopes left and right of it differ. This page uses ${number(slopeAtX)}; ${secant}, which is neither.`;
    }
    const where = `At x = ${fixed(at(values), 2)} the derivative of ${name} is ${number(slopeAtX)}`;
    if (kinked && Math.abs(at(values)) < step(values)) {
      return `${where}, but ${secant}: it reaches across the kink.`;
    }
    return `${where}, and ${secant}.`;
  },
};

export default derivative;
