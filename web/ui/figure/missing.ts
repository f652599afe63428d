// What stands in the place of something that could not be loaded: one sentence, and a button for another try.
import { Undelivered, Unsupported } from '../../delivery/reasons';
import { button } from '../controls/button';
import { box } from '../controls/element';

function sentence(what: string, error: unknown) {
  if (error instanceof Unsupported) return error.message;
  return `${what} could not be loaded${error instanceof Undelivered ? `: ${error.message}` : ''}. `;
}

function statusIn(place: HTMLElement): HTMLElement {
  const there = place.querySelector<HTMLElement>(':scope > .status-failed');
  if (there) return there;
  const status = box('status status-failed');
  status.setAttribute('role', 'status');
  place.append(status);
  return status;
}

/** Resolves to nothing if it fails; `place` then says what is missing, and offers `again` where that can help. */
export async function loaded<Part>(
  { place, what, again }: { place: HTMLElement; what: string; again: () => void },
  load: Promise<Part>,
): Promise<Part | undefined> {
  try {
    return await load;
  } catch (error) {
    const status = statusIn(place);
    const retry = button('Try again', () => {
      status.textContent = 'Loading …';
      again();
    });
    // Who has tried before tries on.
    const tried = status.textContent !== '';
    status.replaceChildren(sentence(what, error));
    if (error instanceof Unsupported) return undefined;
    status.append(retry);
    if (tried) retry.focus();
    return undefined;
  }
}
