// Where the reader is, as plain logic: which section, what comes next, what was remembered.

export interface Place {
  id: string;
  title: string;
  /** What follows the numbered sections, to be looked up, has none. */
  number?: number;
}

export const nameOf = ({ number, title }: Place) => (number ? `${number} · ${title}` : title);

/** Index of the last section whose top has passed the line; −1 above the first. */
export function current(tops: readonly number[], line: number): number {
  let index = -1;
  for (const [i, top] of tops.entries()) if (top <= line) index = i;
  return index;
}

/** One section further (1) or back (−1), never past the ends; −1 is the opening. */
export function step(index: number, by: 1 | -1, count: number): number {
  return Math.min(count - 1, Math.max(-1, index + by));
}

/** The remembered section, if it still exists and is worth going back to. */
export function remembered(saved: string | null, places: readonly Place[]): number | undefined {
  const index = places.findIndex((place) => place.id === saved);
  return index > 0 ? index : undefined;
}

/** How many of the places are numbered. */
export const numbered = (places: readonly Place[]) =>
  places.filter(({ number }) => number !== undefined).length;

/** "3 of 9 · ReLU"; the opening stands before the first section. */
export function whereabouts(index: number, places: readonly Place[]): string {
  const place = places[index];
  if (!place) return 'Sections';
  return place.number ? `${place.number} of ${numbered(places)} · ${place.title}` : place.title;
}
