// What figures are made of: numbers in words, values from addresses, tables and summaries.
import { expect, test } from '@playwright/test';
import { accepted, refusal } from '../../web/ui/controls/controls';
import { csv, shortest } from '../../web/ui/figure/menu/csv';
import { placeOf, tick, ticks, valueAt } from '../../web/ui/plots/axis';
import { apart } from '../../web/ui/plots/label-places';
import { rows, table } from '../../web/ui/plots/lines';
import { joined, type Series, summary } from '../../web/ui/plots/lines-data';
import {
  digitsToTellApart,
  fixed,
  measured,
  measuredCount,
  measuredFixed,
  number,
  percent,
} from '../../web/ui/words/format';

test('numbers have three significant digits and a true minus sign', () => {
  expect(number(0.0312345)).toBe('0.0312');
  expect(number(-1.5)).toBe('−1.5');
  expect(number(12345)).toBe('12,300');
  expect(number(0)).toBe('0');
  expect(number(1.2345e-9)).toBe('1.23\u00a0·\u00a010⁻⁹');
  expect(number(-4e21)).toBe('−4\u00a0·\u00a010²¹');
  expect(fixed(-0.001, 2)).toBe('0.00');
  expect(fixed(-0.315, 1)).toBe('−0.3');
  expect(percent(0.98529)).toBe('98.5\u00a0%');
});

test('neighbours are written with as many digits as their difference needs', () => {
  expect(digitsToTellApart(1.4, 0)).toBe(3);
  expect(number(0.99511, digitsToTellApart(0.99511, 0.99495))).toBe('0.99511');
  const almost = Math.fround(1 - 2 ** -24);
  expect(number(almost, digitsToTellApart(almost, 1))).toBe('0.99999994');
  expect(digitsToTellApart(2, 2)).toBe(9);
});

test('what is not a number is said in words', () => {
  expect(number(Number.NaN)).toBe('not a number');
  expect(number(Number.POSITIVE_INFINITY)).toBe('∞');
  expect(number(Number.NEGATIVE_INFINITY)).toBe('−∞');
});

test('a refusal names the option, its value and what is allowed', () => {
  const seed = { kind: 'number', key: 'seed', label: 'Seed', min: 0, max: 4294967295 } as const;
  expect(refusal(seed, 'lots')).toBe(
    'Seed is lots; it must be a whole number from 0 to 4294967295.',
  );
  expect(refusal(seed, ' ')).toBe('Seed is empty; it must be a whole number from 0 to 4294967295.');
  for (const text of ['2.5', '-1', '4294967296', 'NaN', '1e99', '']) {
    expect(accepted(seed, text)).toBeUndefined();
  }
});

const frame = {
  title: 'Loss',
  x: { title: 'epoch', min: 0, max: 10 },
  y: { title: 'loss', min: 0, max: 2 },
};
const series = { label: 'ReLU', colour: 'relu' as const, x: [0, 1, 2], y: [1.5, 0.25, 0.5] };

test('a chart is told in words', () => {
  expect(summary(frame, { series: [series, { ...series, label: 'tangent', helper: true }] })).toBe(
    'Loss. Line chart: epoch from 0 to 10, loss from 0 to 2. ' +
      'ReLU goes from 1.5 at 0 to 0.5 at 2, between 0.25 and 1.5.',
  );
});

test('a table has a row per x and a column per line, and says where a line has no value', () => {
  const short = { ...series, label: 'sigmoid', x: [0, 1], y: [1, 2] };
  expect(table(frame, { series: [series, short] })).toEqual({
    head: ['epoch', 'ReLU', 'sigmoid'],
    rows: [
      ['0', '1.5', '1'],
      ['1', '0.25', '2'],
      ['2', '0.5', ''],
    ],
  });
});

test('lines over different x stand each at their own, a jump in two rows', () => {
  const step = { ...series, label: 'step', x: [0, 1, 1, 2], y: [0, 0, 1, 1] };
  const between = { ...series, label: 'between', x: [0.5, 1], y: [7, 8] };
  expect(table(frame, { series: [step, between] }).rows).toEqual([
    ['0', '0', ''],
    ['0.5', '', '7'],
    ['1', '0', '8'],
    ['1', '1', ''],
    ['2', '1', ''],
  ]);
});

