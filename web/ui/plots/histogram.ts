// How many of many values lie in each of equal parts of an axis.

import { box } from '../controls/element';
import { type Colour, colourOf } from '../words/activations';
import { number } from '../words/format';
import { type Axis, written } from './axis';
import { create as createChart } from './chart';
import type { Plot, Row, Table } from './kind';
import { ends, type LinesData } from './lines-data';

export interface HistogramFrame {
  kind: 'histogram';
  /** For people: what the plot shows. */
  title: string;
  /** What is counted: "weights". */
  counted: string;
  /** Cut into equal parts from end to end. */
  x: Axis;
  y: Axis;
}

export interface HistogramData {
  groups: {
    label: string;
    /** That it has. */
    colour: Colour;
    /** How many lie in each part; what lies beyond the ends is in none. */
    counts: ArrayLike<number>;
    below?: number;
    above?: number;
  }[];
}

/** The ends of part i of so many. */
function part({ min, max }: Axis, i: number, of: number): [low: number, high: number] {
  const at = (edge: number) => Number((min + ((max - min) * edge) / of).toPrecision(12));
  return [at(i), at(i + 1)];
}

function lines({ x }: HistogramFrame, { groups }: HistogramData): LinesData {
  return {
    series: [],
    areas: groups.map(({ label, colour, counts }) => ({
      label,
      colour,
      x: Array.from(counts, (_, i) => {
        const [low, high] = part(x, i, counts.length);
        return (low + high) / 2;
      }),
      lower: Array.from(counts, () => 0),
      upper: counts,
      width: (x.max - x.min) / counts.length,
    })),
  };
}

export function summary({ title, counted, x }: HistogramFrame, { groups }: HistogramData): string {
  const all = groups.map(({ label, counts, below = 0, above = 0 }) => {
    const each = Array.from(counts);
    const total = each.reduce((sum, count) => sum + count, 0) + below + above;
    const most = Math.max(...each);
    const [low, high] = part(x, each.indexOf(most), each.length);
    const beyond = below + above > 0 ? `, ${number(below + above, 9)} beyond the ends` : '';
    return `${label}: ${number(total, 9)} ${counted}, most of them, ${number(most, 9)}, between ${written(x, low)} and ${written(x, high)}${beyond}.`;
  });
  return `${title}. Histogram: ${ends(x)}. ${all.join(' ')}`;
}

export function create(frame: HistogramFrame): Plot<HistogramData> {
  let data: HistogramData = { groups: [] };
  const { element, show } = createChart(frameOf(frame), undefined, () => summary(frame, data));
  const key = box('map-key');
  key.setAttribute('aria-hidden', 'true');
  element.classList.add('histogram');
  element.append(key);
  return {
    element,
    show(newData) {
      data = newData;
      show(lines(frame, data));
      key.replaceChildren(...data.groups.map(entry));
    },
  };
}

function entry({ label, colour }: HistogramData['groups'][number]): HTMLElement {
  const element = box('map-key-entry');
  const swatch = box('map-swatch map-swatch-above');
  swatch.style.setProperty('--map-fill', `var(${colourOf(colour)})`);
  element.append(swatch, label);
  return element;
}

const frameOf = ({ title, x, y }: HistogramFrame) => ({ title, x, y });

export function table({ x }: HistogramFrame, { groups }: HistogramData): Table {
  const parts = Array.from(groups[0]?.counts ?? [], (_, i, of = groups[0]?.counts.length ?? 1) =>
    part(x, i, of),
  );
  return {
    head: ['from', 'to', ...groups.map(({ label }) => label)],
    rows: parts.map(([low, high], i) => [
      written(x, low),
      written(x, high),
      ...groups.map(({ counts }) => number(counts[i] as number, 9)),
    ]),
  };
}

/** Each count at the lower end of its part. */
export const rows = ({ x }: HistogramFrame, { groups }: HistogramData): Row[] =>
  groups.flatMap(({ label, counts }) =>
    Array.from(counts, (count, i): Row => [label, part(x, i, counts.length)[0], count]),
  );
