// Maps of rows × columns: what they say in words and numbers, and how deep their cells are.
import { expect, test } from '@playwright/test';
import {
  counts,
  DEPTHS,
  depth,
  groupsOf,
  type MapData,
  type MapFrame,
  mapSummary,
  mapTable,
} from '../../web/ui/map-data';

const frame: MapFrame = {
  kind: 'map',
  title: 'Who is on',
  row: 'unit',
  column: 'penguin',
  hatched: 'dead',
};
const data: MapData = {
  rows: 2,
  columns: 3,
  values: [1.5, -0.25, 0, 0, -0, 0],
  activation: 'relu',
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
  expect(mapSummary(frame, data)).toBe(
    'Who is on. Map of 2 units × 3 penguins (2 Adelie, 1 Gentoo). ' +
      'Of 6 values 1 are above 0, 4 exactly 0, 1 below 0. dead: unit 2.',
  );
  expect(mapSummary(frame, { ...data, hatchedRows: [] })).toContain('No unit is dead.');
  expect(mapSummary({ ...frame, hatched: undefined }, data)).toMatch(/below 0\.$/);
});

test('the table of a map has every value', () => {
  expect(mapTable(frame, data)).toEqual({
    head: ['unit', 'above 0', 'penguin 1', 'penguin 2', 'penguin 3'],
    rows: [
      ['1', '1', '1.5', '−0.25', '0'],
      ['2', '0', '0', '0', '0'],
    ],
  });
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
