// What one can take away from a figure: its link, its data, a picture, its source. Folded under it; fetched when opened.
import { bring } from '../../../delivery/on-demand';
import { box } from '../../controls/element';
import { loaded } from '../missing';
import type { Taken } from './panel';

/** A folded menu whose content comes when it is first opened. */
export function figureMenu(taken: Taken): HTMLDetailsElement {
  const details = document.createElement('details');
  details.className = 'figure-menu';
  const opener = document.createElement('summary');
  opener.append('Share and data', box('visually-hidden', `: ${taken.title}`, 'span'));
  details.append(opener);
  const fill = async () => {
    const module = bring('ui/figure/menu/panel.ts', () => import('./panel'));
    const part = await loaded({ place: details, what: 'This menu', again: fill }, module);
    if (part) details.replaceChildren(opener, part.panel(taken));
  };
  details.addEventListener('toggle', fill, { once: true });
  // A table that was left open shows what has changed since.
  details.addEventListener('toggle', () => taken.element.dispatchEvent(new Event('drawn')));
  return details;
}
