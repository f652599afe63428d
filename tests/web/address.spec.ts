// Addresses: what is written is read again, old ones go on working, and what cannot be taken is said.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { article as whole } from '../../web/article/join.mjs';
import {
  accepted,
  type Control,
  decades,
  limit,
  stoppingAt,
  type Values,
} from '../../web/ui/controls/controls';
import { readAddress, readState, unknownFigure, writeAddress } from '../../web/ui/figure/address';
import type { Figure } from '../../web/ui/figure/figure';

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
const open = (search: string) => readAddress(search, 'relu', defaults, controls);
const read = (search: string) => open(search).values;
const remarks = (search: string) => open(search).remarks;

test('what is written is read again', () => {
  const values = { x: -2.25, rate: 10, seed: 4294967295, data: 'employment' };
  expect(read(writeAddress('relu', defaults, values))).toEqual(values);
  expect(writeAddress('relu', defaults, { ...defaults, x: -0.25 })).toBe('?fig=relu&x=-0.25');
  expect(writeAddress('relu', defaults, defaults)).toBe('');
});

test('how the page is shown stays in the address when a figure moves', () => {
  const moved = { ...defaults, x: 2 };
  const write = (values: Values, before: string) => writeAddress('relu', defaults, values, before);
  expect(write(moved, '?embed=relu&fig=relu&x=1')).toBe('?embed=relu&fig=relu&x=2');
  expect(write(moved, '?present')).toBe('?present&fig=relu&x=2');
  expect(write(defaults, '?embed=relu&fig=relu&x=1')).toBe('?embed=relu');
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
    for (const remark of remarks(search))
      if (/\p{C}/u.test(remark) || remark.length > 300) broken.push(`${remark} of ${search}`);
  }
  expect(broken).toEqual([]);
});

test('between its steps, or its stops, a slider takes nothing', () => {
  expect(read('?fig=relu&x=0.005&rate=0.032')).toEqual(defaults);
  expect(read('?fig=relu&x=0.01&rate=0.03')).toEqual({ ...defaults, x: 0.01, rate: 0.03 });
});

test('what an address says in vain is told in a sentence each, with what is allowed', () => {
  expect(remarks('?fig=relu&x=1&utm_source=letter#relu')).toEqual([]);
  expect(remarks('?fig=hinges&x=junk')).toEqual([]);
  expect(remarks('?fig=relu&data=xor&seed=1.0000000001')).toEqual([
    'data is xor; it must be one of penguins, employment.',
    'seed is 1.0000000001; it must be a whole number from 0 to 4294967295.',
  ]);
  expect(remarks('?fig=relu&x=0.005&rate=0.032&with=gelu&y=')).toEqual([
    'x is 0.005; it must be a number from -4 to 4 in steps of 0.01.',
    'rate is 0.032; it must be one of 0.001, 0.002, 0.003, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 3, 5, 10.',
    'This figure has no with; it has x, rate, seed, data.',
  ]);
  expect(remarks('?fig=relu&seed=')).toEqual([
    'seed is empty; it must be a whole number from 0 to 4294967295.',
  ]);
  expect(remarks(`?fig=relu&data=${'a'.repeat(100_000)}%00`)[0]).toHaveLength(90);
  expect(remarks('?embed=relu&fig=hinges&x=1')).toEqual([
    'fig is hinges; beside embed it must be relu.',
  ]);
  expect(read('?embed=relu&x=1')).toEqual({ ...defaults, x: 1 });
});

test('a figure that the page does not have is answered with those it has', () => {
  const known = ['relu', 'hinges'];
  expect(unknownFigure('?fig=hinges&units=3', known)).toBe('');
  expect(unknownFigure('?embed=relu&fig=relu', known)).toBe('');
  expect(unknownFigure('?fig=xor', known)).toBe('fig is xor; it must be one of relu, hinges.');
  expect(unknownFigure('?embed=', known)).toBe('embed is empty; it must be one of relu, hinges.');
});

const article = whole();
const figures = new Map(
  [...article.matchAll(/<figure[^>]*>/g)].map(([tag]) => {
    const of = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
    const state = of('data-state').replaceAll('&amp;', '&');
    return [of('id').replace('fig-', ''), { file: of('data-figure'), state }];
  }),
);

/** The figures of the page by their place, each with what it opens with. */
const places = async () =>
  Promise.all(
    [...figures].map(async ([place, { file, state }]) => {
      const { controls, defaults }: Figure = (await import(`../../web/figures/${file}.ts`)).default;
      return { place, controls, opening: { ...defaults, ...readState(state, controls) } };
    }),
  );

test('a hundred old addresses open what they opened, or the figure says what changed', async () => {
  const old: [string, Values][] = JSON.parse(
    readFileSync(new URL('old-addresses.json', import.meta.url), 'utf8'),
  );
  const known = await places();
  const silent: string[] = [];
  for (const [address, state] of old) {
    const { search } = new URL(address, 'http://localhost');
    const figure = known.find(({ place }) => place === new URLSearchParams(search).get('fig'));
    if (!figure && unknownFigure(search, [...figures.keys()])) continue;
    const { values, remarks } = readAddress(
      search,
      figure?.place ?? '',
      figure?.opening ?? {},
      figure?.controls ?? [],
    );
    const same = Object.keys(state).every((key) => values[key] === state[key]);
    if (!same && remarks.length === 0) silent.push(`${address} opens ${JSON.stringify(values)}`);
  }
  expect(old).toHaveLength(100);
  expect(silent).toEqual([]);
});

test('a number that is nearly what a control takes is not taken, and never in silence', async () => {
  let tried = 0;
  const wrong: string[] = [];
  for (const { place, controls, opening } of await places()) {
    for (const control of controls) {
      if (control.kind === 'select' || control.kind === 'list') continue;
      const usual = Number(opening[control.key]);
      const between = control.kind === 'range' && !control.stops ? control.step : 1;
      for (const near of [usual + 1e-6, usual + between * 1e-9, control.max + 1e-6]) {
        if (near === usual) continue;
        const search = `?fig=${place}&${control.key}=${near}`;
        const { values, remarks } = readAddress(search, place, opening, controls);
        const said = remarks.some((one) => one.startsWith(`${control.key} is ${near}; it must be`));
        if (values[control.key] !== usual || !said) wrong.push(search);
        tried++;
      }
    }
  }
  expect(tried).toBeGreaterThan(60);
  expect(wrong).toEqual([]);
});

test('what a slider can be moved to is taken from an address, to its ends', async () => {
  const wrong: string[] = [];
  for (const { place, controls, opening } of await places()) {
    for (const control of controls) {
      if (control.kind !== 'range' || control.stops) continue;
      for (let step = 0; control.min + step * control.step <= control.max + 1e-9; step++) {
        const at = Number((control.min + step * control.step).toFixed(6));
        const search = `?fig=${place}&${control.key}=${at}`;
        const values = { ...opening, [control.key]: at };
        limit(values, controls);
        const read = readAddress(search, place, opening, controls).values;
        if (read[control.key] !== values[control.key]) wrong.push(search);
      }
    }
  }
  expect(wrong).toEqual([]);
});
