// A figure's options are its whole state: from its file, the article and the address, and back into the address.

import { limit, type Values } from '../controls/controls';
import { readAddress, readState, writeAddress } from './address';
import type { Figure } from './figure';

export interface FigureState {
  readonly values: Values;
  /** What the address says of this figure that it cannot take. */
  readonly remarks: string[];
  /** Takes changes in, keeps every value within what the others allow, and returns what changed. */
  set(changes: Values): string[];
  /** What the article opens it with. */
  readonly defaults: Values;
  /** The address of the article with the figure as it stands, or of the figure alone. */
  link(alone?: boolean): string;
  /** Writes the state into the address; to be called when the reader's hand rests. */
  remember(): void;
}

/** A figure is known by its place, `fig-…`: the same one may stand in the article twice. */
export const placeOf = (element: HTMLElement) => element.id.replace(/^fig-/, '');

export function figureState(element: HTMLElement, figure: Figure): FigureState {
  const place = placeOf(element);
  // The article may open a figure in a state of its own.
  const opening = readState(element.dataset.state ?? '', figure.controls);
  const defaults = { ...figure.defaults, ...opening };
  const { values, remarks } = readAddress(location.search, place, defaults, figure.controls);
  limit(values, figure.controls);
  return {
    values,
    remarks,
    defaults,
    link(alone = false) {
      const search = writeAddress(place, defaults, values, alone ? `embed=${place}` : '');
      const { origin, pathname } = location;
      return `${origin}${pathname}${search}${alone ? '' : `#${element.id}`}`;
    },
    set(changes) {
      const before = { ...values };
      Object.assign(values, changes);
      limit(values, figure.controls);
      return Object.keys(values).filter((key) => key in changes || values[key] !== before[key]);
    },
    remember() {
      const search = writeAddress(place, defaults, values, location.search);
      const names = (text: string) => new URLSearchParams(text).get('fig');
      const others = names(search) === null && names(location.search) !== place;
      if (search === location.search || others) return;
      history.replaceState(history.state, '', location.pathname + search + location.hash);
    },
  };
}
