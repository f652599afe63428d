// The numbers behind a figure's plots as CSV: a line per number, unrounded (a network's as they are written).
import type { Row } from '../../plots/kind';

/** RFC 4180, but with a plain newline: quoted where a comma, a quote or a line's end would be misread. */
const cell = (value: string | number) => {
  const text = String(typeof value === 'number' ? shortest(value) : value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** As few digits as still give the same number, a 32-bit float being one of those. */
export function shortest(value: number): number {
  if (Math.fround(value) !== value) return value;
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return Number(value.toPrecision(9));
}

/** Columns: the plot's title, the line (or row, or unit), where on it, and the value there. */
export function csv(plots: { title: string; rows: Row[] }[]): string {
  const rows = plots.flatMap(({ title, rows }) => rows.map((row) => [title, ...row]));
  return `${[['plot', 'line', 'x', 'value'], ...rows].map((row) => row.map(cell).join(',')).join('\n')}\n`;
}
