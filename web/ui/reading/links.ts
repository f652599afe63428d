// Links within the page: what they lead to, and those that set a figure, `<a href="#fig-relu" data-set="with=tanh">`.
import type { Shell } from '../figure/mount-figure';

/** Calls back with every link within the page that is followed, and with what it leads to. */
export function onFollow(
  document: Document,
  follow: (link: HTMLAnchorElement, goal: HTMLElement, event: Event) => void,
) {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#"]');
    const goal = link && document.getElementById(link.hash.slice(1));
    if (goal) follow(link, goal, event);
  });
}

/** `shellOf` mounts the figure if the reader has not come near it yet. */
export function mountLinks(
  document: Document,
  shellOf: (figure: HTMLElement) => Promise<Pick<Shell, 'take'> | undefined>,
) {
  onFollow(document, async (link, figure, event) => {
    const { set } = link.dataset;
    if (set === undefined) return;
    // In the same section the sentence stays in sight, as far as there is room for both.
    if (figure.closest('section') === link.closest('section')) {
      event.preventDefault();
      // What it says, and above all what it shows.
      for (const part of ['figcaption', '.plots']) {
        figure.querySelector(part)?.scrollIntoView({ block: 'nearest' });
      }
    }
    (await shellOf(figure))?.take(set);
  });
}
