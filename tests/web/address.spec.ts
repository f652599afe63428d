// Addresses: what is written is read again, and ten thousand of nonsense give nothing but allowed values.
import { expect, test } from '@playwright/test';
import { readAddress, writeAddress } from '../../web/ui/address';
import { accepted, type Control, decades, stoppingAt, type Values } from '../../web/ui/controls';

const controls: Control[] = [
  { kind: 'range', key: 'x', label: 'x', min: -4, max: 4, step: 0.01 },
  { kind: 'range', key: 'rate', label: 'Rate', ...stoppingAt(...decades(-3, 1)) },
  { kind: 'number', key: 'seed', label: 'Seed', min: 0, max: 4294967295 },
  {
    kind: 'select',
    key: 'data',
    label: 'Data',
    choices: [
      { value: 'penguins', label: 'penguins' },
      { value: 'employment', label: 'employment' },
    ],
  },
];
const defaults: Values = { x: 1.5, rate: 0.1, seed: 1, data: 'penguins' };
const read = (search: string) => readAddress(search, 'relu', defaults, controls);

test('what is written is read again', () => {
  const values = { x: -2.25, rate: 10, seed: 4294967295, data: 'employment' };
  expect(read(writeAddress('relu', defaults, values))).toEqual(values);
  expect(writeAddress('relu', defaults, { ...defaults, x: -0.25 })).toBe('?fig=relu&x=-0.25');
  expect(writeAddress('relu', defaults, defaults)).toBe('');
});

test('the address of another figure changes nothing', () => {
  expect(read('?fig=hinges&x=2')).toEqual(defaults);
});

test('ten thousand addresses of nonsense give allowed values only', () => {
  let state = 1;
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
  const pieces = [
    '-',
    '+',
    '.',
    'e',
    '9',
    '0',
    '1',
    '%',
    '%zz',
    ' ',
    'NaN',
    'Infinity',
    '<',
    '٣',
    '\u0000',
    '=',
    '&',
    '#',
    'x',
    'seed',
  ];
  const broken: string[] = [];
  for (let i = 0; i < 10_000; i++) {
    const word = () =>
      Array.from({ length: random(6) }, () => pieces[random(pieces.length)]).join('');
    const search = `?fig=relu&x=${word()}&rate=${word()}&seed=${word()}&data=${word()}&${word()}=${word()}`;
    const values = read(search);
    for (const control of controls) {
      const value = values[control.key];
      if (accepted(control, String(value)) !== value) broken.push(`${control.key} of ${search}`);
    }
  }
  expect(broken).toEqual([]);
});

test('between its steps, or its stops, a slider takes nothing', () => {
  expect(read('?fig=relu&x=0.005&rate=0.032')).toEqual(defaults);
  expect(read('?fig=relu&x=0.01&rate=0.03')).toEqual({ ...defaults, x: 0.01, rate: 0.03 });
});
