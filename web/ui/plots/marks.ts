// What a chart shows beside its lines: areas under them, labels at their ends, the cursor.
import { apart } from './label-places';
import type { Area, LinesData } from './lines-data';
import type { Palette } from './palette';

/** A chart's canvas, with where a value of either axis lies on it, in pixels. */
export interface Canvas {
  ctx: CanvasRenderingContext2D;
  width: number;
  area: { left: number; right: number; top: number; bottom: number };
  x(value: number): number;
  y(value: number): number;
}

/** Bands and bars between two values. */
export function drawAreas(
  { ctx, area, x, y }: Canvas,
  { areas = [] }: LinesData,
  palette: Palette,
) {
  ctx.save();
  ctx.beginPath();
  ctx.rect(area.left, area.top, area.right - area.left, area.bottom - area.top);
  ctx.clip();
  for (const each of areas) {
    const shape = each.width === undefined ? band(each, x, y) : bars(each, each.width, x, y);
    ctx.fillStyle = palette.of(each.colour);
    ctx.strokeStyle = ctx.fillStyle;
    ctx.lineWidth = 1;
    ctx.globalAlpha = each.full ? 1 : 0.25;
    ctx.fill(shape);
    ctx.globalAlpha = 1;
    ctx.stroke(shape);
  }
  ctx.restore();
}

function band({ x: at, lower, upper }: Area, x: Canvas['x'], y: Canvas['y']): Path2D {
  const path = new Path2D();
  for (let i = 0; i < at.length; i++) path.lineTo(x(at[i] as number), y(upper[i] as number));
  for (let i = at.length - 1; i >= 0; i--) path.lineTo(x(at[i] as number), y(lower[i] as number));
  path.closePath();
  return path;
}

function bars(
  { x: at, lower, upper }: Area,
  width: number,
  x: Canvas['x'],
  y: Canvas['y'],
): Path2D {
  const path = new Path2D();
  for (let i = 0; i < at.length; i++) {
    const [left, right] = [-0.5, 0.5].map((side) => x((at[i] as number) + side * width));
    const [low, high] = [y(lower[i] as number), y(upper[i] as number)];
    path.rect(left as number, high, (right as number) - (left as number), low - high);
  }
  return path;
}

/** Of the labels at the lines' ends: their height in letters' sizes, and pixels before them. */
const LABEL_LINE = 1.25;
const LABEL_GAP = 12;
const LABEL_SHIFT = { above: -1, after: 0, below: 1 };

/** Labels at the lines' ends, moved apart where they would overlap. */
export function drawEndLabels(
  { ctx, width: all, area, x, y }: Canvas,
  { series }: LinesData,
  palette: Palette,
) {
  ctx.save();
  ctx.font = `600 ${palette.size}px ${palette.font}`;
  const height = LABEL_LINE * palette.size;
  const labels = series
    .filter((line) => line.x.length > 0 && line.endLabel !== '')
    .map((line) => {
      const end = y(line.y[line.y.length - 1] as number);
      // A line may end above the chart; its label stays in sight and says so.
      const text = (line.endLabel ?? line.label) + (end < area.top - 4 ? ' ↑' : '');
      const width = ctx.measureText(text).width + LABEL_GAP;
      const last = x(line.x[line.x.length - 1] as number);
      return {
        text,
        width,
        height,
        isMain: line.weight !== 'thin',
        color: palette.of(line.colour),
        x: line.labelPlace ? last - width / 2 : Math.min(last, area.right, all - width) + LABEL_GAP,
        y: Math.max(end, area.top) + height * LABEL_SHIFT[line.labelPlace ?? 'after'],
      };
    });
  ctx.textBaseline = 'middle';
  ctx.strokeStyle = palette.paper;
  ctx.lineWidth = 7;
  ctx.lineJoin = 'round';
  const placed = apart(labels, area.top, area.bottom);
  // All halos first: none may lie over another's letters.
  for (const label of placed) ctx.strokeText(label.text, label.x, label.y);
  for (const label of placed) {
    ctx.fillStyle = label.color;
    ctx.fillText(label.text, label.x, label.y);
  }
  ctx.restore();
}

/** A line from the axis up to the cursor's marks: a ring on each curve. */
export function drawCursor({ ctx, area, x, y }: Canvas, { cursor }: LinesData, palette: Palette) {
  if (!cursor) return;
  const left = x(cursor.x);
  const marks = cursor.marks
    .map(({ colour, y: value }) => ({ colour, at: y(value) }))
    .filter(({ at }) => at > area.top - 0.5 && at < area.bottom + 0.5);
  ctx.save();
  ctx.strokeStyle = palette.ink;
  ctx.lineWidth = 1;
  // Dashed, and no higher than its mark: axes are solid.
  ctx.setLineDash([4, 3]);
  ctx.beginPath();
  ctx.moveTo(left, marks.length > 0 ? Math.min(...marks.map(({ at }) => at)) : area.top);
  ctx.lineTo(left, area.bottom);
  ctx.stroke();
  ctx.setLineDash([]);
  for (const { colour, at } of marks) {
    ctx.beginPath();
    ctx.arc(left, at, 5.5, 0, 2 * Math.PI);
    ctx.fillStyle = palette.paper;
    ctx.fill();
    ctx.strokeStyle = palette.of(colour);
    ctx.lineWidth = 2.5;
    ctx.stroke();
  }
  ctx.restore();
}
