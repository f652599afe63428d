// Maps of rows × columns: what they say in words and numbers, and how deep their cells are.
import { expect, test } from '@playwright/test';
import { DEPTHS, depth } from '../../web/ui/plots/cells';
import { table } from '../../web/ui/plots/unit-map';
import {
  counts,
  groupsOf,
  summary,
  type UnitMapData,
  type UnitMapFrame,
} from '../../web/ui/plots/unit-map-data';

const frame: UnitMapFrame = {
  kind: 'unit-map',
  title: 'Who is on',
  row: 'unit',
  column: 'penguin',
  hatched: 'dead',
};
const data: UnitMapData = {
  rows: 2,
  columns: 3,
  values: [1.5, -0.25, 0, 0, -0, 0],
  colour: 'relu',
  groups: [
    { label: 'Adelie', columns: 2 },
    { label: 'Gentoo', columns: 1 },
  ],
  hatchedRows: [1],
};

test('a map counts what is above, at and below 0; minus zero is zero', () => {
  expect(counts(data)).toEqual({ above: 1, zero: 4, below: 1 });
});

test('a map is told in words, with the hatched rows by number', () => {
  expect(summary(frame, data)).toBe(
    'Who is on. Map of 2 units × 3 penguins (2 Adelie, 1 Gentoo). ' +
      'Of 6 values 1 are above 0, 4 exactly 0, 1 below 0. Dead: unit 2.',
  );
  expect(summary(frame, { ...data, hatchedRows: [] })).toContain('No unit is dead.');
  expect(summary({ ...frame, hatched: undefined }, data)).toMatch(/below 0\.$/);
});

test('the table of a map has every value', () => {
  expect(table(frame, data)).toEqual({
    head: ['unit', 'above 0', 'penguin 1', 'penguin 2', 'penguin 3'],
    rows: [
      ['1', '1', '1.5', '−0.25', '0'],
      ['2', '0', '0', '0', '0'],
    ],
  });
});

test('a map’s table has the digits that rounding leaves, and its counts those that signs leave', () => {
  const moved = { ...data, margin: [0.02, 0.3, 0, 0, 0, 0] };
  expect(table(frame, moved).rows).toEqual([
    ['1', 'a chaotic number', '1.5', 'chaotic', '0'],
    ['2', '0', '0', '0', '0'],
  ]);
  expect(summary(frame, moved)).toContain(
    'Of 6 values a chaotic number are above 0, a chaotic number exactly 0, a chaotic number below 0.',
  );
  const many = { ...data, rows: 1, columns: 1204, values: Array(1204).fill(2), hatchedRows: [] };
  const few = [...Array(1202).fill(0.1), 3, 3];
  expect(summary(frame, { ...many, margin: few })).toContain('Of 1,204 values 1,200 are above 0');
  expect(summary(frame, { ...many, margin: [] })).toContain('Of 1,204 values 1,204 are above 0');
});

test('cells are the deeper the larger, and nothing breaks at the ends', () => {
  expect(depth(1e-30, 8)).toBe(0);
  expect(depth(8, 8)).toBe(DEPTHS - 1);
  expect(depth(5, 8)).toBe(2);
  expect(depth(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY)).toBe(0);
});

test('columns in order of class make groups; a class that is missing makes none', () => {
  expect(groupsOf([0, 0, 2], ['Adelie', 'Chinstrap', 'Gentoo'])).toEqual([
    { label: 'Adelie', columns: 2 },
    { label: 'Gentoo', columns: 1 },
  ]);
});
