// A figure's options are its whole state: from its file, the article and the address, and back into the address.
import { readAddress, readState, writeAddress } from './address';
import type { Control, Values } from './controls';
import type { Figure } from './figure';

export interface FigureState {
  readonly values: Values;
  /** Takes changes in, keeps every value within what the others allow, and returns what changed. */
  set(changes: Values): string[];
  /** Writes the state into the address; to be called when the reader's hand rests. */
  remember(): void;
}

/** A figure is known by its place, `fig-…`: the same one may stand in the article twice. */
const placeOf = (element: HTMLElement) => element.id.replace(/^fig-/, '');

/** The greatest value that the others leave a slider, if they limit it. */
export const mostOf = (control: Control, values: Values): number | undefined =>
  control.kind === 'range' ? control.most?.(values) : undefined;

export function figureState(element: HTMLElement, figure: Figure): FigureState {
  const place = placeOf(element);
  // The article may open a figure in a state of its own.
  const opening = readState(element.dataset.state ?? '', figure.controls);
  const defaults = { ...figure.defaults, ...opening };
  const values = readAddress(location.search, place, defaults, figure.controls);
  const limit = () => {
    for (const control of figure.controls) {
      const most = mostOf(control, values);
      if (most !== undefined && Number(values[control.key]) > most) values[control.key] = most;
    }
  };
  limit();
  return {
    values,
    set(changes) {
      const before = { ...values };
      Object.assign(values, changes);
      limit();
      return Object.keys(values).filter((key) => key in changes || values[key] !== before[key]);
    },
    remember() {
      const search = writeAddress(place, defaults, values);
      const mine = new URLSearchParams(location.search).get('fig') === place;
      if (search === location.search || (search === '' && !mine)) return;
      history.replaceState(history.state, '', location.pathname + search + location.hash);
    },
  };
}
