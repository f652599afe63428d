// Puts a figure on the page: plots, controls, formula, caption and what to say when something fails.
import { button } from '../controls/button';
import { type Control, mostOf, snapped, type Values } from '../controls/controls';
import { box } from '../controls/element';
import { type Mounted, mountControl } from '../controls/mount-control';
import type { Plot } from '../plots/kind';
import { createPlot, type Drawn } from '../plots/kinds';
import { readState } from './address';
import type { Figure } from './figure';
import { figureState, placeOf } from './figure-state';
import { figureMenu } from './menu/menu';
import { speaker } from './speaker';

/** The parts of a mounted figure that its engine side needs. */
export interface Shell {
  element: HTMLElement;
  figure: Figure;
  values: Values;
  /** The row under the plots; a session's buttons go in front. */
  controls: HTMLElement;
  /** What its plots show. */
  drawn: readonly Drawn[];
  /** Draws and tells what came back, with the values that were asked for. */
  show(data: unknown, asked: Values): void;
  /** Draws alone: what is told of it comes later. */
  sketch(data: unknown, asked: Values): void;
  /** A sentence, or "" when all is well; `retry` adds a button. */
  status(kind: 'failed' | 'not-a-number' | '', sentence: string, retry?: () => void): void;
  /** What to do when a control moved. */
  changed: (values: Values) => void;
  /** Sets options as if the reader had: `key=value&…`. */
  take(state: string): void;
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
  /** Not yet in the address. */
  let moved = false;
  const set = (changes: Values) => {
    moved = true;
    shell.remark('');
    show(state.set(changes));
    shell.changed(values);
  };
  const drawings = await Promise.all(
    figure.plots.map(async (frame) => {
      const cursor = 'cursor' in frame ? frame.cursor : undefined;
      const control = figure.controls.find(({ key }) => key === cursor);
      const move = cursor ? (x: number) => set({ [cursor]: nearest(x, control) }) : undefined;
      return createPlot(frame, move);
    }),
  );
  const shell = fill(element, figure, drawings, values);
  const change = (changes: Values) => {
    set(changes);
    state.remember();
    moved = false;
  };
  shell.take = (asked) => change(readState(asked, figure.controls));
  const complain = (sentence: string) => shell.complain(sentence);
  for (const control of figure.controls) {
    const row = mountControl(control, (value) => set({ [control.key]: value }), complain);
    mounted.set(control.key, row);
    shell.controls.append(row.element);
  }
  show(Object.keys(values));
  shell.remark(state.remarks.join(' '));
  element.append(
    figureMenu({
      element,
      title: titleOf(element),
      place: placeOf(element),
      experiment: figure.kind === 'session' ? figure.session : figure.experiment,
      frames: figure.plots,
      drawn: () => shell.drawn,
      link: () => state.link(),
      frame: () => state.link(true),
      reopen: () => change(state.defaults),
    }),
  );
  // At rest: when a pointer lets go, when a field is left. A hand that only passes over writes nothing.
  for (const event of ['change', 'pointerup', 'pointercancel', 'click']) {
    element.addEventListener(event, () => {
      if (moved) state.remember();
      moved = false;
    });
  }
  return shell;
}

const titleOf = (element: HTMLElement) =>
  element.querySelector('.figure-title')?.textContent?.trim() ?? '';

/** Fills the figure's element, and says how its parts are used from outside. */
function fill(element: HTMLElement, figure: Figure, drawings: Plot<Drawn>[], values: Values) {
  const place = element.querySelector<HTMLElement>('[data-mount]') ?? element;
  element.setAttribute('aria-label', titleOf(element));
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
  /** About the address that the figure was opened with, until the reader changes something. */
  let remark = '';
  let said: string | undefined = '';
  const say: Shell['status'] = (kind, sentence, retry) => {
    // While a run plays this comes with every frame.
    if (!retry && said === kind + sentence) return;
    said = retry ? undefined : kind + sentence;
    status.className = kind ? `status status-${kind}` : 'status';
    status.replaceChildren(sentence);
    if (retry) status.append(button('Start again', retry));
  };
  return {
    element,
    figure,
    values,
    controls,
    drawn: [] as readonly Drawn[],
    changed(_values: Values) {},
    take(_state: string) {},
    sketch(data: unknown, asked: Values) {
      this.drawn = figure.draw(data, asked);
      for (const [i, drawn] of this.drawn.entries()) drawings[i]?.show(drawn);
    },
    show(data: unknown, asked: Values) {
      this.sketch(data, asked);
      element.dispatchEvent(new Event('drawn'));
      if (figure.formula) formula.innerHTML = figure.formula(data, asked);
      caption.textContent = figure.caption(data, asked);
      speak(caption.textContent);
    },
    status(...what: Parameters<Shell['status']>) {
      const standing = complaint || remark;
      if (what[0] || !standing) say(...what);
      else say('failed', standing);
    },
    complain(sentence: string) {
      complaint = sentence;
      say(sentence ? 'failed' : '', sentence);
    },
    remark(sentence: string) {
      if (sentence === remark) return;
      remark = sentence;
      this.status('', '');
    },
  };
}

/** The nearest value that the control can take. */
const nearest = (x: number, control: Control | undefined) =>
  snapped(x, control?.kind === 'range' ? control : { min: 0, step: 0.01 });
