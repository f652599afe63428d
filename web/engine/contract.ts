// What the page may ask the core, and what comes back: types only, one entry per experiment.

/** Every experiment of the core: options in (all optional, the core holds the defaults), result out. */
export interface Experiments {
  activationTable: { options: Record<string, never>; result: ActivationTable };
  activationCurves: { options: ActivationCurvesOptions; result: ActivationCurves };
  additivity: { options: AdditivityOptions; result: Additivity };
  collapseToLine: { options: CollapseToLineOptions; result: CollapseToLine };
  differenceQuotient: { options: DifferenceQuotientOptions; result: DifferenceQuotient };
  hinges: { options: HingesOptions; result: Hinges };
  networkStep: { options: NetworkStepOptions; result: NetworkStep };
  trainingRun: { options: TrainingRunOptions; result: TrainingRun };
  vanishingGradient: { options: VanishingGradientOptions; result: VanishingGradient };
  unitActivity: { options: UnitActivityOptions; result: UnitActivity };
}

/** Training sessions: started, advanced step by step, saved as plain data and resumed from it. */
export interface Sessions {
  training: { options: TrainingOptions; snapshot: TrainingSnapshot; saved: TrainingSaved };
  trainingLoss: {
    options: TrainingLossOptions;
    snapshot: TrainingLossSnapshot;
    saved: TrainingLossSaved;
  };
}

export type ExperimentName = keyof Experiments;
export type SessionName = keyof Sessions;

export interface ActivationTable {
  rows: ActivationRow[];
}

export interface ActivationRow {
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
}

export interface ActivationCurvesOptions {
  activations?: string[];
  from?: number;
  to?: number;
  points?: number;
  /** Where values and slopes are read off. */
  x?: number;
  /** More places where values are read off. */
  list?: number[];
}

export interface ActivationCurves {
  /** Two entries at exactly 0: what is left and what is right of it. */
  x: Float32Array;
  curves: ActivationCurve[];
}

export interface ActivationCurve {
  activation: string;
  y: Float32Array;
  slope: Float32Array;
  valueAtX: number;
  slopeAtX: number;
  ofList: Float32Array;
}

export interface AdditivityOptions {
  activation?: string;
  a?: number;
  b?: number;
}

export interface Additivity {
  /** f(a), f(b), f(a + b). */
  ofA: number;
  ofB: number;
  ofSum: number;
  /** f(a) + f(b). */
  sum: number;
  /** The function from −8 to 8. */
  x: Float32Array;
  y: Float32Array;
}

/** The same deep network with the identity and with ReLU. */
export interface CollapseToLineOptions {
  /** Hidden layers. */
  depth?: number;
  steps?: number;
  seed?: number;
}

export interface CollapseToLine {
  dataX: Float32Array;
  dataY: Float32Array;
  /** Where the two curves are sampled. */
  x: Float32Array;
  identity: Float32Array;
  relu: Float32Array;
  /** Lines that the identity network's units are, 8 per hidden layer: the product of the layers up to theirs. */
  unitSlopes: Float64Array;
  unitIntercepts: Float64Array;
  /** The product of the identity network's layers. */
  slope: number;
  intercept: number;
  leastSquaresSlope: number;
  leastSquaresIntercept: number;
  /** Mean squared errors. */
  identityLoss: number;
  reluLoss: number;
}

export interface DifferenceQuotientOptions {
  activation?: string;
  x?: number;
  /** h: the secant runs from x − h to x + h. */
  step?: number;
  from?: number;
  to?: number;
  points?: number;
}

export interface DifferenceQuotient {
  /** Two entries at exactly 0, as in ActivationCurves. */
  x: Float32Array;
  y: Float32Array;
  slope: Float32Array;
  /** The slope of the secant around every x. */
  quotient: Float32Array;
  valueAtX: number;
  slopeAtX: number;
  quotientAtX: number;
  /** The values at the secant's ends. */
  left: number;
  right: number;
}

/** A sum of ReLUs that follows US employment. */
export interface HingesOptions {
  units?: number;
}

export interface Hinges {
  /** Since January 2006. */
  month: Float32Array;
  /** In millions, as is the fit. */
  employees: Float32Array;
  fit: Float32Array;
  /** Months at which the fit bends, and by how much its slope changes there (millions a month). */
  kinks: Float32Array;
  slopeChanges: Float32Array;
  pieces: number;
  /** Root of the mean squared difference. */
  rmse: number;
}

/** A network of dense layers with one linear output learns one sample by gradient descent. */
export interface NetworkStepOptions {
  inputs?: number[];
  target?: number;
  /** Of the hidden layers. */
  widths?: number[];
  activation?: string;
  /** Steps that come before the one that is shown. */
  updates?: number;
  learningRate?: number;
  seed?: number;
}

export interface NetworkStep {
  /** The hidden ones, then the output. */
  layers: LayerStep[];
  /** (output − target)². */
  loss: number;
  /** The loss's derivative by the output. */
  dOutput: number;
  /** After the update. */
  newLoss: number;
}

/** A layer during the step; weights are (units × inputs) row-major. */
export interface LayerStep {
  /** z = W x + b. */
  sums: Float32Array;
  /** f(z). */
  outputs: Float32Array;
  /** f′(z). */
  slopes: Float32Array;
  weights: Float32Array;
  biases: Float32Array;
  dWeights: Float32Array;
  /** Also the loss's derivatives by the sums. */
  dBiases: Float32Array;
  newWeights: Float32Array;
  newBiases: Float32Array;
  /** For the same inputs, after the update. */
  newOutputs: Float32Array;
}

