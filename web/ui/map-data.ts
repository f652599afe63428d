// What a figure says about a map of rows × columns, and what a map says in words: data only, no drawing.
import { number } from './format';
import type { Table } from './plot';

export interface MapFrame {
  kind: 'map';
  /** For people: what the map shows. */
  title: string;
  /** What one row and one column are: "unit", "penguin". */
  row: string;
  column: string;
  /** What a hatched row is: "dead". */
  hatched?: string;
}

export interface MapData {
  rows: number;
  columns: number;
  /** Rows × columns. Above 0 a cell is filled, the deeper the larger; at exactly 0 it is empty; below 0 it is a line. */
  values: ArrayLike<number>;
  /** The activation whose colour the filled cells have. */
  activation: string;
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

/** How deep a filled cell is: 0, the faintest, to `DEPTHS` − 1. */
export const DEPTHS = 4;

export function depth(value: number, largest: number): number {
  return Math.max(0, Math.min(DEPTHS - 1, Math.floor((value / largest) * DEPTHS) || 0));
}

export interface MapCounts {
  above: number;
  zero: number;
  below: number;
}

export function counts({ values }: MapData): MapCounts {
  const counted = { above: 0, zero: 0, below: 0 };
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    counted[value > 0 ? 'above' : value === 0 ? 'zero' : 'below']++;
  }
  return counted;
}

/** The map in words, for who cannot see it. */
export function mapSummary(frame: MapFrame, data: MapData): string {
  const { above, zero, below } = counts(data);
  const groups = data.groups?.map(({ label, columns }) => `${columns} ${label}`).join(', ');
  const size = `Map of ${data.rows} ${frame.row}s × ${data.columns} ${frame.column}s`;
  return (
    `${frame.title}. ${size}${groups ? ` (${groups})` : ''}. ` +
    `Of ${exact(above + zero + below)} values ${exact(above)} are above 0, ` +
    `${exact(zero)} exactly 0, ${exact(below)} below 0.${hatchedInWords(frame, data)}`
  );
}

const exact = (count: number) => number(count, 9);

function hatchedInWords(frame: MapFrame, { hatchedRows = [] }: MapData): string {
  if (!frame.hatched) return '';
  if (hatchedRows.length === 0) return ` No ${frame.row} is ${frame.hatched}.`;
  return ` ${frame.hatched}: ${frame.row} ${hatchedRows.map((row) => row + 1).join(', ')}.`;
}

/** A row per row; first how many of its values are above 0, then the values. */
export function mapTable(frame: MapFrame, data: MapData): Table {
  const columns = Array.from({ length: data.columns }, (_, i) => `${frame.column} ${i + 1}`);
  const rows = Array.from({ length: data.rows }, (_, row) => {
    const from = row * data.columns;
    const values = Array.from({ length: data.columns }, (_, i) => data.values[from + i] as number);
    const above = values.filter((value) => value > 0).length;
    return [String(row + 1), String(above), ...values.map((value) => number(value))];
  });
  return { head: [frame.row, 'above 0', ...columns], rows };
}
