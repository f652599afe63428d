// What a figure says about a plot, and what a plot says in words: data only, no drawing.
import { number } from './format';

/** An axis with fixed ends: a moving scale would hide what moves. */
export interface Axis {
  title: string;
  min: number;
  max: number;
  step?: number;
  /** How its numbers are written, where three digits are not right: years. */
  write?: (value: number) => string;
}

export const written = ({ write = number }: Axis, value: number) => write(value);

export interface PlotFrame {
  kind?: 'lines';
  /** For people: what the plot shows. */
  title: string;
  x: Axis;
  y: Axis;
  /** Dragging over the plot sets this option to the x under the pointer. */
  cursor?: string;
}

export interface Series {
  label: string;
  /** The activation whose colour the line has. */
  activation: string;
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  /** "thin" is for what accompanies a main line. */
  weight?: 'main' | 'thin';
  /** Every value as a point, joined by a thin line or alone. */
  points?: 'joined' | 'alone';
  /** Written at the line's end; the label when left out, "" for none. */
  endLabel?: string;
  /** Where the label stands; after the end when left out. */
  labelPlace?: 'above' | 'below';
  /** Left out of the table and of the words: it only helps to read the others. */
  helper?: boolean;
}

/**
 * What is joined by a line, NaN being a gap. A curve with two values at one x jumps there, and
 * nothing lies between; a helper's two values at one x are an upright stroke.
 */
export function joined({ x, y, helper }: Series): { x: number; y: number }[] {
  const points: { x: number; y: number }[] = [];
  for (let i = 0; i < x.length; i++) {
    const point = { x: x[i] as number, y: y[i] as number };
    if (!helper && point.x === x[i - 1] && point.y !== y[i - 1]) {
      points.push({ x: point.x, y: Number.NaN });
    }
    points.push(point);
  }
  return points;
}

export interface PlotData {
  series: Series[];
  /** The cursor: a line at x and a mark on every curve that has a value there. */
  cursor?: { x: number; marks: { activation: string; y: number }[] };
}

/** The chart in words, for who cannot see it. */
export function summary(frame: PlotFrame, data: PlotData): string {
  const lines = data.series
    .filter((series) => !series.helper && series.y.length > 0)
    .map((series) => describe(frame.x, series));
  const { x, y } = frame;
  return (
    `${frame.title}. Line chart: ${x.title} from ${written(x, x.min)} to ${written(x, x.max)}, ` +
    `${y.title} from ${written(y, y.min)} to ${written(y, y.max)}. ${lines.join(' ')}`
  );
}

function describe(axis: Axis, { label, x, y }: Series): string {
  const last = y.length - 1;
  const values = Array.from(y);
  const ends = `${label} goes from ${number(y[0] as number)} at ${written(axis, x[0] as number)} to ${number(y[last] as number)} at ${written(axis, x[last] as number)}`;
  return `${ends}, between ${number(Math.min(...values))} and ${number(Math.max(...values))}.`;
}

export interface Table {
  head: string[];
  rows: string[][];
}

const MOST_ROWS = 120;

/** The plotted numbers; long series are thinned evenly, keeping both ends. */
export function table(frame: PlotFrame, data: PlotData): Table {
  const shown = data.series.filter((series) => !series.helper);
  const longest = Math.max(0, ...shown.map((series) => series.x.length));
  const every = Math.max(1, Math.ceil(longest / MOST_ROWS));
  const rows: string[][] = [];
  for (let i = 0; i < longest; i++) {
    if (i % every !== 0 && i !== longest - 1) continue;
    const x = shown.find((series) => i < series.x.length)?.x[i] as number;
    rows.push([
      written(frame.x, x),
      ...shown.map(({ y }) => (i < y.length ? written(frame.y, y[i] as number) : '')),
    ]);
  }
  return { head: [frame.x.title, ...shown.map((series) => series.label)], rows };
}