/** One network, one seed, to the end; many of these make an ensemble. */
export interface TrainingRunOptions {
  data?: string;
  /** Of generated data. */
  samples?: number;
  noise?: number;
  activation?: string;
  /** Units of each hidden layer. */
  widths?: number[];
  /** "usual" takes the activation's own. */
  initializer?: string;
  gain?: number;
  optimizer?: string;
  learningRate?: number;
  batch?: number;
  epochs?: number;
  seed?: number;
}

export interface TrainingRun {
  /** Of each epoch: the mean of its steps' losses. */
  losses: Float32Array;
  /** Of all samples at the end, as is the accuracy (0 … 1). */
  loss: number;
  accuracy: number;
  /** Hidden units that are 0 for every sample at the end. */
  dead: number;
  nonFiniteStep: number;
  nonFiniteLayer: number;
}

/** Untrained networks of equally wide layers. */
export interface VanishingGradientOptions {
  activations?: string[];
  depth?: number;
  width?: number;
  /** Weights have deviation gain / √inputs. */
  gain?: number;
  samples?: number;
  seed?: number;
}

export interface VanishingGradient {
  networks: LayerGradients[];
  /** A quarter per layer, from the sigmoid network's last. */
  estimate: Float64Array;
}

export interface LayerGradients {
  activation: string;
  /** Of every hidden layer, the first first. */
  norms: Float64Array;
  /** The first layer, on the way back, whose gradient is 0, or not finite; −1: none. */
  underflowLayer: number;
  overflowLayer: number;
}

/** Networks that differ in the activation alone, and what their hidden units return for every penguin. */
export interface UnitActivityOptions {
  activations?: string[];
  /** Penguins, drawn by chance. */
  samples?: number;
  /** Units of each hidden layer. */
  widths?: number[];
  /** Of every hidden unit. */
  initialBias?: number;
  learningRate?: number;
  steps?: number;
  seed?: number;
  /** One of the activations. */
  mapOf?: string;
  /** 1 … hidden layers. */
  mapLayer?: number;
  /** 0 … steps. */
  mapStep?: number;
}

export interface UnitActivity {
  /** Species of each sample, 0 … 2, in the map's order: increasing. */
  classes: Int32Array;
  runs: UnitActivityRun[];
  map: UnitMap;
}

/** Entry 0 of each array is from before training, entry s from after step s. */
export interface UnitActivityRun {
  activation: string;
  /** Of all samples. */
  losses: Float32Array;
  layers: LayerActivity[];
  /** The step after which the loss was no finite number (the arrays end before it), else −1. */
  nonFiniteStep: number;
}

export interface LayerActivity {
  /** Exact zeros among the outputs for all samples, 0 … 1. */
  zeroShare: Float32Array;
  /** Units that are exactly 0 for every sample. */
  dead: Int32Array;
  /** Units that are above 0 for no sample: the dead among them. */
  silent: Int32Array;
}

export interface UnitMap {
  /** The one asked for, or the last whose numbers were finite. */
  step: number;
  /** Units × samples. */
  outputs: Float32Array;
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
  networks: SavedNetwork[];
}

export interface SavedNetwork {
  parameters: Float32Array;
  memory: Float32Array;
}

/** A layer of a network; what its kind has no use for is ignored. */
export interface TrainingLayer {
  /** dense, convolution or max-pool. */
  kind?: string;
  /** Units of a dense layer, channels of a convolution. */
  outputs?: number;
  /** Side of a convolution's kernel, or of a pool's window and stride. */
  kernel?: number;
  /** same or valid. */
  padding?: string;
  activation?: string;
  /** relu: the slope at exactly 0; leaky-relu: the slope left of 0; prelu: where that starts. */
  parameter?: number;
}

/** Any network on the caller's own numbers. */
export interface TrainingOptions {
  /** A sample is height × width × channels numbers, channels last. */
  height?: number;
  width?: number;
  channels?: number;
  layers?: TrainingLayer[];
  inputs?: Float32Array;
  targets?: Float32Array;
  /** Per layer the weights (outputs × inputs), then the biases, then a PReLU's slope; random when left out. */
  parameters?: Float32Array;
  initializer?: string;
  gain?: number;
  loss?: string;
  optimizer?: string;
  learningRate?: number;
  momentum?: number;
  beta1?: number;
  beta2?: number;
  epsilon?: number;
  weightDecay?: number;
  /** The longest gradient that is not scaled down to this; 0: any. */
  clipNorm?: number;
  batch?: number;
  shuffle?: boolean;
  seed?: number;
  /** Steps from one diagnosis to the next; 0: none. */
  diagnosticsEvery?: number;
}

/** What went on in the layers after a step; one entry per layer. */
export interface TrainingDiagnosis {
  step: number;
  /** Of the step's gradient, before clipping. */
  gradientNorms: Float64Array;
  /** Share of exact zeros among the outputs for all samples. */
  zeroShares: Float64Array;
  units: Int32Array;
  /** Units that are 0 for every sample; a convolution's unit is a channel. */
  dead: Int32Array;
}

export interface TrainingSnapshot {
  step: number;
  stepsPerEpoch: number;
  /** Of every step since the last snapshot. */
  losses: Float32Array;
  /** Of the last step, in the order of `parameters`. */
  gradient: Float32Array;
  parameters: Float32Array;
  /** Since the last snapshot. */
  diagnoses: TrainingDiagnosis[];
  /** The step at which the loss stopped being a finite number, and the layer; −1 while it is one. */
  nonFiniteStep: number;
  nonFiniteLayer: number;
}

export interface TrainingSaved {
  options: TrainingOptions;
  step: number;
  parameters: Float32Array;
  memory: Float32Array;
}
