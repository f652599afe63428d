// Lines over two axes, with bands and bars between two values, in data and in words: no drawing.
import type { Colour } from '../words/activations';
import { CHAOTIC, measured, number } from '../words/format';
import { type Axis, placeOf, written } from './axis';

export interface LinesFrame<Key extends string = string> {
  kind?: 'lines';
  /** For people: what the plot shows. */
  title: string;
  x: Axis;
  y: Axis;
  /** Dragging over the plot sets this option to the x under the pointer. */
  cursor?: Key;
}

export interface Series {
  label: string;
  /** That the line has. */
  colour: Colour;
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  /** Of every y, as `measured` takes it; left out where rounding cannot matter. */
  margin?: ArrayLike<number>;
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

/** What lies between two values at every x. */
export interface Area {
  label: string;
  /** That it has. */
  colour: Colour;
  x: ArrayLike<number>;
  lower: ArrayLike<number>;
  upper: ArrayLike<number>;
  /** Each x has a bar this wide, in units of x; one band over all of them when left out. */
  width?: number;
  /** As full as a line; faint when left out, so that what lies under it shows. */
  full?: boolean;
}

export interface LinesData {
  series: Series[];
  /** Under the lines. */
  areas?: Area[];
  /** The cursor: a line at x and a mark on every curve that has a value there. */
  cursor?: { x: number; marks: { colour: Colour; y: number }[] };
}

/** A number of a series, with the digits that mean something. */
export const digitsOf = ({ write }: Axis, { y, margin }: Series, i: number) => {
  const value = y[i] as number;
  // A sketch has none yet.
  const around = margin?.[i];
  return around === undefined ? (write ?? number)(value) : measured(value, around);
};

/**
 * What is joined by a line, by its places; NaN is a gap. A curve with two values at one x jumps there,
 * and nothing lies between; a helper's two values at one x are an upright stroke.
 */
export function joined({ x, y, helper }: Series, frame?: LinesFrame): { x: number; y: number }[] {
  const points: { x: number; y: number }[] = [];
  const place = (axis: Axis | undefined, value: number) => (axis ? placeOf(axis, value) : value);
  for (let i = 0; i < x.length; i++) {
    const point = { x: place(frame?.x, x[i] as number), y: place(frame?.y, y[i] as number) };
    if (!helper && x[i] === x[i - 1] && y[i] !== y[i - 1]) {
      points.push({ x: point.x, y: Number.NaN });
    }
    points.push(point);
  }
  return points;
}

/** The ends of an axis in words. */
export const ends = (axis: Axis) =>
  `${axis.title} from ${written(axis, axis.min)} to ${written(axis, axis.max)}`;

/** The chart in words, for who cannot see it. */
export function summary(frame: LinesFrame, { series, areas = [] }: LinesData): string {
  const lines = series
    .filter(({ helper, y }) => !helper && y.length > 0)
    .map((line) => describe(frame, line));
  const between = areas.map((area) => describeArea(frame, area));
  const axes = `${ends(frame.x)}, ${ends(frame.y)}`;
  return `${frame.title}. Line chart: ${axes}. ${[...lines, ...between].join(' ')}`;
}

function describe(frame: LinesFrame, series: Series): string {
  const { label, x, y } = series;
  const value = (i: number) => digitsOf(frame.y, series, i);
  const at = (i: number) => `${value(i)} at ${written(frame.x, x[i] as number)}`;
  const all = Array.from(y, (_, i) => i);
  const told = all.filter((i) => value(i) !== CHAOTIC);
  if (told.length === 0) return `${label} is chaotic everywhere.`;
  const values = told.map((i) => y[i] as number);
  const place = (end: number) => told[Math.max(0, values.indexOf(end))] as number;
  const [least, most] = [Math.min(...values), Math.max(...values)].map(place) as [number, number];
  const [first, last] = [told[0] as number, told[told.length - 1] as number];
  const rest = all.length - told.length;
  const others = rest > 0 ? `; ${rest} of its ${all.length} numbers are chaotic` : '';
  return `${label} goes from ${at(first)} to ${at(last)}, between ${value(least)} and ${value(most)}${others}.`;
}

function describeArea({ x, y }: LinesFrame, { label, ...area }: Area): string {
  const at = (i: number) =>
    `between ${written(y, area.lower[i] as number)} and ${written(y, area.upper[i] as number)} at ${written(x, area.x[i] as number)}`;
  return `${label} lies ${at(0)}, ${at(area.x.length - 1)}.`;
}
