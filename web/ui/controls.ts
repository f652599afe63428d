// Controls as data, and the form elements made of them.
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
  /** The slider runs over exponents of ten: min, max and step are of log10(value). */
  logarithmic?: boolean;
  /** Values with a name, which is written beside them. */
  landmarks?: { value: number; label: string }[];
}

export interface NumberControl extends Labelled {
  kind: 'number';
  min: number;
  max: number;
  /** Adds a button that draws another whole number. */
  dice?: string;
}

export interface SelectControl extends Labelled {
  kind: 'select';
  choices: { value: string; label: string }[];
}

export type Control = RangeControl | NumberControl | SelectControl;

/** The value if the control can take it, else undefined. From typed text or from an address. */
export function accepted(control: Control, text: string): Value | undefined {
  if (control.kind === 'select') {
    return control.choices.find((choice) => choice.value === text)?.value;
  }
  if (text.trim() === '') return undefined;
  const value = Number(text);
  const measured = control.kind === 'range' && control.logarithmic ? Math.log10(value) : value;
  if (!(measured >= control.min - 1e-9 && measured <= control.max + 1e-9)) return undefined;
  return control.kind === 'number' && !Number.isInteger(value) ? undefined : value;
}

/** Why `accepted` refuses: names the option, its value and what is allowed. */
export function refusal(control: NumberControl, text: string): string {
  const shown = text.trim() === '' ? 'empty' : text;
  return `${control.label} is ${shown}; it must be a whole number from ${control.min} to ${control.max}.`;
}

export interface Mounted {
  element: HTMLElement;
  show(value: Value): void;
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
  return mountNumber(control, element, change, complain);
}

function mountRange(control: RangeControl, element: HTMLElement, change: (value: Value) => void) {
  const input = document.createElement('input');
  Object.assign(input, { type: 'range', min: control.min, max: control.max, step: control.step });
  // Not an <output>: that would be read aloud at every move, on top of the slider's own value.
  const output = document.createElement('span');
  output.className = 'control-value';
  output.setAttribute('aria-hidden', 'true');
  // Wide enough for the longest name, so that the slider keeps its length.
  const names = control.landmarks?.map(({ label }) => label.length + 6) ?? [];
  if (names.length > 0) output.style.minWidth = `${Math.max(...names)}ch`;
  const decimals = Math.max(0, -Math.floor(Math.log10(control.step) + 1e-9));
  const toValue = (position: number) =>
    control.logarithmic ? Number((10 ** position).toPrecision(2)) : position;
  const write = (value: number) => {
    const text = control.logarithmic ? number(value, 2) : fixed(value, decimals);
    const landmark = control.landmarks?.find((known) => Math.abs(known.value - value) < 1e-9);
    return landmark ? `${text} (${landmark.label})` : text;
  };
  const say = (value: number) => {
    output.textContent = write(value);
    input.setAttribute('aria-valuetext', write(value));
  };
  input.addEventListener('input', () => {
    const value = toValue(Number(input.value));
    say(value);
    change(value);
  });
  element.append(input, output);
  return {
    element,
    show(value: Value) {
      input.value = String(control.logarithmic ? Math.log10(Number(value)) : value);
      say(Number(value));
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

function mountNumber(
  control: NumberControl,
  element: HTMLElement,
  change: (value: Value) => void,
  complain: (sentence: string) => void,
) {
  const input = document.createElement('input');
  Object.assign(input, { type: 'text', inputMode: 'numeric', autocomplete: 'off', size: 6 });
  const take = (text: string) => {
    const value = accepted(control, text);
    input.toggleAttribute('aria-invalid', value === undefined);
    complain(value === undefined ? refusal(control, text) : '');
    if (value !== undefined) change(value);
  };
  input.addEventListener('change', () => take(input.value));
  element.append(input);
  const group = document.createElement('div');
  group.className = 'control-group';
  group.append(element);
  if (control.dice) {
    const dice = document.createElement('button');
    dice.type = 'button';
    dice.textContent = control.dice;
    dice.addEventListener('click', () => {
      input.value = String(1 + Math.floor(Math.random() * 9999));
      take(input.value);
    });
    group.append(dice);
  }
  return {
    element: group,
    show(value: Value) {
      input.value = String(value);
      input.removeAttribute('aria-invalid');
    },
  };
}
