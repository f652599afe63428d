// What a figure is: data. Mounting it is another file's work.
import type { Control, Values } from './controls';
import type { MapData, MapFrame } from './map-data';
import type { NetworkData, NetworkFrame } from './network-data';
import type { Progress } from './player';
import type { PlotData, PlotFrame } from './plot';

interface Common<Data> {
  /** The figure's whole state, and what it opens with. */
  defaults: Values;
  controls: Control[];
  plots: (PlotFrame | MapFrame | NetworkFrame)[];
  /** One entry per plot. */
  draw(data: Data, values: Values): (PlotData | MapData | NetworkData)[];
  /** MathML with live numbers; only numbers and fixed text may go into it. */
  formula?(data: Data, values: Values): string;
  /** A sentence with live numbers; also what a screen reader hears. */
  caption(data: Data, values: Values): string;
}

/** Asks one experiment for every new state. */
export interface ExperimentFigure<Data> extends Common<Data> {
  kind: 'experiment';
  experiment: string;
  options(values: Values): object;
}

/** Plays a training session; a change of state starts it anew. */
export interface SessionFigure<Data extends Progress> extends Common<Data> {
  kind: 'session';
  session: string;
  options(values: Values): object;
  /** A sentence when something went wrong in training (not in the machinery), else "". */
  trouble(data: Data): string;
}

// A figure's own data type is known inside its file only; the page holds figures of all types.
// biome-ignore lint/suspicious/noExplicitAny: the door that fills in the data is checked by name in the tests.
export type Figure = ExperimentFigure<any> | SessionFigure<any>;
