// What a figure is: data, typed by the core's contract. Mounting it is another file's work.
import type { ExperimentName, Experiments, SessionName, Sessions } from '#contract';
import type { Control, Values, ValuesOf } from '../controls/controls';
import type { Drawn, DrawnOf, Frame } from '../plots/kinds';
import type { Progress } from './player';

/** Of the `Data` that comes back, in a state of the `State` that the controls make up. */
interface Common<Data, State, Controls, Plots, Draw> {
  /** The figure's whole state, and what it opens with. */
  defaults: State;
  controls: Controls;
  plots: Plots;
  /** One entry per plot. */
  draw(data: Data, values: State): Draw;
  /** MathML with live numbers; only numbers and fixed text may go into it. */
  formula?(data: Data, values: State): string;
  /** A sentence with live numbers; also what a screen reader hears. */
  caption(data: Data, values: State): string;
}

/** No option but those that there are: a misspelt one would be left out in silence until the core refuses it. */
type Only<Options, Given> = Options & Record<Exclude<keyof Given, keyof Options>, never>;

/** Asks one experiment for every new state. */
interface OfExperiment<Name extends ExperimentName, Data, State, Asked> {
  kind: 'experiment';
  experiment: Name;
  options(values: State): Asked;
  /** What changes oftener than the rest and is asked of the same experiment alone: a question, and how its answer joins. */
  part?: {
    options(values: State): Experiments[Name]['options'];
    join(data: Data, part: Data): Data;
  };
  /** Options with which the plots are quickly there, for a hand that moves; the words follow when it rests. */
  sketch?: Experiments[Name]['options'];
}

/** The sessions that a player can play. */
export type PlayedName = {
  [Name in SessionName]: Sessions[Name]['snapshot'] extends Progress ? Name : never;
}[SessionName];

/** Plays a training session; a change of state starts it anew. */
interface OfSession<Name extends PlayedName, Data, State, Asked> {
  kind: 'session';
  session: Name;
  options(values: State): Asked;
  /** A sentence when something went wrong in training (not in the machinery), else "". */
  trouble(data: Data): string;
}

/** As the page has it: that state, answer and plots fit each other is known where it was written. */
type Any = Common<unknown, Values, readonly Control[], readonly Frame[], readonly Drawn[]>;
export type ExperimentFigure = Any &
  OfExperiment<ExperimentName, unknown, Values, Experiments[ExperimentName]['options']>;
export type SessionFigure = Any &
  OfSession<PlayedName, unknown, Values, Sessions[PlayedName]['options']>;
export type Figure = ExperimentFigure | SessionFigure;

type Key<Controls extends readonly Control[]> = Controls[number]['key'];

/** A figure whose experiment, options, controls and columns are those that there are. */
export const figure = <
  Name extends ExperimentName,
  const Controls extends readonly Control[],
  const Plots extends readonly Frame<Key<Controls>>[],
  const Asked extends Only<Experiments[Name]['options'], Asked>,
>(
  parts: Common<Experiments[Name]['result'], ValuesOf<Controls>, Controls, Plots, DrawnOf<Plots>> &
    OfExperiment<Name, Experiments[Name]['result'], ValuesOf<Controls>, Asked>,
): ExperimentFigure => parts;

/** The same of a training session that is played. */
export const trainingFigure = <
  Name extends PlayedName,
  const Controls extends readonly Control[],
  const Plots extends readonly Frame<Key<Controls>>[],
  const Asked extends Only<Sessions[Name]['options'], Asked>,
>(
  parts: Common<Sessions[Name]['snapshot'], ValuesOf<Controls>, Controls, Plots, DrawnOf<Plots>> &
    OfSession<Name, Sessions[Name]['snapshot'], ValuesOf<Controls>, Asked>,
): SessionFigure => parts;
