// What figures are made of: numbers in words, values from addresses, tables and summaries.
import { expect, test } from '@playwright/test';
import { accepted, refusal } from '../../web/ui/controls';
import { digitsToTellApart, fixed, number, percent } from '../../web/ui/format';
import { apart } from '../../web/ui/label-places';
import { joined, type Series, summary, table } from '../../web/ui/plot';

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
const series = { label: 'ReLU', activation: 'relu', x: [0, 1, 2], y: [1.5, 0.25, 0.5] };

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

test('a long table is thinned and keeps its ends', () => {
  const x = Array.from({ length: 1001 }, (_, i) => i);
  const { rows } = table(frame, { series: [{ ...series, x, y: x }] });
  expect(rows.length).toBeLessThan(125);
  expect(rows[0]?.[0]).toBe('0');
  expect(rows[rows.length - 1]?.[0]).toBe('1,000');
});

const line = (more: Partial<Series>): Series => ({
  label: 'f',
  activation: 'step',
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
