// Every kind of plot, drawn once with numbers that show what it can do, and its table under it.
import '../../web/style/main.css';
import type { BarsData, BarsFrame } from '../../web/ui/plots/bars';
import type { HeatMapData, HeatMapFrame } from '../../web/ui/plots/heat-map';
import type { HistogramData, HistogramFrame } from '../../web/ui/plots/histogram';
import { type Drawn, type Frame, kindOf } from '../../web/ui/plots/kinds';
import type { LinesData, LinesFrame } from '../../web/ui/plots/lines-data';
import type { NetworkData, NetworkFrame } from '../../web/ui/plots/network-data';
import type { UnitMapData, UnitMapFrame } from '../../web/ui/plots/unit-map-data';

const count = (length: number) => Array.from({ length }, (_, i) => i);

const lines: [LinesFrame, LinesData] = [
  {
    title: 'Powers, over a logarithmic axis',
    x: { title: 'exponent', min: 0, max: 10, step: 2 },
    y: { title: 'size', scale: 'log', min: 1e-4, max: 1e4, step: 2 },
    cursor: 'x',
  },
  {
    series: [
      {
        label: 'Powers of 2',
        colour: 'relu',
        x: count(11),
        y: count(11).map((x) => 2 ** x),
      },
      {
        label: 'Powers of ½',
        colour: 'sigmoid',
        weight: 'thin',
        x: count(11),
        y: count(11).map((x) => 2 ** -x),
      },
    ],
    areas: [
      {
        label: 'From root to square',
        colour: 'relu',
        x: count(7),
        lower: count(7).map((x) => 2 ** (x / 2)),
        upper: count(7).map((x) => 2 ** (2 * x)),
      },
      {
        label: 'Bars between',
        colour: 'tanh',
        x: [8, 9, 10],
        lower: [0.001, 0.002, 0.004],
        upper: [0.01, 0.02, 0.04],
        width: 0.4,
      },
    ],
    cursor: { x: 4, marks: [{ colour: 'relu', y: 16 }] },
  },
];

const bars: [BarsFrame, BarsData] = [
  {
    kind: 'bars',
    title: 'Bars with a spread',
    bars: 'activation',
    labels: ['ReLU', 'tanh', 'GELU'],
    y: { title: 'loss', min: 0, max: 1, step: 0.25 },
    spread: 'the middle half of the seeds',
  },
  {
    bars: [
      { colour: 'relu', value: 0.5, least: 0.3, most: 0.9 },
      { colour: 'tanh', value: 0.25, margin: 0.03, least: 0.2, most: 0.3 },
      { colour: 'gelu', value: 0.75 },
    ],
  },
];

const histogram: [HistogramFrame, HistogramData] = [
  {
    kind: 'histogram',
    title: 'Weights before and after',
    counted: 'weights',
    x: { title: 'weight', min: -1, max: 1, step: 0.5 },
    y: { title: 'how many', min: 0, max: 60, step: 20 },
  },
  {
    groups: [
      { label: 'Before', colour: 'sigmoid', counts: [0, 10, 40, 40, 10, 0] },
      { label: 'After', colour: 'relu', counts: [5, 20, 15, 55, 4, 1], above: 2 },
    ],
  },
];

const side = 24;
const heatMap: [HeatMapFrame, HeatMapData] = [
  {
    kind: 'heat-map',
    title: 'Inside and outside a circle',
    x: { title: 'x', min: -2, max: 2, step: 1 },
    y: { title: 'y', min: -2, max: 2, step: 1 },
    above: 'inside',
    below: 'outside',
  },
  {
    rows: side,
    columns: side,
    values: count(side * side).map((i) => {
      const at = (cell: number) => (4 * (cell + 0.5)) / side - 2;
      return 1.5 - at(i % side) ** 2 - at(Math.floor(i / side)) ** 2;
    }),
    points: { x: [0, 0.5, -1.5, 1.5], y: [0, 0.5, 1.5, -1], isAbove: [1, 1, 0, 0] },
  },
];

const unitMap: [UnitMapFrame, UnitMapData] = [
  { kind: 'unit-map', title: 'Who is on', row: 'unit', column: 'penguin', hatched: 'dead' },
  {
    rows: 4,
    columns: 12,
    values: count(48).map((i) => (i < 12 ? 0 : (i % 7) - 2)),
    colour: 'leaky-relu',
    groups: [
      { label: 'Adelie', columns: 7 },
      { label: 'Gentoo', columns: 5 },
    ],
    hatchedRows: [0],
  },
];

const edge = (weight: number) => ({ weight, now: weight > 1, closed: false, text: String(weight) });
const network: [NetworkFrame, NetworkData] = [
  { kind: 'network', title: 'A network', cursor: 'unit' },
  {
    colour: 'relu',
    layers: [
      { label: 'input', units: [{ value: '1', gradient: '' }], edges: [] },
      {
        label: 'hidden',
        units: [
          { value: '2', gradient: '0.5', chosen: true },
          { value: '0', gradient: '0', closed: true },
        ],
        edges: [edge(2), edge(-1)],
      },
      {
        label: 'loss',
        units: [{ value: '4', gradient: '1', box: true }],
        edges: [edge(2), edge(1)],
      },
    ],
    summary: 'One input, two hidden units, a loss.',
    table: {
      head: ['unit', 'value', 'gradient'],
      rows: [
        ['hidden 1', '2', '0.5'],
        ['hidden 2', '0', '0'],
      ],
    },
  },
];

const all: [Frame, Drawn][] = [lines, bars, histogram, heatMap, unitMap, network];

for (const [frame, data] of all) {
  const figure = document.createElement('figure');
  figure.dataset.kind = frame.kind ?? 'lines';
  const plots = document.createElement('div');
  plots.className = 'plots';
  const table = document.createElement('table');
  figure.append(plots, table);
  document.querySelector('main')?.append(figure);
  const kind = await kindOf(frame);
  const plot = kind.create(frame, (value) => {
    figure.dataset.moved = String(value);
  });
  plots.append(plot.element);
  plot.show(data);
  const { head, rows } = kind.table(frame, data);
  for (const cells of [head, ...rows]) {
    const row = table.insertRow();
    for (const cell of cells) row.insertCell().textContent = cell;
  }
}
document.documentElement.dataset.drawn = '';
