// Stepping through the article: which section, the address, the keys, and the ways back.
import { onFollow } from './links';
import { presenting, scrolling } from './reading';
import { nameOf, type Place, remembered, step } from './sections';
import { createBar } from './stepper-bar';

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
  const { at, go: turnTo } = onStage ? presenting(document, sections) : scrolling(sections);
  const go = (index: number) => {
    turnTo(index);
    remember(places[index]?.id);
  };
  const move = (by: 1 | -1) => go(step(at(), by, places.length));
  const bar = createBar(places, move);
  document.body.append(bar.element);
  const update = () => bar.show(at());
  update();
  addEventListener('scroll', update, { passive: true });
  addEventListener('resize', update);

  // Once, on return without a section in the address: the way back to where one left.
  const left = location.hash || onStage ? undefined : remembered(stored(), places);
  if (left !== undefined) {
    const label = `Continue at ${nameOf(places[left] as Place)}`;
    bar.offer(
      label,
      'No, thanks',
      () => go(left),
      (index) => index >= 0,
    );
  }
  // Whoever follows a link in the text can come back to the line where they left.
  onFollow(document, async (link, goal) => {
    if (!link.closest('main') || link.closest('nav')) return;
    const from = sections.findIndex((section) => section.contains(link));
    const stays = sections[from]?.contains(goal) ?? false;
    // Where it leads is known once the page has scrolled.
    await new Promise((scrolled) => requestAnimationFrame(scrolled));
    if (stays && inSight(link)) return;
    const back = () => {
      if (onStage) go(from);
      link.scrollIntoView({ block: 'center' });
      link.focus({ preventScroll: true });
    };
    const place = places[from];
    const label = stays ? 'the text' : place ? nameOf(place) : 'the opening';
    const isBack = (index: number) => (stays ? inSight(link) || index !== from : index === from);
    bar.offer(`Back to ${label}`, 'Stay here', back, isBack);
  });
  onRest(() => {
    const place = places[at()];
    if (place) store(place.id);
    // Above the first section only a section's name leaves the address; a figure's may stay.
    if (place || places.some(({ id }) => location.hash === `#${id}`)) remember(place?.id);
  });
  // On stage the arrow keys step wherever the focus is, unless a control has a use for them.
  (onStage ? document.body : bar.element).addEventListener('keydown', (event) => {
    if (usesArrows(event.target) || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowRight') move(1);
    else if (event.key === 'ArrowLeft') move(-1);
  });
}

function placeOf(section: HTMLElement, index: number): Place {
  const title = section.querySelector('h2')?.lastChild?.textContent?.trim() ?? section.id;
  const place = { id: section.id, title };
  return section.matches('[data-section]') ? { ...place, number: index + 1 } : place;
}

const usesArrows = (target: EventTarget | null) =>
  target instanceof Element && target.closest('input, select, textarea, .plot') !== null;

function inSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
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
