// The stepper's logic: which section one is in, where the next one is, what is remembered.
import { expect, test } from '@playwright/test';
import { current, type Place, remembered, step, whereabouts } from '../../web/ui/reading/sections';

const places: Place[] = [
  { id: 'networks', title: 'A network', number: 1 },
  { id: 'relu', title: 'ReLU', number: 2 },
  { id: 'drawbacks', title: 'Drawbacks', number: 3 },
  { id: 'glossary', title: 'Glossary' },
];

test.describe('the section one is in', () => {
  test('is none while the first one is still below the line', () => {
    expect(current([400, 900, 1500], 300)).toBe(-1);
  });

  test('is the last one whose top has reached the line', () => {
    expect(current([-800, 300, 900], 300)).toBe(1);
    expect(current([-800, 301, 900], 300)).toBe(0);
    expect(current([-2000, -1200, -400], 300)).toBe(2);
  });

  test('is none on a page without sections', () => {
    expect(current([], 300)).toBe(-1);
  });
});

test.describe('a step', () => {
  test('goes to the neighbour', () => {
    expect(step(0, 1, 3)).toBe(1);
    expect(step(2, -1, 3)).toBe(1);
  });

  test('goes from the first section back to the opening, and no further', () => {
    expect(step(0, -1, 3)).toBe(-1);
    expect(step(-1, -1, 3)).toBe(-1);
  });

  test('stays at the last section', () => {
    expect(step(2, 1, 3)).toBe(2);
  });
});

test.describe('the remembered section', () => {
  test('is offered when it is still there', () => {
    expect(remembered('drawbacks', places)).toBe(2);
  });

  test('is not offered when nothing or something unknown was stored', () => {
    expect(remembered(null, places)).toBeUndefined();
    expect(remembered('', places)).toBeUndefined();
    expect(remembered('"><script>', places)).toBeUndefined();
  });

  test('is not offered when it is the first, where one starts anyway', () => {
    expect(remembered('networks', places)).toBeUndefined();
  });
});

test('the place is told as number, count and title, and above the first section as an invitation', () => {
  expect(whereabouts(1, places)).toBe('2 of 3 · ReLU');
  expect(whereabouts(3, places)).toBe('Glossary');
  expect(whereabouts(-1, places)).toBe('Sections');
});
