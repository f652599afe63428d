// Controls as data, and the form elements made of them.
import { button } from './button';
import { fixed, number } from './format';

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

export interface Mounted {
  element: HTMLElement;
  show(value: Value): void;
  /** A slider goes no further than this. */
  limit?(most: number): void;
}

/** `change` is called with every value on the way, `complain` with a sentence or "" when it is mended. */
export function mountControl(
  control: Control,
  change: (value: Value) => void,
  complain: (sentence: string) => void,
): Mounted {
  const element = document.createElement('label');
  element.className = `control control-${control.kind}`;
  const name = document.createElement('span');
  name.className = 'control-label';
  name.textContent = control.label;
  element.append(name);
  if (control.kind === 'range') return mountRange(control, element, change);
  if (control.kind === 'select') return mountSelect(control, element, change);
  return mountField(control, element, change, complain);
}

function mountRange(control: RangeControl, element: HTMLElement, change: (value: Value) => void) {
  const input = document.createElement('input');
  Object.assign(input, { type: 'range', min: control.min, max: control.max, step: control.step });
  // Not an <output>: that would be read aloud at every move, on top of the slider's own value.
  const output = document.createElement('span');
  output.className = 'control-value';
  output.setAttribute('aria-hidden', 'true');
  if (control.landmarks) element.classList.add('control-named');
  const decimals = Math.max(0, -Math.floor(Math.log10(control.step) + 1e-9));
  const { stops } = control;
  const toValue = (position: number) => stops?.[position] ?? position;
  const write = (value: number) => {
    const text = stops ? number(value, 4) : fixed(value, decimals);
    const landmark = control.landmarks?.find((known) => Math.abs(known.value - value) < 1e-9);
    // A step with a name needs no number.
    if (landmark && control.buttons) return landmark.label;
    return landmark ? `${text} (${landmark.label})` : text;
  };
  const buttons = control.buttons && withButtons(control.buttons, element, input);
  const say = (value: number) => {
    output.textContent = write(value);
    input.setAttribute('aria-valuetext', write(value));
    buttons?.limit();
  };
  input.addEventListener('input', () => {
    const value = toValue(Number(input.value));
    say(value);
    change(value);
  });
  element.append(input, output);
  return {
    element: buttons?.element ?? element,
    limit(most: number) {
      input.max = String(most);
      buttons?.limit();
    },
    show(value: Value) {
      input.value = String(stops ? stops.indexOf(Number(value)) : value);
      say(Number(value));
    },
  };
}

function withButtons(
  { back, next }: { back: string; next: string },
  slider: HTMLElement,
  input: HTMLInputElement,
) {
  const step = (by: -1 | 1) => () => {
    by < 0 ? input.stepDown() : input.stepUp();
    for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }));
  };
  const element = document.createElement('div');
  element.className = 'control-group control-steps';
  const [down, up] = [button(back, step(-1)), button(next, step(1))];
  element.append(down, up, slider);
  return {
    element,
    /** At an end a button says so and keeps the focus. */
    limit() {
      down.setAttribute('aria-disabled', String(input.value === input.min));
      up.setAttribute('aria-disabled', String(input.value === input.max));
    },
  };
}

function mountSelect(control: SelectControl, element: HTMLElement, change: (value: Value) => void) {
  const select = document.createElement('select');
  for (const { value, label } of control.choices) select.add(new Option(label, value));
  select.addEventListener('change', () => change(select.value));
  element.append(select);
  return {
    element,
    show(value: Value) {
      select.value = String(value);
    },
  };
}

function mountField(
  control: NumberControl | ListControl,
  element: HTMLElement,
  change: (value: Value) => void,
  complain: (sentence: string) => void,
) {
  const input = document.createElement('input');
  const isList = control.kind === 'list';
  Object.assign(input, { type: 'text', autocomplete: 'off', size: isList ? 40 : 6 });
  // Keyboards of numbers have no comma and no minus.
  if (!isList) input.inputMode = 'numeric';
  const take = (text: string) => {
    const value = accepted(control, text);
    input.setAttribute('aria-invalid', String(value === undefined));
    complain(value === undefined ? refusal(control, text) : '');
    if (value !== undefined) change(value);
  };
  input.addEventListener('change', () => take(input.value));
  // What can be taken is taken while one types; only what is left so is complained of.
  input.addEventListener('input', () => {
    if (accepted(control, input.value) !== undefined) take(input.value);
  });
  element.append(input);
  const group = document.createElement('div');
  group.className = 'control-group';
  group.append(element);
  if (!isList && control.dice) {
    const draw = () => {
      input.value = String(1 + Math.floor(Math.random() * 9999));
      take(input.value);
    };
    group.append(button(control.dice, draw));
  }
  return {
    element: group,
    show(value: Value) {
      input.value = String(value);
      input.removeAttribute('aria-invalid');
    },
  };
}
