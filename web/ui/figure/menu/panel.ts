// The content of a figure's menu: what can be taken away, and under it what was asked for.
import { bring } from '../../../delivery/on-demand';
import { button } from '../../controls/button';
import { box } from '../../controls/element';
import type { Table } from '../../plots/kind';
import { type Drawn, type Frame, kindOf } from '../../plots/kinds';
import { loaded } from '../missing';
import { csv } from './csv';

/** Of a figure, what can be taken away. */
export interface Taken {
  element: HTMLElement;
  title: string;
  /** Its name in addresses. */
  place: string;
  /** Its experiment, as the core calls it. */
  experiment: string;
  frames: readonly Frame[];
  /** What its plots show; `drawn` is told to the element whenever that changes. */
  drawn(): readonly Drawn[];
  /** Addresses of the article, and of the figure alone, in the state that it has now. */
  link(): string;
  frame(): string;
  /** Back to how the article opens it. */
  reopen(): void;
}

/** Below a figure in a frame: its folded menu, and the line that says where it is from. */
const BELOW = 100;

const heightIn = (figure: HTMLElement, menu: Element | null) => {
  const bottom = (menu ?? figure).getBoundingClientRect().top;
  return Math.ceil(bottom - figure.getBoundingClientRect().top) + BELOW;
};

const attribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

const embedCode = ({ element, title, frame }: Taken) =>
  `<iframe src="${attribute(frame())}" title="${attribute(title)}" width="100%" ` +
  `height="${heightIn(element, element.querySelector('.figure-menu'))}" style="border: 0" loading="lazy" ` +
  'allow="clipboard-write"></iframe>';

/** Where frames forbid the clipboard, the text stands selected. */
async function copy(text: string, what: string, say: (sentence: string) => void) {
  const field = document.createElement('textarea');
  Object.assign(field, { value: text, readOnly: true, rows: 3, spellcheck: false });
  field.setAttribute('aria-label', what);
  try {
    await navigator.clipboard.writeText(text);
    say(`${what} is copied.`);
  } catch {
    field.autofocus = true;
    say(`${what} is selected: copy it from here.`);
  }
  return field;
}

function saved(href: string, name: string): HTMLAnchorElement {
  const link = document.createElement('a');
  Object.assign(link, { href, download: name, textContent: `Save as ${name}` });
  return link;
}

function scroller(label: string, content: HTMLElement): HTMLElement {
  const element = box('menu-scroll');
  element.tabIndex = 0;
  element.setAttribute('role', 'region');
  element.setAttribute('aria-label', label);
  element.append(content);
  return element;
}

function tableElement({ head, rows }: Table): HTMLTableElement {
  const element = document.createElement('table');
  const heading = (text: string, scope: string) => {
    const cell = box('', text, 'th') as HTMLTableCellElement;
    cell.scope = scope;
    return cell;
  };
  element.insertRow().append(...head.map((text) => heading(text, 'col')));
  for (const [first = '', ...values] of rows) {
    const row = element.insertRow();
    row.append(heading(first, 'row'));
    for (const value of values) row.insertCell().textContent = value;
  }
  return element;
}

/** They follow the figure as long as they stand there. */
async function tables({ element, frames, drawn }: Taken): Promise<HTMLElement> {
  const kinds = await Promise.all(frames.map(kindOf));
  const all = box('menu-tables');
  const scrollers = frames.map((frame) => scroller(`Data of: ${frame.title}`, box('')));
  frames.forEach(({ title }, i) => {
    all.append(box('plot-label', title, 'p'), scrollers[i] as HTMLElement);
  });
  const fill = () =>
    frames.forEach((frame, i) => {
      const table = kinds[i]?.table(frame, drawn()[i] as Drawn);
      if (table) scrollers[i]?.replaceChildren(tableElement(table));
    });
  const follow = () => {
    if (!all.isConnected) element.removeEventListener('drawn', follow);
    else if (all.closest('details')?.open) fill();
  };
  element.addEventListener('drawn', follow);
  fill();
  return all;
}

async function picture({ element, title, place, link }: Taken): Promise<HTMLElement[]> {
  const { pictureOf } = await bring('ui/figure/menu/picture.ts', () => import('./picture'));
  const image = document.createElement('img');
  image.src = await pictureOf(element, link());
  image.alt = `${title}. ${element.querySelector('figcaption')?.textContent ?? ''}`;
  return [image, saved(image.src, `${place}.png`)];
}

async function source({ experiment }: Taken): Promise<HTMLElement[]> {
  const { sourceOf } = await bring('ui/figure/menu/source.ts', () => import('./source'));
  return sourceOf(experiment).flatMap(({ path, text }) => [
    box('plot-label', path, 'p'),
    scroller(`C++ source: ${path}`, box('', text, 'pre')),
  ]);
}

async function commaSeparated(
  { frames, drawn, place }: Taken,
  say: (sentence: string) => void,
): Promise<HTMLElement[]> {
  const kinds = await Promise.all(frames.map(kindOf));
  const rows = kinds.map((kind, i) => kind.rows(frames[i] as Frame, drawn()[i] as Drawn));
  const text = csv(rows.map((rows, i) => ({ title: frames[i]?.title ?? '', rows })));
  const file = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  return [await copy(text, 'The data', say), saved(file, `${place}.csv`)];
}

export function panel(taken: Taken): HTMLElement {
  const element = box('menu-panel');
  const choices = box('menu-choices');
  const voice = box('menu-voice', '', 'p');
  voice.setAttribute('role', 'status');
  const place = box('menu-answer');
  const say = (sentence: string) => {
    voice.textContent = sentence;
  };
  /** Counts questions: only the last one's answer is shown. */
  let asked = 0;
  const offer = (label: string, answer: () => Promise<HTMLElement[]>) => {
    const ask = async () => {
      const question = ++asked;
      say('');
      place.replaceChildren();
      const parts = await loaded({ place, what: label, again: ask }, answer());
      if (question !== asked || !parts) return;
      place.replaceChildren(...parts);
      const field = place.querySelector('textarea');
      field?.select();
      if (field?.autofocus) field.focus();
    };
    choices.append(button(label, ask));
  };
  offer('Copy link', async () => [await copy(taken.link(), 'The link to this state', say)]);
  offer('Copy embed code', async () => [await copy(embedCode(taken), 'The embed code', say)]);
  offer('Data as a table', async () => [await tables(taken)]);
  offer('Data as CSV', () => commaSeparated(taken, say));
  offer('Picture', () => picture(taken));
  offer('C++ source', () => source(taken));
  offer('Back to how it opened', async () => {
    taken.reopen();
    say('The figure is as it opened.');
    return [];
  });
  element.append(choices, voice, place);
  return element;
}
