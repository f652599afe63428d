// The kinds of plot: what each takes, and where its file is. Who draws, tells or lists a plot asks here.
import { bring } from '../../delivery/on-demand';
import type { BarsData, BarsFrame } from './bars';
import { create } from './chart';
import type { HeatMapData, HeatMapFrame } from './heat-map';
import type { HistogramData, HistogramFrame } from './histogram';
import type { Kind, Plot } from './kind';
import type { LinesData, LinesFrame } from './lines-data';
import type { NetworkData, NetworkFrame } from './network-data';
import type { UnitMapData, UnitMapFrame } from './unit-map-data';

/** What a figure says about each kind of plot: once, and with every answer. */
interface Kinds<Key extends string = string> {
  lines: [LinesFrame<Key>, LinesData];
  bars: [BarsFrame, BarsData];
  histogram: [HistogramFrame, HistogramData];
  'heat-map': [HeatMapFrame, HeatMapData];
  'unit-map': [UnitMapFrame, UnitMapData];
  network: [NetworkFrame<Key>, NetworkData];
}

/** `Key` is the option that a hand on the plot may set. */
export type Frame<Key extends string = string> = Kinds<Key>[keyof Kinds][0];
/** What a plot of any kind draws. */
export type Drawn = Kinds[keyof Kinds][1];

type KindOf<Of> = Of extends { kind: infer Name extends keyof Kinds } ? Name : 'lines';
/** What plots of these frames draw, one by one. */
export type DrawnOf<Frames extends readonly Frame[]> = {
  readonly [I in keyof Frames]: Kinds[KindOf<Frames[I]>][1];
};

type Loaders = { [Name in keyof Kinds]: () => Promise<Kind<Kinds[Name][0], Kinds[Name][1]>> };

/** Each is fetched when first asked for. */
const loaders: Loaders = {
  lines: () => bring('ui/plots/lines.ts', () => import('./lines')),
  bars: () => bring('ui/plots/bars.ts', () => import('./bars')),
  histogram: () => bring('ui/plots/histogram.ts', () => import('./histogram')),
  'heat-map': () => bring('ui/plots/heat-map.ts', () => import('./heat-map')),
  'unit-map': () => bring('ui/plots/unit-map.ts', () => import('./unit-map')),
  network: () => bring('ui/plots/network.ts', () => import('./network')),
};

export const KINDS = Object.keys(loaders) as (keyof Kinds)[];

/** The kind of a frame. That a figure draws what its frames take is known where it is written, not here. */
export const kindOf = (frame: Frame) =>
  loaders[frame.kind ?? 'lines']() as Promise<Kind<Frame, Drawn>>;

/** A plot of any kind. Lines open the page: to draw them nothing is fetched. */
export async function createPlot(
  frame: Frame,
  move?: (value: number) => void,
): Promise<Plot<Drawn>> {
  if (!frame.kind || frame.kind === 'lines') return create(frame, move) as Plot<Drawn>;
  return (await kindOf(frame)).create(frame, move);
}
