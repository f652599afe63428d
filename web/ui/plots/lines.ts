// Lines as a kind of plot: their drawing, their table, their rows.
import { written } from './axis';
import type { Row, Table } from './kind';
import { digitsOf, type LinesData, type LinesFrame } from './lines-data';

export { create } from './chart';

const MOST_ROWS = 120;

/** A row per x and a column per line; long tables are thinned evenly, keeping both ends. */
export function table(frame: LinesFrame, { series, areas = [] }: LinesData): Table {
  const lines = series.filter(({ helper }) => !helper);
  const columns = [
    ...lines.map((line) => ({
      ...line,
      write: (i: number) => digitsOf(frame.y, line, i),
    })),
    ...areas.flatMap(({ label, x, lower, upper }) => [
      { label: `${label}, lower`, x, write: (i: number) => written(frame.y, lower[i] as number) },
      { label: `${label}, upper`, x, write: (i: number) => written(frame.y, upper[i] as number) },
    ]),
  ];
  const rows = new Map<string, { x: number; cells: string[] }>();
  for (const [column, { x: all, write }] of columns.entries()) {
    // Where a line jumps it has two values at one x: each has a row.
    const times = new Map<number, number>();
    for (let i = 0; i < all.length; i++) {
      const x = all[i] as number;
      const before = times.get(x) ?? 0;
      times.set(x, before + 1);
      const key = `${x} ${before}`;
      const row = rows.get(key) ?? { x, cells: columns.map(() => '') };
      row.cells[column] = write(i);
      rows.set(key, row);
    }
  }
  const sorted = [...rows.values()].sort((a, b) => a.x - b.x);
  const every = Math.max(1, Math.ceil(sorted.length / MOST_ROWS));
  return {
    head: [frame.x.title, ...columns.map(({ label }) => label)],
    rows: sorted
      .filter((_, i) => i % every === 0 || i === sorted.length - 1)
      .map(({ x, cells }) => [written(frame.x, x), ...cells]),
  };
}

/** A row per value: the line, x and y. */
export function rows(_: LinesFrame, { series, areas = [] }: LinesData): Row[] {
  const along = (label: string, x: ArrayLike<number>, y: ArrayLike<number>): Row[] =>
    Array.from(x, (at, i) => [label, at, y[i] as number]);
  return [
    ...series.filter(({ helper }) => !helper).flatMap(({ label, x, y }) => along(label, x, y)),
    ...areas.flatMap(({ label, x, lower, upper }) => [
      ...along(`${label}, lower`, x, lower),
      ...along(`${label}, upper`, x, upper),
    ]),
  ];
}
