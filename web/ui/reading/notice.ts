// The sentence in the article's HTML for who sees the page without its script: the script takes it away.
import { box } from '../controls/element';

const BARE =
  'The style of this page did not arrive, so it looks bare; what it computes is right all the same. Loading the page again may help.';

export function takeNoticeAway(document: Document) {
  document.getElementById('notice')?.remove();
  if (document.styleSheets.length === 0) document.body.prepend(box('status', BARE, 'p'));
}