test('CSV has every number as it is, in as few digits as give it back', () => {
  const floats = Float32Array.of(0.1, 1 / 3, -2.5e-9, 16777216);
  for (const value of floats) expect(Math.fround(shortest(value))).toBe(value);
  expect(shortest(floats[0] as number)).toBe(0.1);
  expect(shortest(1 / 3)).toBe(1 / 3);
  const named = { ...series, label: 'a "b", c', x: [0, 1], y: Float32Array.of(0.1, Number.NaN) };
  const data = { series: [named, { ...series, helper: true }] };
  expect(csv([{ title: frame.title, rows: rows(frame, data) }])).toBe(
    'plot,line,x,value\nLoss,"a ""b"", c",0,0.1\nLoss,"a ""b"", c",1,NaN\n',
  );
});

test('a long table is thinned and keeps its ends', () => {
  const x = Array.from({ length: 1001 }, (_, i) => i);
  const { rows } = table(frame, { series: [{ ...series, x, y: x }] });
  expect(rows.length).toBeLessThan(125);
  expect(rows[0]?.[0]).toBe('0');
  expect(rows[rows.length - 1]?.[0]).toBe('1,000');
});

const line = (more: Partial<Series>): Series => ({
  label: 'f',
  colour: 'step' as const,
  x: [-1, 0, 0, 1],
  y: [0, 0, 1, 1],
  ...more,
});

test('a jump is a gap, a kink is not, and a helper’s upright stroke is drawn', () => {
  const gaps = (series: Series) => joined(series).filter(({ y }) => Number.isNaN(y)).length;
  expect(gaps(line({}))).toBe(1);
  expect(gaps(line({ y: [0, 1, 1, 2] }))).toBe(0);
  expect(joined(line({ helper: true, x: [2, 2], y: [-1, 1] }))).toEqual([
    { x: 2, y: -1 },
    { x: 2, y: 1 },
  ]);
});

test('labels give way to those beside them and to no others', () => {
  const label = (x: number, y: number) => ({
    x,
    y,
    width: 40,
    height: 15,
    isMain: false,
  });
  expect(apart([label(0, 50), label(10, 52)], 0, 100).map(({ y }) => y)).toEqual([37, 52]);
  expect(apart([label(0, 50), label(60, 52)], 0, 100).map(({ y }) => y)).toEqual([50, 52]);
  expect(apart([label(0, 100), label(0, 100), label(0, 100)], 0, 100).map(({ y }) => y)).toEqual([
    70, 85, 100,
  ]);
});

test('the label of a main line stays where the line ends, and thin ones keep their side', () => {
  const label = (y: number, isMain = false) => ({ x: 0, y, width: 40, height: 15, isMain });
  const places = (...labels: Parameters<typeof label>[0][]) =>
    apart([label(50, true), ...labels.map((y) => label(y))], 0, 100).map(({ y }) => y);
  expect(places(52, 51, 45)).toEqual([35, 50, 65, 80]);
  // What is further off is not in the way.
  const far = [label(49, true), label(51), label(100, true)];
  expect(apart(far, 0, 100).map(({ y }) => y)).toEqual([49, 64, 100]);
  // At the edge even a main one has to move.
  expect(apart([label(98, true), label(99)], 0, 100).map(({ y }) => y)).toEqual([85, 100]);
});

test('a number has as many digits as mean something, and at most three', () => {
  expect(measured(52745, 0)).toBe('52,700');
  expect(measured(52745, 40)).toBe('52,700');
  expect(measured(52745, 60)).toBe('53,000');
  expect(measured(52745, 4000)).toBe('50,000');
  expect(measured(-0.0312345, 0.0004)).toBe('−0.031');
  expect(measured(0, 0)).toBe('0');
  expect(measured(0.995114, 4e-7, 5)).toBe('0.99511');
  expect(measured(Number.NaN, Number.POSITIVE_INFINITY)).toBe('not a number');
});

