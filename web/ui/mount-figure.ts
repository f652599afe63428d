// Puts a figure on the page: plots, controls, formula, caption and what to say when something fails.
import { readState } from './address';
import { button } from './button';
import { createPlot } from './chart';
import type { Control, Values } from './controls';
import { box } from './element';
import type { Figure } from './figure';
import { figureState, mostOf } from './figure-state';
import { type Mounted, mountControl } from './mount-control';
import { speaker } from './speaker';

/** The parts of a mounted figure that its engine side needs. */
export interface Shell {
  element: HTMLElement;
  figure: Figure;
  values: Values;
  /** The row under the plots; a session's buttons go in front. */
  controls: HTMLElement;
  /** Draws and tells what came back, with the values that were asked for. */
  show(data: unknown, asked: Values): void;
  /** A sentence, or "" when all is well; `retry` adds a button. */
  status(kind: 'failed' | 'not-a-number' | '', sentence: string, retry?: () => void): void;
  /** What to do when a control moved. */
  changed: (values: Values) => void;
  /** Sets options as if the reader had: `key=value&…`. */
  take(state: string): void;
}

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
  const state = figureState(element, figure);
  const { values } = state;
  const mounted = new Map<string, Mounted>();
  /** Sliders get their limits first: what lies beyond one cannot be shown. */
  const show = (keys: string[]) => {
    for (const control of figure.controls) {
      const most = mostOf(control, values);
      if (most !== undefined) mounted.get(control.key)?.limit?.(most);
    }
    for (const key of keys) mounted.get(key)?.show(values[key] ?? '');
  };
  const set = (changes: Values) => {
    show(state.set(changes));
    shell.changed(values);
  };
  const drawings = await Promise.all(
    figure.plots.map((frame) => {
      const cursor = frame.kind === 'map' ? undefined : frame.cursor;
      const control = figure.controls.find(({ key }) => key === cursor);
      const move = cursor ? (x: number) => set({ [cursor]: snapped(x, control) }) : undefined;
      return createDrawing(frame, move);
    }),
  );
  const shell = fill(element, figure, drawings, values);
  shell.take = (asked) => {
    set(readState(asked, figure.controls));
    state.remember();
  };
  const complain = (sentence: string) => shell.complain(sentence);
  for (const control of figure.controls) {
    const row = mountControl(control, (value) => set({ [control.key]: value }), complain);
    mounted.set(control.key, row);
    shell.controls.append(row.element);
  }
  show(Object.keys(values));
  // At rest: when a pointer lets go, when a field is left.
  for (const event of ['change', 'pointerup', 'click']) {
    element.addEventListener(event, () => state.remember());
  }
  return shell;
}

/** Fills the figure's element, and says how its parts are used from outside. */
function fill(element: HTMLElement, figure: Figure, drawings: Drawing[], values: Values) {
  const place = element.querySelector<HTMLElement>('[data-mount]') ?? element;
  const formula = box('formula');
  const plots = box('plots');
  const controls = box('controls');
  const status = box('status');
  status.setAttribute('role', 'status');
  const caption =
    element.querySelector('figcaption') ?? element.appendChild(box('', '', 'figcaption'));
  const speak = speaker(element);
  plots.append(...drawings.map((drawing) => drawing.element));
  place.replaceChildren(...(figure.formula ? [formula] : []), plots, controls, status);
  element.classList.add('mounted');
  /** About what was typed last: all is not well while a field holds what cannot be taken. */
  let complaint = '';
  const say: Shell['status'] = (kind, sentence, retry) => {
    status.className = kind ? `status status-${kind}` : 'status';
    status.replaceChildren(sentence);
    if (retry) status.append(button('Start again', retry));
  };
  return {
    element,
    figure,
    values,
    controls,
    changed(_values: Values) {},
    take(_state: string) {},
    show(data: unknown, asked: Values) {
      for (const [i, drawn] of figure.draw(data, asked).entries())
        drawings[i]?.show(drawn as never);
      if (figure.formula) formula.innerHTML = figure.formula(data, asked);
      caption.textContent = figure.caption(data, asked);
      speak(caption.textContent);
    },
    status(...what: Parameters<Shell['status']>) {
      if (what[0] || !complaint) say(...what);
      else say('failed', complaint);
    },
    complain(sentence: string) {
      complaint = sentence;
      say(sentence ? 'failed' : '', sentence);
    },
  };
}

/** In the place of a figure that could not be fetched. */
export function sayMissing(element: HTMLElement, retry: () => void) {
  const status = box('status status-failed', 'This figure could not be loaded. ');
  status.setAttribute('role', 'status');
  status.append(button('Try again', retry));
  element.querySelector('[data-mount] .status')?.remove();
  element.querySelector('[data-mount]')?.append(status);
}

/** The nearest value that the control can take. */
function snapped(x: number, control: Control | undefined): number {
  const step = control?.kind === 'range' ? control.step : 0.01;
  return Number((Math.round(x / step) * step).toFixed(6));
}
