// A figure's state in the address: `?fig=id&key=value#section`, checked on the way in.
import { accepted, type Control, limit, refusal, shown, type Values } from '../controls/controls';

const MOST_REMARKS = 3;
/** What else an address may hold: modes of the page, and what other sites hang on to links. */
const MODES = ['present', 'embed'];
const isForeign = (key: string) => /^utm_|clid$/.test(key);

/** What `key=value&…` says that the controls can take; anything else is left out. */
export function readState(text: string | URLSearchParams, controls: readonly Control[]): Values {
  const parameters = new URLSearchParams(text);
  const values: Values = {};
  for (const control of controls) {
    const written = parameters.get(control.key);
    const value = written === null ? undefined : accepted(control, written);
    if (value !== undefined) values[control.key] = value;
  }
  return values;
}

/** A sentence for everything in `key=value&…` that the controls cannot take. */
function complaints(parameters: URLSearchParams, controls: readonly Control[]): string[] {
  const known = controls.map(({ key }) => key);
  return [...parameters].flatMap(([key, text]) => {
    if (key === 'fig' || MODES.includes(key) || isForeign(key)) return [];
    const control = controls.find((one) => one.key === key);
    if (!control) return [`This figure has no ${shown(key)}; it has ${known.join(', ')}.`];
    return accepted(control, text) === undefined ? [refusal(control, text, key)] : [];
  });
}

/** The figure's defaults, with what an address that names it says instead; and what it says in vain. */
export function readAddress(
  search: string,
  figure: string,
  defaults: Values,
  controls: readonly Control[],
): { values: Values; remarks: string[] } {
  const parameters = new URLSearchParams(search);
  const alone = parameters.get('embed');
  const named = parameters.get('fig') ?? alone;
  if (named !== figure) {
    const remarks =
      alone === figure ? [`fig is ${shown(named ?? '')}; beside embed it must be ${figure}.`] : [];
    return { values: { ...defaults }, remarks };
  }
  const values = { ...defaults, ...readState(parameters, controls) };
  const asked = { ...values };
  const limited = limit(values, controls).map(
    (key) => `${key} is ${asked[key]}; here it is at most ${values[key]}.`,
  );
  return {
    values,
    remarks: [...complaints(parameters, controls), ...limited].slice(0, MOST_REMARKS),
  };
}

/** The search part for this state; of the one before it keeps how the page is shown. */
export function writeAddress(
  figure: string,
  defaults: Values,
  values: Values,
  before = '',
): string {
  const given = new URLSearchParams(before);
  const parameters = new URLSearchParams(
    MODES.flatMap((mode) => (given.has(mode) ? [[mode, given.get(mode) ?? '']] : [])),
  );
  const changed = Object.entries(values).filter(([key, value]) => value !== defaults[key]);
  if (changed.length > 0) parameters.set('fig', figure);
  for (const [key, value] of changed) parameters.set(key, String(value));
  const text = parameters.toString().replace(/present=(?=&|$)/, 'present');
  return text && `?${text}`;
}

/** What an address names, as `fig` or `embed`, that is no figure of the page; with what there is. */
export function unknownFigure(search: string, known: string[]): string {
  const parameters = new URLSearchParams(search);
  return ['embed', 'fig']
    .flatMap((key) => {
      const name = parameters.get(key);
      if (name === null || known.includes(name)) return [];
      return [`${key} is ${shown(name)}; it must be one of ${known.join(', ')}.`];
    })
    .join(' ');
}
