// What the package offers: the core's experiments and training sessions, typed.
import type * as contract from './contract.js';
import type { Experiments, Modules, Sessions } from './contract.js';

export type * from './contract.js';

/** Of all that the contract describes, what this module opens. */
export type ExperimentName = contract.ExperimentName & Modules['library'];
export type SessionName = contract.SessionName & Modules['library'];

export interface Failure {
  /** One sentence that can be shown as it is. */
  error: string;
}

type Answer<Type> = (Type & { error?: undefined }) | Failure;

/** One instance of the module. No call throws, whatever it is given. */
export interface Core {
  /** It stopped in the middle of a call: from now on it answers nothing but failures. */
  readonly broken: boolean;
  /** What its memory has grown to. */
  readonly heapBytes: number;
  run<Name extends ExperimentName>(
    name: Name,
    options: Experiments[Name]['options'],
  ): Answer<Experiments[Name]['result']>;
  /** `session`: a number by which the session is asked for from now on; one of that number is ended. */
  sessionStart<Name extends SessionName>(
    session: number,
    name: Name,
    options: Sessions[Name]['options'],
  ): Answer<Sessions[Name]['snapshot']>;
  sessionResume<Name extends SessionName>(
    session: number,
    name: Name,
    saved: Sessions[Name]['saved'],
  ): Answer<Sessions[Name]['snapshot']>;
  /** At most `steps` optimizer steps, one at least; true while more remain. */
  sessionAdvance(session: number, steps: number): boolean | Failure;
  /** `Name`: what the session was started as. */
  sessionSnapshot<Name extends SessionName = SessionName>(
    session: number,
  ): Answer<Sessions[Name]['snapshot']>;
  sessionSave<Name extends SessionName = SessionName>(
    session: number,
  ): Answer<Sessions[Name]['saved']>;
  sessionEnd(session: number): undefined | Failure;
}

/** Loads the module that lies beside this file; needs no settings. */
export default function createCore(): Promise<Core>;
