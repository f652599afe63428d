// Previous, next, the list of sections, progress, and the way back to where one left.
import { button } from './button';
import { presenting, scrolling } from './reading';
import { numbered, type Place, remembered, step, whereabouts } from './sections';

const STORED = 'relu-live:section';
const REST_MILLISECONDS = 250;

/** Storage may be forbidden; then nothing is remembered and nothing breaks. */
function store(id: string) {
  try {
    localStorage.setItem(STORED, id);
  } catch {
    // See above.
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

/** The section into the address; none above the first. */
function remember(id: string | undefined) {
  const hash = id ? `#${id}` : '';
  if (location.hash === hash) return;
  try {
    history.replaceState(history.state, '', `${location.pathname}${location.search}${hash}`);
  } catch {
    // Browsers refuse when it is done too often; the next rest will do.
  }
}

export function mountStepper(document: Document) {
  const onStage = new URLSearchParams(location.search).has('present');
  // For an audience there is nothing to look up.
  const which = onStage ? 'section[data-section]' : 'section[id]';
  const sections = [...document.querySelectorAll<HTMLElement>(which)];
  const places = sections.map(placeOf);
  const reading = onStage ? presenting(document, sections) : scrolling(sections);
  const { at } = reading;
  const go = (index: number) => {
    reading.go(index);
    remember(places[index]?.id);
  };

  const move = (by: 1 | -1) => go(step(at(), by, places.length));
  const previous = arrowButton('←', 'Previous', () => move(-1));
  const next = arrowButton('→', 'Next', () => move(1));
  const list = sectionList(document, places, () => toggle(false));
  const here = button('', () => toggle(list.hidden !== false));
  here.className = 'stepper-here';
  here.setAttribute('aria-controls', list.id);
  const toggle = (open: boolean) => {
    list.hidden = !open;
    here.setAttribute('aria-expanded', String(open));
  };
  toggle(false);

  const progress = document.createElement('progress');
  progress.className = 'stepper-progress';
  progress.max = numbered(places);
  progress.setAttribute('aria-label', 'Progress through the sections');
  const row = document.createElement('div');
  row.className = 'stepper-row';
  row.append(previous, here, next);
  const bar = document.createElement('nav');
  bar.className = 'stepper';
  bar.setAttribute('aria-label', 'Steps');
  bar.append(progress, list, row);
  document.body.append(bar);

  const update = () => {
    const index = at();
    here.textContent = whereabouts(index, places);
    progress.value = Math.min(index + 1, progress.max);
    // Not `disabled`: a button that loses the focus would take the arrow keys with it.
    previous.setAttribute('aria-disabled', String(index < 0));
    next.setAttribute('aria-disabled', String(index === places.length - 1));
    for (const [i, link] of [...list.querySelectorAll('a')].entries()) {
      if (i === index) link.setAttribute('aria-current', 'step');
      else link.removeAttribute('aria-current');
    }
  };
  update();
  offerResume(bar, places, go);
  // Whoever follows a link to another section can come back to the line where they left.
  document.addEventListener('click', ({ target }) => {
    const link = (target as Element).closest<HTMLAnchorElement>('section a[href^="#"]');
    const from = sections.findIndex((section) => section.contains(link));
    const goal = link && document.getElementById(link.hash.slice(1));
    if (!goal || from < 0 || sections[from]?.contains(goal)) return;
    const back = onStage ? () => go(from) : () => history.back();
    offer(bar, `Back to ${nameOf(places[from] as Place)}`, 'Stay here', back);
  });
  onRest(() => {
    const place = places[at()];
    if (place) store(place.id);
    // Above the first section only a section's name leaves the address; a figure's may stay.
    if (place || places.some(({ id }) => location.hash === `#${id}`)) remember(place?.id);
  });
  addEventListener('scroll', update, { passive: true });
  addEventListener('resize', update);
  // On stage the arrow keys step wherever the focus is, unless a control has a use for them.
  const keys = onStage ? document : bar;
  keys.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || usesArrows(event.target)) return;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowRight') move(1);
    else if (event.key === 'ArrowLeft') move(-1);
    else if (event.key === 'Escape' && !list.hidden) {
      toggle(false);
      here.focus();
    }
  });
  document.addEventListener('pointerdown', (event) => {
    if (!bar.contains(event.target as Node)) toggle(false);
  });
}

const nameOf = ({ number, title }: Place) => (number ? `${number} · ${title}` : title);

function placeOf(section: HTMLElement, index: number): Place {
  const title = section.querySelector('h2')?.lastChild?.textContent?.trim() ?? section.id;
  const place = { id: section.id, title };
  return section.matches('[data-section]') ? { ...place, number: index + 1 } : place;
}

const usesArrows = (target: EventTarget | null) =>
  target instanceof Element && target.closest('input, select, textarea, .plot') !== null;

/** On a narrow screen the word is hidden from sight, the arrow stays. */
function arrowButton(arrow: '←' | '→', word: string, click: () => void): HTMLButtonElement {
  const element = button('', click);
  const label = document.createElement('span');
  label.textContent = word;
  element.append(...(arrow === '←' ? [`${arrow} `, label] : [label, ` ${arrow}`]));
  return element;
}

function sectionList(document: Document, places: Place[], chosen: () => void): HTMLElement {
  const list = document.createElement('div');
  list.className = 'stepper-list';
  list.id = 'stepper-list';
  const items = document.createElement('ol');
  for (const place of places) {
    const link = document.createElement('a');
    link.href = `#${place.id}`;
    link.textContent = nameOf(place);
    link.addEventListener('click', chosen);
    const item = document.createElement('li');
    if (!place.number) item.className = 'stepper-appendix';
    item.append(link);
    items.append(item);
  }
  list.append(items);
  return list;
}

/** Once, on return without a section in the address: the way back to where one left. */
function offerResume(bar: HTMLElement, places: Place[], go: (index: number) => void) {
  const index = location.hash ? undefined : remembered(stored(), places);
  if (index === undefined) return;
  offer(bar, `Continue at ${nameOf(places[index] as Place)}`, 'No, thanks', () => go(index));
}

/** A row above the steps with one thing to do, or not to; the newest takes the place of the last. */
function offer(bar: HTMLElement, label: string, refusal: string, act: () => void) {
  bar.querySelector('.stepper-offer')?.remove();
  const row = document.createElement('div');
  row.className = 'stepper-offer';
  const close = () => row.remove();
  row.append(
    button(label, () => {
      close();
      act();
    }),
    button(refusal, close),
  );
  bar.prepend(row);
}

/** After scrolling has ended: browsers limit how often the address may change. */
function onRest(act: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  addEventListener(
    'scroll',
    () => {
      clearTimeout(timer);
      timer = setTimeout(act, REST_MILLISECONDS);
    },
    { passive: true },
  );
}
