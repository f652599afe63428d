// Two ways to go through the article: scrolling it, or one section at a time for an audience (`?present`).
import { onFollow } from './links';
import { current } from './sections';

/** Where the reader is (−1: the opening) and how to get elsewhere. */
export interface Reading {
  at(): number;
  go(index: number): void;
}

export function scrolling(sections: HTMLElement[]): Reading {
  hold(sections.find(({ id }) => `#${id}` === location.hash));
  onFollow(document, (link, goal) => {
    if (link.closest('section') !== goal.closest('section')) hold(goal);
  });
  // In a tall window the last section cannot rise as far as the line.
  const atEnd = () => scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
  const tops = () => sections.map((section) => section.getBoundingClientRect().top);
  return {
    at: () => (atEnd() ? sections.length - 1 : current(tops(), innerHeight * 0.35)),
    go(index) {
      if (index < 0) scrollTo({ top: 0 });
      else sections[index]?.scrollIntoView();
      hold(sections[index]);
    },
  };
}

const MOVES = ['wheel', 'touchmove', 'pointerdown', 'keydown'];
const SETTLED_MILLISECONDS = 5000;

/** Keeps what was jumped to in its place while figures above it are drawn, until the reader moves. */
function hold(goal: HTMLElement | undefined) {
  if (!goal) return;
  const growth = new ResizeObserver(() => goal.scrollIntoView());
  growth.observe(document.body);
  const release = () => {
    growth.disconnect();
    for (const type of MOVES) removeEventListener(type, release, true);
  };
  for (const type of MOVES) addEventListener(type, release, { capture: true, passive: true });
  setTimeout(release, SETTLED_MILLISECONDS);
}

/** Shows the opening or one section, large, and nothing else. */
export function presenting(document: Document, sections: HTMLElement[]): Reading {
  const opening = document.querySelector<HTMLElement>('.opening');
  const pages = [opening, ...sections];
  let shown = Math.max(
    -1,
    sections.findIndex(({ id }) => `#${id}` === location.hash),
  );
  const show = () => {
    for (const [i, page] of pages.entries()) page?.classList.toggle('on-stage', i === shown + 1);
    scrollTo({ top: 0 });
  };
  document.documentElement.classList.add('presenting');
  show();
  const go = (index: number) => {
    shown = index;
    show();
    dispatchEvent(new Event('scroll'));
  };
  // A link to what stands elsewhere turns the page first.
  onFollow(document, (_, goal) => {
    const index = pages.findIndex((page) => page?.contains(goal) || goal.contains(page));
    if (index >= 0 && index !== shown + 1) go(index - 1);
  });
  return { at: () => shown, go };
}
