// A value over a plane: two colours for the two sides of 0, the border between them, and points over it.
import { box, shape } from '../controls/element';
import { number } from '../words/format';
import { type Axis, placeOf, tick, ticks, written } from './axis';
import { drawCells } from './cells';
import type { Plot, Row, Table } from './kind';
import { ends } from './lines-data';

export interface HeatMapFrame {
  kind: 'heat-map';
  /** For people: what the plot shows. */
  title: string;
  x: Axis;
  y: Axis;
  /** What it means that the value is above 0, and below. */
  above: string;
  below: string;
}

export interface HeatMapData {
  rows: number;
  columns: number;
  /** Rows × columns, the first row at the lower end of y: the value in the middle of each cell. */
  values: ArrayLike<number>;
  /** A disc lies on the side that is above 0 if all is well, a cross on the other. */
  points?: { x: ArrayLike<number>; y: ArrayLike<number>; isAbove: ArrayLike<boolean | number> };
}

/** From an axis' lower end to its upper, 0 to 1. */
const share = (axis: Axis, value: number) =>
  (placeOf(axis, value) - placeOf(axis, axis.min)) /
  (placeOf(axis, axis.max) - placeOf(axis, axis.min));

/** The middle of cell i of so many. */
const middle = ({ min, max }: Axis, i: number, of: number) =>
  Number((min + ((max - min) * (i + 0.5)) / of).toPrecision(12));

/** The row that the cell lies in on the screen. */
const fromAbove = (data: HeatMapData): HeatMapData => ({
  ...data,
  values: Array.from({ length: data.rows * data.columns }, (_, i) => {
    const row = data.rows - 1 - Math.floor(i / data.columns);
    return data.values[row * data.columns + (i % data.columns)] as number;
  }),
});

/** The edges between a cell that is above 0 and a neighbour that is not. */
export function border({ rows, columns, values }: HeatMapData): string {
  const isAbove = (row: number, column: number) => (values[row * columns + column] as number) > 0;
  let path = '';
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const here = isAbove(row, column);
      if (column + 1 < columns && isAbove(row, column + 1) !== here)
        path += `M${column + 1} ${row}v1`;
      if (row + 1 < rows && isAbove(row + 1, column) !== here) path += `M${column} ${row + 1}h1`;
    }
  }
  return path;
}

export function create(frame: HeatMapFrame): Plot<HeatMapData> {
  const element = box('plot map heat-map');
  const stage = box('plot-stage map-stage');
  stage.setAttribute('role', 'img');
  stage.setAttribute('aria-label', frame.title);
  const field = box('map-field');
  const left = scale(frame.y, 'y');
  const bottom = scale(frame.x, 'x');
  bottom.append(box('heat-map-title', frame.x.title));
  stage.append(left, field, bottom);
  const key = box('map-key');
  key.setAttribute('aria-hidden', 'true');
  element.append(box('plot-label', `${frame.title}; up: ${frame.y.title}`), stage, key);
  return {
    element,
    show(data) {
      stage.setAttribute('aria-label', summary(frame, data));
      field.replaceChildren(...drawing(frame, fromAbove(data)));
      key.replaceChildren(
        entry('map-swatch map-swatch-above', frame.above),
        entry('map-swatch map-swatch-below', frame.below),
        ...(data.points
          ? [
              entry('heat-map-disc', `seen: ${frame.above}`),
              entry('heat-map-cross', `seen: ${frame.below}`),
            ]
          : []),
      );
    },
  };
}

/** Numbers at an axis' ticks. */
function scale(axis: Axis, name: 'x' | 'y'): HTMLElement {
  const element = box(`heat-map-scale heat-map-scale-${name}`);
  for (const place of ticks(axis)) {
    const label = box('', tick(axis, place));
    const at =
      (place - placeOf(axis, axis.min)) / (placeOf(axis, axis.max) - placeOf(axis, axis.min));
    label.style[name === 'x' ? 'left' : 'bottom'] = `${100 * at}%`;
    element.append(label);
  }
  return element;
}

function entry(kind: string, text: string): HTMLElement {
  const element = box('map-key-entry');
  element.append(box(kind), text);
  return element;
}

function drawing(frame: HeatMapFrame, data: HeatMapData): Element[] {
  const { rows, columns, points } = data;
  const cell = (column: number, row: number) => `M${column} ${row}h1v1h-1z`;
  const cells = drawCells(data, cell, cell, { below: true });
  cells.append(shape('path', { d: border({ ...data, rows, columns }), class: 'heat-map-border' }));
  const marks = Array.from(points?.x ?? [], (x, i) => {
    const mark = box(points?.isAbove[i] ? 'heat-map-disc' : 'heat-map-cross');
    mark.style.left = `${100 * share(frame.x, x)}%`;
    mark.style.bottom = `${100 * share(frame.y, points?.y[i] as number)}%`;
    return mark;
  });
  return [cells, ...marks];
}

export function summary(frame: HeatMapFrame, { values, points }: HeatMapData): string {
  const all = Array.from(values);
  const above = all.filter((value) => value > 0).length;
  const part = number((100 * above) / Math.max(1, all.length));
  const seen = points ? ` ${number(points.x.length, 9)} points lie over it.` : '';
  return (
    `${frame.title}. Map: ${ends(frame.x)}, ${ends(frame.y)}. ` +
    `On ${part}\u00a0% of the plane the value is above 0: ${frame.above}; elsewhere: ${frame.below}.${seen}`
  );
}

const MOST = 12;

/** A row per y from the upper end, a column per x; a fine map is thinned evenly. */
export function table({ x, y }: HeatMapFrame, { rows, columns, values }: HeatMapData): Table {
  const thin = (count: number) => {
    const every = Math.ceil(count / MOST);
    return Array.from({ length: Math.ceil(count / every) }, (_, i) => i * every);
  };
  const across = thin(columns);
  return {
    head: [`${y.title} ╲ ${x.title}`, ...across.map((c) => written(x, middle(x, c, columns)))],
    rows: thin(rows)
      .reverse()
      .map((row) => [
        written(y, middle(y, row, rows)),
        ...across.map((column) => number(values[row * columns + column] as number)),
      ]),
  };
}

export const rows = ({ x, y }: HeatMapFrame, data: HeatMapData): Row[] =>
  Array.from(
    data.values,
    (value, i): Row => [
      `${y.title} ${middle(y, Math.floor(i / data.columns), data.rows)}`,
      middle(x, i % data.columns, data.columns),
      value,
    ],
  );