test('where no digit means something, the number is called chaotic and no interval is told', () => {
  expect(measured(52745, 5001)).toBe('chaotic');
  expect(measured(4.07e9, 1.2e10)).toBe('chaotic');
  expect(measured(0.02, 0.05)).toBe('chaotic');
  expect(measured(0, 1e-9)).toBe('chaotic');
  expect(measured(7e11, Number.POSITIVE_INFINITY)).toBe('chaotic');
  expect(measured(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY)).toBe('chaotic');
  expect(measured(Number.POSITIVE_INFINITY, 0)).toBe('∞');
});

test('decimals, shares and counts lose what means nothing', () => {
  expect(measuredFixed(0.12345, 0, 3)).toBe('0.123');
  expect(measuredFixed(0.12345, 0.004, 3)).toBe('0.12');
  expect(measuredFixed(0.12345, 0.8, 3)).toBe('chaotic');
  expect(measuredFixed(0.0312, 0.04, 3)).toBe('0.0');
  expect(measuredFixed(52.31, 0.4, 3)).toBe('52');
  expect(measuredFixed(0.3, 0.4, 3)).toBe('chaotic');
  expect(percent(0.971, 0.0001)).toBe('97.1\u00a0%');
  expect(percent(0.971, 0.004)).toBe('97\u00a0%');
  expect(percent(0.004, 0.003)).toBe('0\u00a0%');
  expect(percent(0.971, 0.044)).toBe('chaotic');
  expect(percent(0.971, Number.POSITIVE_INFINITY)).toBe('chaotic');
  expect(measuredCount(12, 0)).toBe('12');
  expect(measuredCount(12, 3)).toBe('chaotic');
});

test('a chart’s table and words have the digits that mean something', () => {
  const chaotic = { ...series, margin: [0, 0.04, Number.POSITIVE_INFINITY] };
  expect(table(frame, { series: [chaotic] }).rows.map(([, y]) => y)).toEqual([
    '1.5',
    '0.3',
    'chaotic',
  ]);
  expect(summary(frame, { series: [chaotic] })).toContain(
    'ReLU goes from 1.5 at 0 to 0.3 at 1, between 0.3 and 1.5; 1 of its 3 numbers are chaotic.',
  );
  const lost = { ...series, margin: [9, 9, 9] };
  expect(summary(frame, { series: [lost] })).toContain('. ReLU is chaotic everywhere.');
  // What is downloaded has all digits all the same.
  const away = (line: Series) =>
    csv([{ title: frame.title, rows: rows(frame, { series: [line] }) }]);
  expect(away(lost)).toBe(away(series));
});

test('a logarithmic axis gives equal room to equal ratios, and none to what is not above 0', () => {
  const axis = { title: 'size', scale: 'log', min: 1e-4, max: 1e4, step: 2 } as const;
  expect(ticks(axis).map((place) => tick(axis, place))).toEqual([
    '0.0001',
    '0.01',
    '1',
    '100',
    '10,000',
  ]);
  expect(tick({ ...axis, min: 1e-40 }, -40)).toBe('10⁻⁴⁰');
  expect(placeOf(axis, 50) - placeOf(axis, 5)).toBeCloseTo(
    placeOf(axis, 10) - placeOf(axis, 1),
    12,
  );
  expect(valueAt(axis, placeOf(axis, 30))).toBeCloseTo(30, 12);
  expect([0, -1].map((value) => placeOf(axis, value))).toEqual([Number.NaN, Number.NaN]);
});

test('ticks are multiples of the step between the ends', () => {
  const axis = (min: number, max: number, step?: number) => ({ title: '', min, max, step });
  expect(ticks(axis(1, 50, 10))).toEqual([10, 20, 30, 40, 50]);
  expect(ticks(axis(-0.3, 0.3, 0.1))).toEqual([-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3]);
  expect(ticks(axis(-1, 1))).toEqual([-1, -0.5, 0, 0.5, 1]);
});
