// Controls as data: what each can take, and what it says when it cannot.
import { number } from '../words/format';
import type { Choice } from '../words/labels';

export type Value = number | string;
/** A figure's options by key: its whole state. */
export type Values = Record<string, Value>;

/** What a control's value may be. */
type ValueOf<One> = One extends { kind: 'select'; choices: readonly { value: infer Name }[] }
  ? Name
  : One extends { kind: 'list' }
    ? string
    : number;
/** The state that controls make up. */
export type ValuesOf<Controls extends readonly Control[]> = {
  [One in Controls[number] as One['key']]: ValueOf<One>;
};

interface Labelled {
  key: string;
  label: string;
}

export interface RangeControl extends Labelled {
  kind: 'range';
  min: number;
  max: number;
  step: number;
  /** The values it stops at, if they are not evenly spaced: the slider then runs over their indices. */
  stops?: readonly number[];
  /** Values with a name, which is written beside them. */
  landmarks?: readonly { value: number; label: string }[];
  /** The greatest value while the others stand as they do; `max` when left out. */
  most?: (values: Values) => number;
  /** Adds buttons for one step down and one up. */
  buttons?: { back: string; next: string };
}

export interface NumberControl extends Labelled {
  kind: 'number';
  min: number;
  max: number;
  /** Adds a button that draws another whole number. */
  dice?: string;
}

/** For a range: stops at these values and no others. */
export const stoppingAt = (...stops: number[]) => ({
  min: 0,
  max: stops.length - 1,
  step: 1,
  stops,
});

/** 1, 2, 3 and 5 times each power of ten from 10^low, up to 10^high. */
export const decades = (low: number, high: number): number[] => [
  ...Array.from({ length: 4 * (high - low) }, (_, i) =>
    Number(`${[1, 2, 3, 5][i % 4]}e${low + Math.floor(i / 4)}`),
  ),
  10 ** high,
];

/** The seed of all random numbers of a figure. */
export const seedControl = {
  kind: 'number',
  key: 'seed',
  label: 'Seed',
  min: 0,
  max: 4294967295,
  dice: 'Another',
} as const satisfies NumberControl;

export interface SelectControl extends Labelled {
  kind: 'select';
  choices: readonly Choice[];
}

/** Several numbers in one field, as text: "-3, 0, 2.5". */
export interface ListControl extends Labelled {
  kind: 'list';
  min: number;
  max: number;
  /** The most entries. */
  most: number;
}

export type Control = RangeControl | NumberControl | SelectControl | ListControl;

/** The numbers in a text, apart by commas or spaces; a true minus sign is one, too. */
export const listed = (text: string): number[] =>
  text
    .replaceAll('−', '-')
    .split(/[\s,;[\]]+/)
    .filter((entry) => entry !== '')
    .map(Number);

/** The value if the control can take it, else undefined. From typed text or from an address. */
export function accepted(control: Control, text: string): Value | undefined {
  if (control.kind === 'select') {
    return control.choices.find((choice) => choice.value === text)?.value;
  }
  if (text.trim() === '') return undefined;
  if (control.kind === 'list') return refusedEntry(control, text) === undefined ? text : undefined;
  // Adding 0 makes a −0 a 0.
  const value = Number(text) + 0;
  return takes(control, value) ? value : undefined;
}

/** Exactly: what is nearly whole, or nearly at a step, is refused here as it is in the core. */
function takes(control: RangeControl | NumberControl, value: number): boolean {
  if (control.kind === 'range' && control.stops) return control.stops.includes(value);
  if (!(value >= control.min && value <= control.max)) return false;
  return value === (control.kind === 'range' ? snapped(value, control) : Math.round(value));
}

/** The nearest step of a slider, as a slider writes it: without the rounding of many additions. */
export function snapped(value: number, { min, step }: Pick<RangeControl, 'min' | 'step'>): number {
  return Number((min + Math.round((value - min) / step) * step).toFixed(6)) + 0;
}

/** The greatest value that the others leave a slider, if they limit it. */
export const mostOf = (control: Control, values: Values): number | undefined =>
  control.kind === 'range' ? control.most?.(values) : undefined;

/** Keeps every value within what the others allow; says which were not. */
export function limit(values: Values, controls: readonly Control[]): string[] {
  return controls.flatMap((control) => {
    const most = mostOf(control, values);
    if (most === undefined || Number(values[control.key]) <= most) return [];
    values[control.key] = most;
    return [control.key];
  });
}

/** The first entry that is no number or out of bounds, or how many there are if that is wrong. */
function refusedEntry({ min, max, most }: ListControl, text: string): string | undefined {
  const numbers = listed(text);
  if (numbers.length === 0 || numbers.length > most) return `${numbers.length} numbers`;
  const wrong = numbers.findIndex((value) => !(value >= min && value <= max));
  return wrong < 0 ? undefined : text.split(/[\s,;[\]]+/).filter((entry) => entry !== '')[wrong];
}

/** What somebody else wrote, fit to stand in a sentence. */
export function shown(text: string): string {
  const printable = text.trim().replace(/\p{C}/gu, '\ufffd');
  if (printable === '') return 'empty';
  return printable.length > 40 ? `${printable.slice(0, 40)}…` : printable;
}

/** Why `accepted` refuses: names the option, its value and what is allowed. */
export function refusal(control: Control, text: string, name = control.label): string {
  if (control.kind === 'list') {
    const entry = text.trim() === '' ? 'no numbers' : shown(refusedEntry(control, text) ?? '');
    return `${name}: got ${entry}; give 1 to ${control.most} numbers from ${number(control.min)} to ${number(control.max)}, separated by commas.`;
  }
  return `${name} is ${shown(text)}; it must be ${allowed(control)}.`;
}

function allowed(control: RangeControl | NumberControl | SelectControl): string {
  if (control.kind === 'select')
    return `one of ${control.choices.map(({ value }) => value).join(', ')}`;
  if (control.kind === 'range' && control.stops) return `one of ${control.stops.join(', ')}`;
  const ends = `from ${control.min} to ${control.max}`;
  if (control.kind === 'number' || control.step === 1) return `a whole number ${ends}`;
  return `a number ${ends} in steps of ${control.step}`;
}
