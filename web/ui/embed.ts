// One figure alone, for an iframe: `?embed=figure-id`, with the figure's state in the address as usual.

/** The figure asked for, or nothing if the address asks for none that exists. */
export function embedded(document: Document, search: string): HTMLElement | undefined {
  const name = new URLSearchParams(search).get('embed');
  const figure = document.getElementById(`fig-${name}`);
  return figure?.matches('[data-figure]') ? figure : undefined;
}

/** Takes everything else off the page and says where the figure is from. */
export function showAlone(document: Document, figure: HTMLElement) {
  const source = document.createElement('a');
  const section = figure.closest('section')?.id;
  source.href = section ? `./#${section}` : './';
  source.target = '_blank';
  source.textContent = 'From “ReLU, live”';
  const main = document.createElement('main');
  const title = document.createElement('h1');
  title.className = 'visually-hidden';
  title.textContent = figure.querySelector('.figure-title')?.textContent ?? document.title;
  main.append(title, figure, source);
  document.documentElement.classList.add('embedded');
  document.body.replaceChildren(main);
}
