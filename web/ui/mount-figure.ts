// Puts a figure on the page: plots, controls, formula, caption and what to say when something fails.
import { readAddress, readState, writeAddress } from './address';
import { button } from './button';
import { createPlot } from './chart';
import { type Control, mountControl, type Value, type Values } from './controls';
import type { Figure } from './figure';
import { speaker } from './speaker';

/** The parts of a mounted figure that its engine side needs. */
export interface Shell {
  id: string;
  figure: Figure;
  values: Values;
  /** The row under the plots; a session's buttons go in front. */
  controls: HTMLElement;
  show(data: unknown): void;
  /** A sentence, or "" when all is well; `retry` adds a button. */
  status(
    kind: 'loading' | 'failed' | 'not-a-number' | '',
    sentence: string,
    retry?: () => void,
  ): void;
  /** What to do when a control moved. */
  changed: (values: Values) => void;
  /** Sets options as if the reader had: `key=value&…`. */
  take(state: string): void;
}

/** A figure is known by its place, `fig-…`: the same one may stand in the article twice. */
export const placeOf = (element: HTMLElement) => element.id.replace(/^fig-/, '');

/** A plot of any kind; `draw` gives each what it takes, in the order of the frames. */
interface Drawing {
  element: HTMLElement;
  show(data: never): void;
}

/** Maps and networks are fetched with the first figure that has one. */
async function createDrawing(
  frame: Figure['plots'][number],
  move?: (x: number) => void,
): Promise<Drawing> {
  if (frame.kind === 'map') return (await import('./map')).createMap(frame);
  if (frame.kind === 'network') return (await import('./network')).createNetwork(frame, move);
  return createPlot(frame, move);
}

export async function mountFigure(element: HTMLElement, figure: Figure): Promise<Shell> {
  const id = placeOf(element);
  // The article may open a figure in a state of its own.
  const opening = readState(element.dataset.state ?? '', figure.controls);
  const defaults = { ...figure.defaults, ...opening };
  const values = readAddress(location.search, id, defaults, figure.controls);
  const place = element.querySelector<HTMLElement>('[data-mount]') ?? element;
  const formula = box('formula');
  const plots = box('plots');
  const controls = box('controls');
  const status = box('status');
  status.setAttribute('role', 'status');
  const caption =
    element.querySelector('figcaption') ?? element.appendChild(box('caption', 'figcaption'));
  const speak = speaker(element);
  /** About what was typed last. */
  let complaint = '';

  const set = (changes: Values) => {
    Object.assign(values, changes);
    for (const [key, value] of Object.entries(changes)) mounted.get(key)?.show(value);
    limit();
    shell.changed(values);
  };
  /** Keeps every value within what the others allow. */
  const limit = () => {
    for (const control of figure.controls) {
      if (control.kind !== 'range' || !control.most) continue;
      const most = control.most(values);
      mounted.get(control.key)?.limit?.(most);
      if (Number(values[control.key]) <= most) continue;
      values[control.key] = most;
      mounted.get(control.key)?.show(most);
    }
  };
  const drawn = await Promise.all(
    figure.plots.map((frame) => {
      const cursor = frame.kind === 'map' ? undefined : frame.cursor;
      const control = figure.controls.find(({ key }) => key === cursor);
      const move = cursor ? (x: number) => set({ [cursor]: snapped(x, control) }) : undefined;
      return createDrawing(frame, move);
    }),
  );
  const shell: Shell = {
    id,
    figure,
    values,
    controls,
    changed: () => {},
    take(state) {
      set(readState(state, figure.controls));
      remember(id, defaults, values);
    },
    show(data) {
      for (const [i, plotData] of figure.draw(data, values).entries())
        drawn[i]?.show(plotData as never);
      if (figure.formula) formula.innerHTML = figure.formula(data, values);
      caption.textContent = figure.caption(data, values);
      speak(caption.textContent);
    },
    status(kind, sentence, retry) {
      // All is not well while a field holds what cannot be taken.
      if (!kind && complaint) return this.status('failed', complaint);
      status.className = kind ? `status status-${kind}` : 'status';
      status.replaceChildren(sentence);
      if (retry) status.append(button('Start again', retry));
    },
  };
  const complain = (sentence: string) => {
    complaint = sentence;
    shell.status(sentence ? 'failed' : '', sentence);
  };
  const mounted = new Map(
    figure.controls.map((control) => [
      control.key,
      mountControl(control, (value) => set({ [control.key]: value }), complain),
    ]),
  );
  for (const [key, { element: row, show }] of mounted) {
    controls.append(row);
    show(values[key] as Value);
  }
  limit();
  // The address is written at rest: when a pointer lets go, when a field is left.
  for (const event of ['change', 'pointerup', 'click']) {
    place.addEventListener(event, () => remember(id, defaults, values));
  }
  plots.append(...drawn.map((plot) => plot.element));
  place.replaceChildren(...(figure.formula ? [formula] : []), plots, controls, status);
  element.classList.add('mounted');
  return shell;
}

/** The nearest value that the control can take. */
function snapped(x: number, control: Control | undefined): number {
  const step = control?.kind === 'range' ? control.step : 0.01;
  return Number((Math.round(x / step) * step).toFixed(6));
}

function remember(id: string, defaults: Values, values: Values) {
  const search = writeAddress(id, defaults, values);
  const mine = new URLSearchParams(location.search).get('fig') === id;
  if (search === location.search || (search === '' && !mine)) return;
  history.replaceState(history.state, '', location.pathname + search + location.hash);
}

function box(className: string, tag = 'div'): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  return element;
}
