// A figure's state in the address: `?fig=id&key=value#section`, checked on the way in.
import { accepted, type Control, type Values } from './controls';

/** What `key=value&…` says that the controls can take. Anything else is ignored. */
export function readState(text: string | URLSearchParams, controls: Control[]): Values {
  const parameters = new URLSearchParams(text);
  const values: Values = {};
  for (const control of controls) {
    const written = parameters.get(control.key);
    const value = written === null ? undefined : accepted(control, written);
    if (value !== undefined) values[control.key] = value;
  }
  return values;
}

/** The figure's defaults, with what an address that names it says instead. */
export function readAddress(
  search: string,
  figure: string,
  defaults: Values,
  controls: Control[],
): Values {
  const parameters = new URLSearchParams(search);
  const named = parameters.get('fig') === figure;
  return { ...defaults, ...(named ? readState(parameters, controls) : {}) };
}

/** The search part for this state; "" when it is the default one. */
export function writeAddress(figure: string, defaults: Values, values: Values): string {
  const changed = Object.entries(values).filter(([key, value]) => value !== defaults[key]);
  if (changed.length === 0) return '';
  const parameters = new URLSearchParams({ fig: figure });
  for (const [key, value] of changed) parameters.set(key, String(value));
  return `?${parameters}`;
}
