// The form elements of controls.

import { fixed, number } from '../words/format';
import { button } from './button';
import {
  accepted,
  type Control,
  type ListControl,
  type NumberControl,
  type RangeControl,
  refusal,
  type SelectControl,
  type Value,
} from './controls';
import { slideByTouch } from './drag';

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
  slideByTouch(input);
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
