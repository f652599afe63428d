// Draws a network of units and connections, as sharp as the screen, coloured by the style sheet.

import { onTap } from '../controls/drag';
import { box, shape } from '../controls/element';
import { colourOf } from '../words/activations';
import type { Plot, Row, Table } from './kind';
import {
  heightOf,
  type NetworkData,
  type NetworkEdge,
  type NetworkFrame,
  type NetworkUnit,
  type Point,
  places,
  RADIUS,
} from './network-data';

/** Columns must be this far apart for numbers to fit between them. */
const ROOM_FOR_NUMBERS = 64;
/** How far along its line a number stands. */
const NUMBER_AT = 0.42;

/** A network with its key and its summary for screen readers; `pick` takes the number of a unit. */
export function create(frame: NetworkFrame, pick?: (unit: number) => void): Plot<NetworkData> {
  const element = box('plot network');
  const stage = box('network-stage');
  stage.setAttribute('role', 'img');
  const key = box('map-key');
  key.setAttribute('aria-hidden', 'true');
  key.append(
    ...[
      ['positive', 'weight above 0: thicker is larger'],
      ['negative', 'below 0'],
      ['hatched', 'closed: gives 0, passes 0 back'],
      ['dotted', 'carries nothing: from a closed unit, or back through it'],
      ['now', 'at work in this step'],
    ].map(([kind = '', text = '']) => {
      const entry = box('map-key-entry');
      entry.append(box(`network-swatch network-swatch-${kind}`), text);
      return entry;
    }),
  );
  let data: NetworkData | undefined;
  element.append(box('plot-label', frame.title), stage, key);
  const draw = () => {
    if (data && stage.clientWidth > 0) {
      stage.replaceChildren(drawing(data, stage.clientWidth, pick !== undefined));
    }
  };
  // On the stage, which stays while what is drawn on it is replaced under the finger.
  onTap(stage, (target) => {
    const { unit } = (target as SVGElement).dataset;
    if (unit) pick?.(Number(unit));
  });
  new ResizeObserver(draw).observe(stage);
  return {
    element,
    show(newData) {
      data = newData;
      stage.setAttribute('aria-label', `${frame.title}. ${data.summary}`);
      element.style.setProperty('--map-colour', `var(${colourOf(data.colour)})`);
      draw();
    },
  };
}

function drawing({ layers }: NetworkData, width: number, isPicked: boolean): SVGElement {
  const height = heightOf(layers);
  const at = places(layers, width);
  const picture = shape('svg', { viewBox: `0 0 ${width} ${height}`, width, height });
  const weights = layers.flatMap(({ edges }) => edges.map(({ weight }) => Math.abs(weight)));
  const largest = Math.max(...weights.filter(Number.isFinite), 1e-9);
  const numbers: SVGElement[] = [];
  for (const [l, { edges, units }] of layers.entries()) {
    const sources = at[l - 1] ?? [];
    // Numbers stand where the lines that have one lie apart: at their sources, or at their goals.
    const goals = edges.flatMap(({ text }, i) => (text ? [Math.floor(i / sources.length)] : []));
    const share = new Set(goals).size > 1 ? 1 - NUMBER_AT : NUMBER_AT;
    for (const [i, edge] of edges.entries()) {
      const from = sources[i % sources.length] as Point;
      const to = at[l]?.[Math.floor(i / sources.length)] as Point;
      picture.append(line(from, to, edge, largest));
      if (edge.text && to.x - from.x > ROOM_FOR_NUMBERS)
        numbers.push(beside(from, to, edge, share));
    }
    const x = at[l]?.[0]?.x ?? 0;
    const end = l === 0 ? 'start' : l === layers.length - 1 ? 'end' : 'middle';
    const edge = { start: x - RADIUS, middle: x, end: x + RADIUS }[end];
    picture.append(words(layers[l]?.label ?? '', { x: edge, y: 12 }, 'network-label', end));
    for (const [i, unit] of units.entries()) picture.append(node(unit, at[l]?.[i] as Point));
    if (isPicked && units.some(({ chosen }) => chosen)) {
      for (const [i, place] of (at[l] ?? []).entries()) {
        const target = { cx: place.x, cy: place.y, r: 24, 'data-unit': i + 1 };
        numbers.push(shape('circle', { ...target, class: 'network-target' }));
      }
    }
  }
  // On top, so that no line crosses a number.
  picture.append(...numbers);
  return picture;
}

function line(from: Point, to: Point, edge: NetworkEdge, largest: number): SVGElement {
  const state = edge.closed ? 'closed' : edge.now ? 'now' : 'quiet';
  const sign = edge.weight < 0 ? ' network-negative' : '';
  const share = Number.isFinite(edge.weight) ? Math.abs(edge.weight) / largest : 1;
  const stroke = shape('line', {
    x1: from.x + RADIUS,
    y1: from.y,
    x2: to.x - RADIUS,
    y2: to.y,
    'stroke-width': 0.8 + 2.7 * share,
  });
  stroke.setAttribute('class', `network-edge network-${state}${sign}`);
  return stroke;
}

/** A connection's number, above its line. */
function beside(from: Point, to: Point, edge: NetworkEdge, share: number): SVGElement {
  const point = {
    x: from.x + share * (to.x - from.x),
    y: from.y + share * (to.y - from.y) - 3,
  };
  return words(edge.text, point, edge.closed ? 'network-number network-faint' : 'network-number');
}

function node(unit: NetworkUnit, { x, y }: Point): SVGElement {
  const group = shape('g', {});
  const state = unit.closed ? 'closed' : unit.value ? 'filled' : 'empty';
  const outline = unit.box
    ? shape('rect', { x: x - 24, y: y - 17, width: 48, height: 34, rx: 4 })
    : shape('circle', { cx: x, cy: y, r: RADIUS });
  outline.setAttribute(
    'class',
    `network-unit network-${state}${unit.chosen ? ' network-chosen' : ''}`,
  );
  group.append(outline);
  if (unit.closed) {
    for (const offset of [-16, -8, 0, 8, 16]) {
      const half = Math.sqrt(RADIUS ** 2 - (offset / Math.SQRT2) ** 2) / Math.SQRT2;
      const [cx, cy] = [x + offset / 2, y + offset / 2];
      const hatch = { x1: cx - half, y1: cy + half, x2: cx + half, y2: cy - half };
      group.append(shape('line', { ...hatch, class: 'network-hatch' }));
    }
  }
  group.append(words(unit.value, { x, y: y + 4 }, 'network-value'));
  if (unit.note) {
    group.append(words(unit.note, { x: x + 24, y: y + RADIUS + 14 }, 'network-label', 'end'));
  }
  if (unit.gradient) {
    group.append(words(unit.gradient, { x, y: y + RADIUS + 14 }, 'network-gradient'));
  }
  return group;
}

function words(text: string, { x, y }: Point, className: string, anchor = 'middle'): SVGElement {
  const element = shape('text', { x, y, class: className, 'text-anchor': anchor });
  element.textContent = text;
  return element;
}

export const table = (_: NetworkFrame, { table }: NetworkData): Table => table;

/** As they are written: a network's numbers stand in its table only. */
export const rows = (_: NetworkFrame, { table: { head, rows } }: NetworkData): Row[] =>
  rows.flatMap(([name = '', ...cells]) =>
    cells.map((value, i) => [name, head[i + 1] ?? '', value.replaceAll('−', '-')]),
  );
