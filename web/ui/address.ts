// A figure's state in the address: `?fig=id&key=value#section`, checked on the way in.
import { accepted, type Control, type Values } from './controls';

/** The figure's defaults, with what a well-formed address says instead. Anything else is ignored. */
export function readAddress(
  search: string,
  figure: string,
  defaults: Values,
  controls: Control[],
): Values {
  const parameters = new URLSearchParams(search);
  const values = { ...defaults };
  if (parameters.get('fig') !== figure) return values;
  for (const control of controls) {
    const text = parameters.get(control.key);
    const value = text === null ? undefined : accepted(control, text);
    if (value !== undefined) values[control.key] = value;
  }
  return values;
}

/** The search part for this state; "" when it is the default one. */
export function writeAddress(figure: string, defaults: Values, values: Values): string {
  const changed = Object.entries(values).filter(([key, value]) => value !== defaults[key]);
  if (changed.length === 0) return '';
  const parameters = new URLSearchParams({ fig: figure });
  for (const [key, value] of changed) parameters.set(key, String(value));
  return `?${parameters}`;
}
