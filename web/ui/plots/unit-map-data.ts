// What a figure says about a map of rows × columns, and what a map says in words: data only, no drawing.
import type { Colour } from '../words/activations';
import { CHAOTIC, capital, measured, number } from '../words/format';

export interface UnitMapFrame {
  kind: 'unit-map';
  /** For people: what the map shows. */
  title: string;
  /** What one row and one column are: "unit", "penguin". */
  row: string;
  column: string;
  /** What a hatched row is: "dead". */
  hatched?: string;
}

export interface UnitMapData {
  rows: number;
  columns: number;
  /** Rows × columns. Above 0 a cell is filled, the deeper the larger; at exactly 0 it is empty; below 0 it is a line. */
  values: ArrayLike<number>;
  /** Of every value, as `measured` takes it; left out where rounding cannot matter. */
  margin?: ArrayLike<number>;
  /** That the filled cells have. */
  colour: Colour;
  /** Neighbouring columns that belong together, from left to right. */
  groups?: { label: string; columns: number }[];
  /** The rows to hatch: 0, 1, … */
  hatchedRows?: number[];
}

/** Groups for columns in order of class; class c is called labels[c]. */
export function groupsOf(classes: ArrayLike<number>, labels: string[]) {
  return labels
    .map((label, c) => ({ label, columns: Array.from(classes).filter((of) => of === c).length }))
    .filter(({ columns }) => columns > 0);
}

export interface MapCounts {
  above: number;
  zero: number;
  below: number;
}

export function counts({ values }: UnitMapData): MapCounts {
  const counted = { above: 0, zero: 0, below: 0 };
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    counted[value > 0 ? 'above' : value === 0 ? 'zero' : 'below']++;
  }
  return counted;
}

/** How many values, of which rounding may move some to another side of 0. */
export function counted(count: number, { values, margin }: UnitMapData): string {
  const isUnsure = (value: number, i: number) => (margin?.[i] ?? 0) > Math.abs(value);
  const text = measured(count, Array.from(values).filter(isUnsure).length, 9);
  return text === CHAOTIC ? 'a chaotic number' : text;
}

/** The map in words, for who cannot see it. */
export function summary(frame: UnitMapFrame, data: UnitMapData): string {
  const { above, zero, below } = counts(data);
  const groups = data.groups?.map(({ label, columns }) => `${columns} ${label}`).join(', ');
  const size = `Map of ${data.rows} ${frame.row}s × ${data.columns} ${frame.column}s`;
  return (
    `${frame.title}. ${size}${groups ? ` (${groups})` : ''}. ` +
    `Of ${number(data.values.length, 9)} values ${counted(above, data)} are above 0, ` +
    `${counted(zero, data)} exactly 0, ${counted(below, data)} below 0.${hatchedInWords(frame, data)}`
  );
}

function hatchedInWords(frame: UnitMapFrame, { hatchedRows = [] }: UnitMapData): string {
  if (!frame.hatched) return '';
  if (hatchedRows.length === 0) return ` No ${frame.row} is ${frame.hatched}.`;
  return ` ${capital(frame.hatched)}: ${frame.row} ${hatchedRows.map((row) => row + 1).join(', ')}.`;
}
