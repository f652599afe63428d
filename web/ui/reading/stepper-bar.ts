// The bar at the foot of the page: previous, next, progress, the list of sections, and what it offers.
import { button } from '../controls/button';
import { box } from '../controls/element';
import { nameOf, numbered, type Place, whereabouts } from './sections';

export interface StepperBar {
  element: HTMLElement;
  /** Shows that the reader is at this place; −1 is the opening. */
  show(index: number): void;
  /**
   * A row above the steps with one thing to do, or not to; the newest takes the place of the last.
   * It goes when the reader comes to a place for which it is `done`.
   */
  offer(label: string, refusal: string, act: () => void, done: (index: number) => boolean): void;
}

export function createBar(places: Place[], move: (by: 1 | -1) => void): StepperBar {
  const element = box('stepper', '', 'nav');
  element.setAttribute('aria-label', 'Steps');
  const progress = document.createElement('progress');
  progress.className = 'stepper-progress';
  progress.max = numbered(places);
  progress.setAttribute('aria-label', 'Progress through the sections');
  const previous = arrowButton('←', 'Previous', () => move(-1));
  const next = arrowButton('→', 'Next', () => move(1));
  const list = sectionList(places, () => open(false));
  const here = button('', () => {
    open(list.hidden !== false);
    // The list stands before its button: the keys go on in it.
    const first = list.querySelector<HTMLElement>('[aria-current]') ?? list.querySelector('a');
    if (!list.hidden) first?.focus();
  });
  here.className = 'stepper-here';
  here.setAttribute('aria-controls', list.id);
  const open = (is: boolean) => {
    list.hidden = !is;
    here.setAttribute('aria-expanded', String(is));
  };
  open(false);
  element.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || list.hidden) return;
    open(false);
    here.focus();
  });
  document.addEventListener('pointerdown', (event) => {
    if (!element.contains(event.target as Node)) open(false);
  });
  let isDone: ((index: number) => boolean) | undefined;
  const withdraw = () => {
    isDone = undefined;
    element.querySelector('.stepper-offer')?.remove();
  };
  const row = box('stepper-row');
  row.append(previous, here, next);
  element.append(progress, list, row);
  return {
    element,
    show(index) {
      if (isDone?.(index)) withdraw();
      here.textContent = whereabouts(index, places);
      progress.value = Math.min(index + 1, progress.max);
      // Not `disabled`: a button that loses the focus would take the arrow keys with it.
      previous.setAttribute('aria-disabled', String(index < 0));
      next.setAttribute('aria-disabled', String(index === places.length - 1));
      for (const [i, link] of [...list.querySelectorAll('a')].entries()) {
        if (i === index) link.setAttribute('aria-current', 'step');
        else link.removeAttribute('aria-current');
      }
    },
    offer(label, refusal, act, done) {
      withdraw();
      isDone = done;
      const offered = box('stepper-offer');
      const take = () => {
        withdraw();
        act();
      };
      offered.append(button(label, take), button(refusal, withdraw));
      element.prepend(offered);
    },
  };
}

/** On a narrow screen the word is hidden from sight, the arrow stays. */
function arrowButton(arrow: '←' | '→', word: string, click: () => void): HTMLButtonElement {
  const element = button('', click);
  const label = box('', word, 'span');
  element.append(...(arrow === '←' ? [`${arrow} `, label] : [label, ` ${arrow}`]));
  return element;
}

function sectionList(places: Place[], chosen: () => void): HTMLElement {
  const list = box('stepper-list');
  list.id = 'stepper-list';
  const items = document.createElement('ol');
  for (const place of places) {
    const link = document.createElement('a');
    link.href = `#${place.id}`;
    link.textContent = nameOf(place);
    link.addEventListener('click', chosen);
    const item = box(place.number ? '' : 'stepper-appendix', '', 'li');
    item.append(link);
    items.append(item);
  }
  list.append(items);
  return list;
}
