// The chart wrapper: the only file that knows Chart.js.
import {
  Chart,
  type ChartDataset,
  LinearScale,
  LineController,
  LineElement,
  type Plugin,
  PointElement,
} from 'chart.js';
import { dataTable } from './data-table';
import { apart } from './label-places';
import { dash, type Palette, readPalette } from './palette';
import {
  type Axis,
  joined,
  type PlotData,
  type PlotFrame,
  type Series,
  summary,
  table,
  written,
} from './plot';

Chart.register(LineController, LineElement, LinearScale, PointElement);

export interface Plot {
  element: HTMLElement;
  show(data: PlotData): void;
}

type Point = { x: number; y: number };
type LineChart = Chart<'line', Point[]>;

/** A chart with its summary for screen readers and its table of data. */
export function createPlot(frame: PlotFrame, moveCursor?: (x: number) => void): Plot {
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
  const details = dataTable(frame.title, () => table(frame, data));
  element.append(label, stage, details);

  let data: PlotData = { series: [] };
  let chart: LineChart | undefined;
  const render = () => {
    chart ??= createChart(canvas, frame, () => data);
    apply(chart, data, readPalette(element));
  };
  const again = () => chart && render();
  document.addEventListener('themechange', again);
  for (const media of ['(prefers-color-scheme: dark)', 'print']) {
    matchMedia(media).addEventListener('change', again);
  }
  if (moveCursor) draggable(canvas, () => chart, moveCursor);

  return {
    element,
    show(newData) {
      data = newData;
      canvas.setAttribute('aria-label', summary(frame, data));
      details.dispatchEvent(new Event('refresh'));
      render();
    },
  };
}

function createChart(canvas: HTMLCanvasElement, frame: PlotFrame, data: () => PlotData): LineChart {
  // What y is stands over the plot.
  const scale = (axis: Axis) => ({
    type: 'linear' as const,
    min: axis.min,
    max: axis.max,
    title: { display: axis === frame.x, text: axis.title, align: 'end' as const, padding: 0 },
    ticks: {
      maxRotation: 0,
      includeBounds: false,
      ...(axis.step === undefined ? { maxTicksLimit: 6 } : { stepSize: axis.step }),
      callback: (value: number | string) => written(axis, Number(value)),
    },
    border: { display: false },
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
    plugins: [endLabels(data, canvas), cursor(data, canvas)],
  });
}

function apply(chart: LineChart, data: PlotData, palette: Palette) {
  chart.data.datasets = data.series.map((series) => dataset(series, palette));
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

function dataset(series: Series, palette: Palette): ChartDataset<'line', Point[]> {
  const thin = series.weight === 'thin' || series.points !== undefined;
  const stroke = series.helper && !series.points;
  const colour = stroke ? palette.ink : palette.activation(series.activation);
  return {
    label: series.label,
    data: joined(series),
    showLine: series.points !== 'alone',
    borderColor: colour,
    pointRadius: series.points ? (series.weight === 'thin' ? 2 : 3.5) : 0,
    pointBackgroundColor: colour,
    borderWidth: thin ? 1.5 : 2.5,
    borderDash: thin ? [2, 3] : dash(series.activation),
    borderCapStyle: 'butt',
    clip: 4,
  };
}

/** Of the labels at the lines' ends: their height in letters' sizes, and pixels before them. */
const LABEL_LINE = 1.25;
const LABEL_GAP = 12;
const LABEL_SHIFT = { above: -1, after: 0, below: 1 };

/** Labels at the lines' ends, moved apart where they would overlap. */
function endLabels(data: () => PlotData, element: Element): Plugin<'line'> {
  return {
    id: 'end-labels',
    afterDatasetsDraw(chart) {
      const { ctx, scales, chartArea } = chart;
      const { x, y } = scales;
      if (!x || !y) return;
      const palette = readPalette(element);
      ctx.save();
      ctx.font = `600 ${palette.size}px ${palette.font}`;
      const height = LABEL_LINE * palette.size;
      const labels = data()
        .series.filter((series) => series.x.length > 0 && series.endLabel !== '')
        .map((series) => {
          const end = y.getPixelForValue(series.y[series.y.length - 1] as number);
          // A line may end above the chart; its label stays in sight and says so.
          const text = (series.endLabel ?? series.label) + (end < chartArea.top - 4 ? ' ↑' : '');
          const width = ctx.measureText(text).width + LABEL_GAP;
          const last = x.getPixelForValue(series.x[series.x.length - 1] as number);
          return {
            text,
            width,
            height,
            isMain: series.weight !== 'thin',
            color: palette.activation(series.activation),
            x: series.labelPlace
              ? last - width / 2
              : Math.min(last, chartArea.right, chart.width - width) + LABEL_GAP,
            y: Math.max(end, chartArea.top) + height * LABEL_SHIFT[series.labelPlace ?? 'after'],
          };
        });
      ctx.textBaseline = 'middle';
      ctx.strokeStyle = palette.paper;
      ctx.lineWidth = 7;
      ctx.lineJoin = 'round';
      const placed = apart(labels, chartArea.top, chartArea.bottom);
      // All halos first: none may lie over another's letters.
      for (const { text, x, y } of placed) ctx.strokeText(text, x, y);
      for (const { text, x, y, color } of placed) {
        ctx.fillStyle = color;
        ctx.fillText(text, x, y);
      }
      ctx.restore();
    },
  };
}

/** A line from the axis up to the cursor's marks: a ring on each curve. */
function cursor(data: () => PlotData, element: Element): Plugin<'line'> {
  return {
    id: 'cursor',
    afterDatasetsDraw({ ctx, scales, chartArea }) {
      const at = data().cursor;
      const { x, y } = scales;
      if (!at || !x || !y) return;
      const palette = readPalette(element);
      const left = x.getPixelForValue(at.x);
      const marks = at.marks.filter((mark) => mark.y >= y.min && mark.y <= y.max);
      const highest = Math.min(...marks.map((mark) => y.getPixelForValue(mark.y)));
      ctx.save();
      ctx.strokeStyle = palette.ink;
      ctx.lineWidth = 1;
      // Dashed, and no higher than its mark: axes are solid.
      ctx.setLineDash([4, 3]);
      ctx.beginPath();
      ctx.moveTo(left, marks.length > 0 ? highest : chartArea.top);
      ctx.lineTo(left, chartArea.bottom);
      ctx.stroke();
      ctx.setLineDash([]);
      for (const mark of marks) {
        ctx.beginPath();
        ctx.arc(left, y.getPixelForValue(mark.y), 5.5, 0, 2 * Math.PI);
        ctx.fillStyle = palette.paper;
        ctx.fill();
        ctx.strokeStyle = palette.activation(mark.activation);
        ctx.lineWidth = 2.5;
        ctx.stroke();
      }
      ctx.restore();
    },
  };
}

/** Pointer over the canvas → x of the axis, clamped to its ends. Vertical swipes still scroll. */
function draggable(
  canvas: HTMLCanvasElement,
  chart: () => LineChart | undefined,
  moveCursor: (x: number) => void,
) {
  canvas.classList.add('draggable');
  const move = (event: PointerEvent) => {
    const scale = chart()?.scales.x;
    if (!scale) return;
    const value = scale.getValueForPixel(event.offsetX) ?? 0;
    moveCursor(Math.min(scale.max, Math.max(scale.min, value)));
  };
  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId);
    move(event);
  });
  canvas.addEventListener('pointermove', (event) => {
    if (canvas.hasPointerCapture(event.pointerId)) move(event);
  });
}
