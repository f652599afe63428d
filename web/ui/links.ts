// Links of the article that set a figure: `<a href="#fig-relu" data-set="with=tanh">`.
import type { Shell } from './mount-figure';

/** `shellOf` mounts the figure if the reader has not come near it yet. */
export function mountLinks(
  document: Document,
  shellOf: (figure: HTMLElement) => Promise<Pick<Shell, 'take'> | undefined>,
) {
  document.addEventListener('click', async (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-set]');
    const figure = link && document.getElementById(link.hash.slice(1));
    if (!figure) return;
    // In the same section the sentence stays in sight, as far as there is room for both.
    if (figure.closest('section') === link.closest('section')) {
      event.preventDefault();
      figure.scrollIntoView({ block: 'nearest' });
    }
    (await shellOf(figure))?.take(link.dataset.set ?? '');
  });
}
