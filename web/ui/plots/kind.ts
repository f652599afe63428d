// What every kind of plot can do: be drawn, be read as a table, be taken away as rows.

/** To read: with the digits that mean something. */
export interface Table {
  head: string[];
  rows: string[][];
}

/** To compute with: line (or row, or unit), where on it, and the value there, unrounded. */
export type Row = (string | number)[];

/** A plot on the page. */
export interface Plot<Data> {
  element: HTMLElement;
  /** Draws it, and says it in words for who cannot see it. */
  show(data: Data): void;
}

/** What the file of a kind exports. */
export interface Kind<Frame, Data> {
  /** `move` takes what is dragged or picked on the plot. */
  create(frame: Frame, move?: (value: number) => void): Plot<Data>;
  table(frame: Frame, data: Data): Table;
  rows(frame: Frame, data: Data): Row[];
}
