// What a figure says about a drawn network, and how its parts lie: data only, no drawing.
import type { Colour } from '../words/activations';
import type { Table } from './kind';

export interface NetworkFrame<Key extends string = string> {
  kind: 'network';
  /** For people: what the drawing shows. */
  title: string;
  /** In the layer with the chosen unit, a tap on another sets this option to its number: 1, 2, … */
  cursor?: Key;
}

export interface NetworkData {
  /** That of what happens now. */
  colour: Colour;
  /** From left to right. */
  layers: NetworkLayer[];
  /** For who cannot see it. */
  summary: string;
  table: Table;
}

export interface NetworkLayer {
  label: string;
  units: NetworkUnit[];
  /** From the units of the layer before: units × its units, row-major. */
  edges: NetworkEdge[];
}

export interface NetworkUnit {
  /** What it holds; "" while that is not computed. */
  value: string;
  /** What arrives on the way back; "" while nothing has. */
  gradient: string;
  /** Nothing passes. */
  closed?: boolean;
  /** The one whose computation is written out. */
  chosen?: boolean;
  /** Written under it, always. */
  note?: string;
  /** Not a unit of the network: the loss. */
  box?: boolean;
}

export interface NetworkEdge {
  weight: number;
  /** Whether something runs along it now. */
  now: boolean;
  /** It leads from or to a closed unit: nothing of what runs there counts. */
  closed: boolean;
  /** Written beside it where there is room. */
  text: string;
}

export interface Point {
  x: number;
  y: number;
}

export const RADIUS = 19;
const ROW = 60;
const TOP = 34;

/** The height that the fullest layer needs. */
export const heightOf = (layers: NetworkLayer[]) =>
  TOP + ROW * Math.max(...layers.map(({ units }) => units.length));

/** Where each layer's units lie: columns of equal distance, centred. */
export function places(layers: NetworkLayer[], width: number): Point[][] {
  const distance = (width - 2 * (RADIUS + 6)) / Math.max(1, layers.length - 1);
  const middle = TOP + (heightOf(layers) - TOP) / 2;
  return layers.map(({ units }, column) =>
    units.map((_, row) => ({
      x: RADIUS + 6 + column * distance,
      y: middle + (row - (units.length - 1) / 2) * ROW - 6,
    })),
  );
}
