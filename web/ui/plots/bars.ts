// A bar for each of a few things, with the spread of what it is the middle of.
import type { Colour } from '../words/activations';
import { measured } from '../words/format';
import { type Axis, written } from './axis';
import { create as createChart } from './chart';
import type { Plot, Row, Table } from './kind';
import { type Area, ends, type LinesData, type LinesFrame } from './lines-data';

export interface BarsFrame {
  kind: 'bars';
  /** For people: what the plot shows. */
  title: string;
  /** What the bars are: "activation". */
  bars: string;
  /** What each is called, from left to right: they stay where they are. */
  labels: string[];
  /** A bar starts at its lower end. */
  y: Axis;
  /** What the spread is: "the middle half of 100 seeds". */
  spread?: string;
}

export interface BarsData {
  /** One per label. */
  bars: Bar[];
}

export interface Bar {
  /** That it has. */
  colour: Colour;
  value: number;
  /** As `measured` takes it. */
  margin?: number;
  /** The ends of the spread. */
  least?: number;
  most?: number;
}

const WIDTH = 0.6;
const SPREAD = 0.02;

/** Bars lie at 1, 2, …, half a step from the ends. */
const asLines = ({ title, bars, labels, y }: BarsFrame): LinesFrame => ({
  title,
  x: {
    title: bars,
    min: 0.5,
    max: labels.length + 0.5,
    step: 1,
    write: (place) => labels[place - 1] ?? '',
  },
  y,
});

function areas({ labels, y }: BarsFrame, { bars }: BarsData): Area[] {
  return bars.flatMap(({ colour, value, least, most }, i) => {
    const place = { label: labels[i] ?? '', colour, x: [i + 1] };
    const bar = { ...place, lower: [y.min], upper: [value], width: WIDTH };
    if (least === undefined || most === undefined) return [bar];
    const spread = { ...place, colour: 'ink' as const, lower: [least], upper: [most] };
    return [bar, { ...spread, width: SPREAD, full: true }];
  });
}

const valueText = ({ y }: BarsFrame, { value, margin }: Bar) =>
  margin ? measured(value, margin) : written(y, value);

export function summary(frame: BarsFrame, { bars }: BarsData): string {
  const { title, labels, y, spread } = frame;
  const all = bars.map((bar, i) => {
    const { least, most } = bar;
    const between =
      least === undefined || most === undefined
        ? ''
        : ` (from ${written(y, least)} to ${written(y, most)})`;
    return `${labels[i]} ${valueText(frame, bar)}${between}`;
  });
  const around = spread ? ` In brackets: ${spread}.` : '';
  return `${title}. Bar chart: ${ends(y)}. ${all.join(', ')}.${around}`;
}

export function create(frame: BarsFrame): Plot<BarsData> {
  let data: BarsData = { bars: [] };
  const lines = (): LinesData => ({ series: [], areas: areas(frame, data) });
  const { element, show } = createChart(asLines(frame), undefined, () => summary(frame, data));
  return {
    element,
    show(newData) {
      data = newData;
      show(lines());
    },
  };
}

export function table(frame: BarsFrame, { bars }: BarsData): Table {
  const { labels, y, spread } = frame;
  const end = (value?: number) => (value === undefined ? '' : written(y, value));
  return {
    head: [frame.bars, y.title, ...(spread ? ['from', 'to'] : [])],
    rows: bars.map((bar, i) => [
      labels[i] ?? '',
      valueText(frame, bar),
      ...(spread ? [end(bar.least), end(bar.most)] : []),
    ]),
  };
}

export const rows = ({ labels, y }: BarsFrame, { bars }: BarsData): Row[] =>
  bars.flatMap(({ value, least, most }, i) =>
    Object.entries({ [y.title]: value, from: least, to: most }).flatMap(([what, number]) =>
      number === undefined ? [] : [[labels[i] ?? '', what, number]],
    ),
  );
