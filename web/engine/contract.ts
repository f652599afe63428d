// What the page may ask the core, and what comes back: types only, one entry per experiment.

/** Every experiment of the core: options in (all optional, the core holds the defaults), result out. */
export interface Experiments {
  activationTable: { options: Record<string, never>; result: ActivationTable };
  activationCurves: { options: ActivationCurvesOptions; result: ActivationCurves };
}

/** Training sessions: started, advanced step by step, saved as plain data and resumed from it. */
export interface Sessions {
  trainingLoss: {
    options: TrainingLossOptions;
    snapshot: TrainingLossSnapshot;
    saved: TrainingLossSaved;
  };
}

export type ExperimentName = keyof Experiments;
export type SessionName = keyof Sessions;

export interface ActivationTable {
  rows: {
    name: string;
    label: string;
    /** Of x, in plain text. */
    formula: string;
    /** Ends of the range, ±Infinity where it has none. */
    low: number;
    high: number;
    lowIncluded: boolean;
    highIncluded: boolean;
    kinked: boolean;
  }[];
}

export interface ActivationCurvesOptions {
  activations?: string[];
  from?: number;
  to?: number;
  points?: number;
  /** Where values and slopes are read off. */
  x?: number;
}

export interface ActivationCurves {
  /** Two entries at exactly 0: what is left and what is right of it. */
  x: Float32Array;
  curves: {
    activation: string;
    y: Float32Array;
    slope: Float32Array;
    valueAtX: number;
    slopeAtX: number;
  }[];
}

export interface TrainingLossOptions {
  data?: string;
  activations?: string[];
  /** Units of each hidden layer. */
  widths?: number[];
  /** "usual" takes each activation's own. */
  initializer?: string;
  gain?: number;
  optimizer?: string;
  learningRate?: number;
  batch?: number;
  epochs?: number;
  validationShare?: number;
  seed?: number;
}

export interface TrainingLossSnapshot {
  step: number;
  stepsPerEpoch: number;
  epoch: number;
  finished: boolean;
  trainingSamples: number;
  validationSamples: number;
  curves: TrainingCurve[];
}

/** One network; entry 0 of each array is from before training, entry e from after epoch e. */
export interface TrainingCurve {
  activation: string;
  trainingLoss: Float32Array;
  validationLoss: Float32Array;
  trainingAccuracy: Float32Array;
  validationAccuracy: Float32Array;
  /** The step at which the loss stopped being a finite number, and the layer; −1 while it is one. */
  nonFiniteStep: number;
  nonFiniteLayer: number;
}

export interface TrainingLossSaved {
  options: TrainingLossOptions;
  step: number;
  curves: TrainingCurve[];
  networks: { parameters: Float32Array; memory: Float32Array }[];
}
