// Draws lines, and what is told by them: the only file that knows Chart.js.
import {
  Chart,
  type ChartDataset,
  LinearScale,
  LineController,
  LineElement,
  type Plugin,
  PointElement,
  type Scale,
} from 'chart.js';
import { onDrag } from '../controls/drag';
import { type Axis, placeOf, tick, ticks, valueAt } from './axis';
import type { Plot } from './kind';
import { joined, type LinesData, type LinesFrame, type Series, summary } from './lines-data';
import { type Canvas, drawAreas, drawCursor, drawEndLabels } from './marks';
import { dash, type Palette, readPalette } from './palette';

Chart.register(LineController, LineElement, LinearScale, PointElement);

type Point = { x: number; y: number };
type LineChart = Chart<'line', Point[]>;

/** A chart with its summary for screen readers; `move` takes the x under a hand. */
export function create(
  frame: LinesFrame,
  move?: (x: number) => void,
  inWords: (data: LinesData) => string = (data) => summary(frame, data),
): Plot<LinesData> {
  const element = document.createElement('div');
  element.className = 'plot';
  const label = document.createElement('p');
  label.className = 'plot-label';
  label.textContent = frame.title;
  const stage = document.createElement('div');
  stage.className = 'plot-stage';
  const canvas = document.createElement('canvas');
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', frame.title);
  stage.append(canvas);
  element.append(label, stage);

  let data: LinesData = { series: [] };
  let chart: LineChart | undefined;
  const render = () => {
    chart ??= createChart(canvas, frame, () => data);
    apply(chart, frame, data, readPalette());
  };
  const again = () => chart && render();
  document.addEventListener('themechange', again);
  for (const media of ['(prefers-color-scheme: dark)', 'print']) {
    matchMedia(media).addEventListener('change', again);
  }
  if (move) draggable(canvas, frame.x, () => chart, move);

  return {
    element,
    show(newData) {
      data = newData;
      canvas.setAttribute('aria-label', inWords(data));
      render();
    },
  };
}

function createChart(
  canvas: HTMLCanvasElement,
  frame: LinesFrame,
  data: () => LinesData,
): LineChart {
  // What y is stands over the plot.
  const scale = (axis: Axis) => ({
    type: 'linear' as const,
    min: placeOf(axis, axis.min),
    max: placeOf(axis, axis.max),
    title: { display: axis === frame.x, text: axis.title, align: 'end' as const, padding: 0 },
    ticks: {
      maxRotation: 0,
      includeBounds: false,
      maxTicksLimit: axis.step === undefined ? 6 : 99,
      callback: (place: number | string) => tick(axis, Number(place)),
    },
    border: { display: false },
    // At multiples of the step, whatever the ends are.
    ...(axis.step && {
      afterBuildTicks: (scale: Scale) => {
        scale.ticks = ticks(axis).map((value) => ({ value }));
      },
    }),
  });
  return new Chart(canvas, {
    type: 'line',
    data: { datasets: [] },
    options: {
      animation: false,
      parsing: false,
      normalized: true,
      maintainAspectRatio: false,
      events: [],
      elements: { point: { radius: 0 }, line: { tension: 0, borderJoinStyle: 'round' } },
      scales: { x: scale(frame.x), y: scale(frame.y) },
    },
    plugins: [marks(frame, data)],
  });
}

function apply(chart: LineChart, frame: LinesFrame, data: LinesData, palette: Palette) {
  chart.data.datasets = data.series.map((series) => dataset(series, frame, palette));
  const font = { family: palette.font, size: palette.size };
  chart.options.layout = { padding: { top: 14, right: 5.5 * palette.size } };
  for (const scale of Object.values(chart.options.scales ?? {})) {
    Object.assign(scale ?? {}, {
      grid: {
        color: ({ tick }: { tick?: { value: number } }) =>
          tick?.value === 0 ? palette.edge : palette.grid,
        drawTicks: false,
      },
    });
    Object.assign(scale?.ticks ?? {}, { color: palette.muted, font, padding: 9 });
    if (scale && 'title' in scale) Object.assign(scale.title ?? {}, { color: palette.muted, font });
  }
  chart.update('none');
}

function dataset(
  series: Series,
  frame: LinesFrame,
  palette: Palette,
): ChartDataset<'line', Point[]> {
  const thin = series.weight === 'thin' || series.points !== undefined;
  const stroke = series.helper && !series.points;
  const colour = stroke ? palette.ink : palette.of(series.colour);
  return {
    label: series.label,
    data: joined(series, frame),
    showLine: series.points !== 'alone',
    borderColor: colour,
    pointRadius: series.points ? (series.weight === 'thin' ? 2 : 3.5) : 0,
    pointBackgroundColor: colour,
    borderWidth: thin ? 1.5 : 2.5,
    borderDash: thin ? [2, 3] : dash(series.colour),
    borderCapStyle: 'butt',
    clip: 4,
  };
}

/** Areas under the lines, labels and the cursor over them. */
function marks(frame: LinesFrame, data: () => LinesData): Plugin<'line'> {
  const canvas = ({ ctx, width, chartArea, scales: { x, y } }: Chart): Canvas => ({
    ctx,
    width,
    area: chartArea,
    x: (value) => x?.getPixelForValue(placeOf(frame.x, value)) ?? 0,
    y: (value) => y?.getPixelForValue(placeOf(frame.y, value)) ?? 0,
  });
  return {
    id: 'marks',
    beforeDatasetsDraw: (chart) => drawAreas(canvas(chart), data(), readPalette()),
    afterDatasetsDraw(chart) {
      const palette = readPalette();
      drawEndLabels(canvas(chart), data(), palette);
      drawCursor(canvas(chart), data(), palette);
    },
  };
}

/** A hand over the canvas → x of the axis, clamped to its ends. */
function draggable(
  canvas: HTMLCanvasElement,
  axis: Axis,
  chart: () => LineChart | undefined,
  move: (x: number) => void,
) {
  canvas.classList.add('draggable');
  onDrag(canvas, {
    move({ offsetX }) {
      const scale = chart()?.scales.x;
      if (!scale) return;
      const value = scale.getValueForPixel(offsetX) ?? 0;
      move(valueAt(axis, Math.min(scale.max, Math.max(scale.min, value))));
    },
  });
}
