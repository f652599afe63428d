// Two ways to go through the article: scrolling it, or one section at a time for an audience (`?present`).
import { current } from './sections';

/** Where the reader is (−1: the opening) and how to get elsewhere. */
export interface Reading {
  at(): number;
  go(index: number): void;
}

export function scrolling(sections: HTMLElement[]): Reading {
  return {
    at: () =>
      current(
        sections.map((section) => section.getBoundingClientRect().top),
        innerHeight * 0.35,
      ),
    go(index) {
      if (index < 0) scrollTo({ top: 0 });
      else sections[index]?.scrollIntoView();
    },
  };
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
  return {
    at: () => shown,
    go(index) {
      shown = index;
      show();
      dispatchEvent(new Event('scroll'));
    },
  };
}
