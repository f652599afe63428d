// The polite voice of a figure: tells a screen reader the caption, but only once it has settled.

const SETTLED_MILLISECONDS = 1000;

/** Returns the function to call with every caption, as often as one likes. */
export function speaker(figure: HTMLElement): (sentence: string) => void {
  const voice = document.createElement('p');
  voice.className = 'visually-hidden';
  voice.setAttribute('aria-live', 'polite');
  figure.append(voice);
  let first = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (sentence) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // What stands there when the page opens is read with the page.
      if (!first && voice.textContent !== sentence) voice.textContent = sentence;
      first = false;
    }, SETTLED_MILLISECONDS);
  };
}
