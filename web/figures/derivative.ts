// The derivative beside the slope of a secant that the reader makes shorter.
import { decades, stoppingAt } from '../ui/controls/controls';
import { figure } from '../ui/figure/figure';
import { activationLabel, choicesWithout, isKinked } from '../ui/words/activations';
import {
  CHAOTIC,
  digitsToTellApart,
  equals,
  fixed,
  measured,
  measuredFixed,
  number,
  readBack,
} from '../ui/words/format';
import { slopeFormula } from '../ui/words/labels';
import { fraction, mn, op, row, term, words } from '../ui/words/mathml';

const FROM = -3;
const TO = 3;

/** Of a slope that is all but 0, rounding leaves decimals, if no digits. */
function slopeOf(quotient: number, margin: number): string {
  const text = measured(quotient, margin);
  return text === CHAOTIC ? measuredFixed(quotient, margin, 6) : text;
}

export default figure({
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
  draw({ x, y, slope, quotient, quotientMargin, valueAtX, slopeAtX, left, right }, values) {
    const { x: at, step: h, activation } = values;
    const name = activationLabel(activation);
    return [
      {
        series: [
          {
            label: 'secant',
            endLabel: '',
            helper: true,
            colour: 'ink',
            weight: 'thin',
            x: [at - h, at + h],
            y: [left, right],
          },
          { label: name, colour: activation, x, y },
        ],
        cursor: { x: at, marks: [{ colour: activation, y: valueAtX }] },
      },
      {
        series: [
          {
            label: 'secant’s slope',
            endLabel: '',
            colour: activation,
            weight: 'thin',
            x,
            y: quotient,
            margin: quotientMargin,
          },
          { label: `${name}′`, colour: activation, x, y: slope },
        ],
        cursor: { x: at, marks: [{ colour: activation, y: slopeAtX }] },
      },
    ];
  },
  formula({ slopeAtX, quotientAtX, quotientAtXMargin, left, right }, { x, step, activation }) {
    const digits = digitsToTellApart(left, right);
    const [from, to] = [number(left, digits), number(right, digits)];
    const [width, slope] = [number(2 * step), slopeOf(quotientAtX, quotientAtXMargin)];
    const shown = (readBack(to) - readBack(from)) / readBack(width);
    const size = Math.max(Math.abs(left), Math.abs(right)) / readBack(width);
    const quotient = fraction(mn(to) + op('−') + term(from), mn(width));
    const first = equals([quotientAtX, shown, size]);
    const second = equals([shown, readBack(slope), size]);
    return (
      row(slopeFormula(activation, x, slopeAtX)) +
      row(words('slope of the secant') + op(first) + quotient + op(second) + mn(slope))
    );
  },
  caption({ slopeAtX, quotientAtX, quotientAtXMargin }, { x, step, activation }) {
    const name = activationLabel(activation);
    const secant = `the secant that is ${number(2 * step)} wide has slope ${slopeOf(quotientAtX, quotientAtXMargin)}`;
    const kinked = isKinked(activation);
    if (kinked && x === 0) {
      return `At 0 ${name} has no derivative: the slopes left and right of it differ. This page uses ${number(slopeAtX)}; ${secant}, which is neither.`;
    }
    const where = `At x = ${fixed(x, 2)} the derivative of ${name} is ${number(slopeAtX)}`;
    if (kinked && Math.abs(x) < step) {
      return `${where}, but ${secant}: it reaches across the kink.`;
    }
    return `${where}, and ${secant}.`;
  },
});
