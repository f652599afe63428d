// One figure alone, for an iframe: `?embed=` with its place or its file's name, and its state in the address as usual.

import { box } from '../controls/element';
import { unknownFigure } from '../figure/address';

/** The figure asked for, or nothing if the address asks for none that exists. */
export function embedded(document: Document, search: string): HTMLElement | undefined {
  const parameters = new URLSearchParams(search);
  const name = CSS.escape(parameters.get('embed') ?? '');
  const named = (selector: string) => document.querySelector<HTMLElement>(selector);
  const figure = named(`#fig-${name}[data-figure]`) ?? named(`[data-figure="${name}"]`);
  if (figure && figure.id !== `fig-${name}`) {
    // From here on it is known by its place alone.
    parameters.set('embed', figure.id.replace('fig-', ''));
    history.replaceState(history.state, '', `?${parameters}${location.hash}`);
  }
  return figure ?? undefined;
}

/** Whoever holds the frame is told how high its content is, as `{ height }` in CSS pixels. */
function tellHeight({ body }: Document) {
  new ResizeObserver(() => {
    parent.postMessage({ height: Math.ceil(body.getBoundingClientRect().height) }, '*');
  }).observe(body);
}

/** Takes everything else off the page and says where the figure is from. */
export function showAlone(document: Document, figure: HTMLElement) {
  tellHeight(document);
  const title = document.createElement('h1');
  title.className = 'visually-hidden';
  title.textContent = figure.querySelector('.figure-title')?.textContent ?? document.title;
  fillWith(document, figure.closest('section')?.id, title, figure);
}

function fillWith(document: Document, section: string | undefined, ...content: HTMLElement[]) {
  const source = document.createElement('a');
  source.href = section ? `./#${section}` : './';
  source.target = '_blank';
  source.textContent = 'From “ReLU, live”';
  const main = document.createElement('main');
  main.append(...content, source);
  document.documentElement.classList.add('embedded');
  document.body.replaceChildren(main);
}

/** If the address names no figure of the page, says so: on top, or alone where one was to stand alone. */
export function sayUnknown(document: Document, search: string): 'alone' | 'on top' | undefined {
  const figures = [...document.querySelectorAll('[data-figure]')];
  const places = figures.map(({ id }) => id.replace('fig-', ''));
  const sentence = unknownFigure(search, places);
  if (!sentence) return undefined;
  const status = box('status status-failed', sentence, 'p');
  status.setAttribute('role', 'status');
  if (new URLSearchParams(search).has('embed')) {
    fillWith(document, undefined, status);
    return 'alone';
  }
  document.querySelector('main')?.prepend(status);
  return 'on top';
}
