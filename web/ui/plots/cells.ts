// The cells of a map, as vectors: as sharp as the screen, coloured by the style sheet.
import { shape } from '../controls/element';

/** How deep a filled cell is: 0, the faintest, to `DEPTHS` − 1. */
export const DEPTHS = 4;

export function depth(size: number, largest: number): number {
  return Math.max(0, Math.min(DEPTHS - 1, Math.floor((size / largest) * DEPTHS) || 0));
}

export interface Cells {
  rows: number;
  columns: number;
  /** Rows × columns. What lies above 0 and below it has a colour of its own, the deeper the larger. */
  values: ArrayLike<number>;
}

/** What a cell adds to a path; "" for nothing. */
type Pen = (column: number, row: number) => string;

/** One path per side and depth. A side that is not `deep` has one depth. */
export function drawCells(
  { rows, columns, values }: Cells,
  above: Pen,
  below: Pen,
  deep: { below: boolean },
): SVGElement {
  const viewBox = `0 0 ${columns} ${rows}`;
  const drawing = shape('svg', { viewBox, preserveAspectRatio: 'none' });
  let largest = 0;
  let lowest = 0;
  for (let i = 0; i < values.length; i++) {
    largest = Math.max(largest, values[i] as number);
    lowest = Math.min(lowest, values[i] as number);
  }
  const filled: string[] = Array(DEPTHS).fill('');
  const under: string[] = Array(deep.below ? DEPTHS : 1).fill('');
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const value = values[row * columns + column] as number;
      if (value > 0) filled[depth(value, largest)] += above(column, row);
      if (value < 0) under[deep.below ? depth(value, lowest) : 0] += below(column, row);
    }
  }
  drawing.append(
    ...filled.map((d, i) => shape('path', { d, class: `map-above map-depth-${i}` })),
    ...under.map((d, i) => shape('path', { d, class: `map-below map-depth-${i}` })),
  );
  return drawing;
}
