// Controls as data: what each can take, and what it says when it cannot.
import { number } from './format';

export type Value = number | string;
/** A figure's options by key: its whole state. */
export type Values = Record<string, Value>;

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
  stops?: number[];
  /** Values with a name, which is written beside them. */
  landmarks?: { value: number; label: string }[];
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
export const seedControl: NumberControl = {
  kind: 'number',
  key: 'seed',
  label: 'Seed',
  min: 0,
  max: 4294967295,
  dice: 'Another',
};

export interface SelectControl extends Labelled {
  kind: 'select';
  choices: { value: string; label: string }[];
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
  const value = Number(text);
  if (control.kind === 'range' && control.stops) {
    return control.stops.includes(value) ? value : undefined;
  }
  if (!(value >= control.min - 1e-9 && value <= control.max + 1e-9)) return undefined;
  const steps = (value - control.min) / (control.kind === 'range' ? control.step : 1);
  return Math.abs(steps - Math.round(steps)) < 1e-6 ? value : undefined;
}

/** The first entry that is no number or out of bounds, or how many there are if that is wrong. */
function refusedEntry({ min, max, most }: ListControl, text: string): string | undefined {
  const numbers = listed(text);
  if (numbers.length === 0 || numbers.length > most) return `${numbers.length} numbers`;
  const wrong = numbers.findIndex((value) => !(value >= min && value <= max));
  return wrong < 0 ? undefined : text.split(/[\s,;[\]]+/).filter((entry) => entry !== '')[wrong];
}

/** Why `accepted` refuses: names the option, its value and what is allowed. */
export function refusal(control: NumberControl | ListControl, text: string): string {
  const shown = text.trim() === '' ? 'empty' : text;
  if (control.kind === 'list') {
    const entry = text.trim() === '' ? 'no numbers' : refusedEntry(control, text);
    return `${control.label}: got ${entry}; give 1 to ${control.most} numbers from ${number(control.min)} to ${number(control.max)}, separated by commas.`;
  }
  return `${control.label} is ${shown}; it must be a whole number from ${control.min} to ${control.max}.`;
}
