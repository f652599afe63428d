// Puts a figure on the page: plots, controls, formula, caption and what to say when something fails.
import { readAddress, writeAddress } from './address';
import { button } from './button';
import { createPlot } from './chart';
import { type Control, mountControl, type Value, type Values } from './controls';
import type { Figure } from './figure';
import { createMap } from './map';
import { createNetwork } from './network';
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
}

/** A plot of any kind; `draw` gives each what it takes, in the order of the frames. */
interface Drawing {
  show(data: unknown): void;
}

export function mountFigure(element: HTMLElement, figure: Figure): Shell {
  const id = element.dataset.figure ?? '';
  const values = readAddress(location.search, id, figure.defaults, figure.controls);
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

  const set = (key: string, value: Value, atRest: boolean) => {
    values[key] = value;
    mounted.get(key)?.show(value);
    limit();
    if (atRest) remember(id, figure, values);
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
  const drawn = figure.plots.map((frame) => {
    if (frame.kind === 'map') return createMap(frame);
    const { cursor } = frame;
    const control = figure.controls.find(({ key }) => key === cursor);
    const move = cursor ? (x: number) => set(cursor, snapped(x, control), false) : undefined;
    return frame.kind === 'network' ? createNetwork(frame, move) : createPlot(frame, move);
  });
  const shell: Shell = {
    id,
    figure,
    values,
    controls,
    changed: () => {},
    show(data) {
      for (const [i, plotData] of figure.draw(data, values).entries())
        (drawn[i] as Drawing | undefined)?.show(plotData);
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
      mountControl(control, (value) => set(control.key, value, false), complain),
    ]),
  );
  for (const [key, { element: row, show }] of mounted) {
    controls.append(row);
    show(values[key] as Value);
  }
  limit();
  // The address is written at rest: when a pointer lets go, when a field is left.
  for (const event of ['change', 'pointerup', 'click']) {
    place.addEventListener(event, () => remember(id, figure, values));
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

function remember(id: string, figure: Figure, values: Values) {
  const search = writeAddress(id, figure.defaults, values);
  const mine = new URLSearchParams(location.search).get('fig') === id;
  if (search === location.search || (search === '' && !mine)) return;
  history.replaceState(history.state, '', location.pathname + search + location.hash);
}

function box(className: string, tag = 'div'): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  return element;
}
