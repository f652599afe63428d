// The same work in plain TypeScript: what one would write without thinking about speed.
//
// The named alternative of the benchmarks' ratios. Like the adapter, `workloads(lib)` takes sizes and data.

type Activation = 'relu' | 'tanh' | 'sigmoid' | 'identity';

const forward: Record<Activation, (x: number) => number> = {
  relu: (x) => (x > 0 ? x : 0),
  tanh: Math.tanh,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  identity: (x) => x,
};

/** f′ from y = f(x). */
const slope: Record<Activation, (y: number) => number> = {
  relu: (y) => (y > 0 ? 1 : 0),
  tanh: (y) => 1 - y * y,
  sigmoid: (y) => y * (1 - y),
  identity: () => 1,
};

class Dense {
  readonly y: Float32Array;
  readonly dx: Float32Array;
  readonly #dw: Float32Array;
  readonly #db: Float32Array;

  constructor(
    readonly inputs: number,
    readonly outputs: number,
    readonly activation: Activation,
    readonly w: Float32Array,
    readonly b = new Float32Array(outputs),
  ) {
    this.y = new Float32Array(outputs);
    this.dx = new Float32Array(inputs);
    this.#dw = new Float32Array(w.length);
    this.#db = new Float32Array(outputs);
  }

  forward(x: Float32Array) {
    const f = forward[this.activation];
    for (let o = 0; o < this.outputs; o++) {
      let sum = this.b[o] as number;
      for (let i = 0; i < this.inputs; i++)
        sum += (x[i] as number) * (this.w[o * this.inputs + i] as number);
      this.y[o] = f(sum);
    }
    return this.y;
  }

  /** Adds to the gradients; dy: with respect to y. */
  backward(x: Float32Array, dy: Float32Array) {
    const df = slope[this.activation];
    this.dx.fill(0);
    for (let o = 0; o < this.outputs; o++) {
      const dz = (dy[o] as number) * df(this.y[o] as number);
      this.#db[o] = (this.#db[o] as number) + dz;
      for (let i = 0; i < this.inputs; i++) {
        const at = o * this.inputs + i;
        this.#dw[at] = (this.#dw[at] as number) + dz * (x[i] as number);
        this.dx[i] = (this.dx[i] as number) + dz * (this.w[at] as number);
      }
    }
    return this.dx;
  }

  step(rate: number) {
    for (let i = 0; i < this.w.length; i++)
      this.w[i] = (this.w[i] as number) - rate * (this.#dw[i] as number);
    for (let o = 0; o < this.outputs; o++)
      this.b[o] = (this.b[o] as number) - rate * (this.#db[o] as number);
    this.#dw.fill(0);
    this.#db.fill(0);
  }
}

/** A stack of dense layers, trained by plain gradient descent on the mean squared error. */
export class Mlp {
  readonly layers: Dense[];

  /** weights: of each layer, (outputs × inputs). */
  constructor(sizes: number[], activation: Activation, weights: Float32Array[]) {
    this.layers = weights.map((w, l) => {
      const last = l === weights.length - 1;
      return new Dense(
        sizes[l] as number,
        sizes[l + 1] as number,
        last ? 'identity' : activation,
        w.slice(),
      );
    });
  }

  forward(x: Float32Array): Float32Array {
    return this.layers.reduce((input, layer) => layer.forward(input), x);
  }

  backward(x: Float32Array, dy: Float32Array) {
    for (let l = this.layers.length - 1, d = dy; l >= 0; l--) {
      const input = l === 0 ? x : (this.layers[l - 1] as Dense).y;
      d = (this.layers[l] as Dense).backward(input, d);
    }
  }

  /** One step on a batch of one-output samples; returns its loss from before. */
  step(inputs: Float32Array, targets: Float32Array, features: number, rate: number): number {
    let loss = 0;
    const dy = new Float32Array(1);
    for (let n = 0; n < targets.length; n++) {
      const x = inputs.subarray(n * features, (n + 1) * features);
      const error = (this.forward(x)[0] as number) - (targets[n] as number);
      loss += error ** 2 / targets.length;
      dy[0] = (2 * error) / targets.length;
      this.backward(x, dy);
    }
    for (const layer of this.layers) layer.step(rate);
    return loss;
  }
}

interface Points {
  x: Float32Array;
  y: Float32Array;
}

/** Sizes and data of the workloads. */
export interface Library {
  actInput(): Float32Array;
  points(n: number): Points;
  grid(side: number): Float32Array;
  weights(inputs: number, outputs: number, seed: number, gain: number): Float32Array;
  W3: { sizes: number[]; batch: number; lr: number; n: number };
  W7: { sizes: number[]; batch: number; lr: number; n: number };
  W5: { side: number };
}

export function network(lib: Library, sizes: number[], activation: Activation): Mlp {
  const gain = activation === 'tanh' ? 1 : 2;
  const weights = sizes
    .slice(1)
    .map((outputs, l) => lib.weights(sizes[l] as number, outputs, 11 + l, gain));
  return new Mlp(sizes, activation, weights);
}

function elementwise(lib: Library, f: (x: number) => number) {
  const x = lib.actInput();
  const y = new Float32Array(x.length);
  return {
    unit: 'elements',
    run() {
      for (let i = 0; i < x.length; i++) y[i] = f(x[i] as number);
      return x.length;
    },
  };
}

/** Abramowitz & Stegun 1964, "Handbook of mathematical functions", 7.1.26. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const p =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.sign(x) * (1 - p * Math.exp(-x * x));
}

function training(lib: Library, workload: Library['W3'], activation: Activation) {
  const { sizes, batch, lr, n } = workload;
  const features = sizes[0] as number;
  const { x, y } = lib.points(n);
  const mlp = network(lib, sizes, activation);
  let first = 0;
  return {
    unit: 'samples',
    run() {
      const last = Math.min(first + batch, n);
      const inputs = x.subarray(first * features, last * features);
      mlp.step(inputs, y.subarray(first, last), features, lr / 2);
      const count = last - first;
      first = last === n ? 0 : last;
      return count;
    },
  };
}

export const name = 'plain TypeScript';

export const workloads = (lib: Library) => ({
  W1: () => elementwise(lib, (x) => (x > 0 ? x : 0)),
  W2s: () => elementwise(lib, (x) => 1 / (1 + Math.exp(-x))),
  W2t: () => elementwise(lib, Math.tanh),
  W2g: () => elementwise(lib, (x) => 0.5 * x * (1 + erf(x * Math.SQRT1_2))),
  W3: () => training(lib, lib.W3, 'tanh'),
  W3r: () => training(lib, lib.W3, 'relu'),
  W5() {
    const mlp = network(lib, lib.W3.sizes, 'tanh');
    const grid = lib.grid(lib.W5.side);
    const values = new Float32Array(grid.length / 2);
    return {
      unit: 'points',
      run() {
        for (let n = 0; n < values.length; n++)
          values[n] = mlp.forward(grid.subarray(2 * n, 2 * n + 2))[0] as number;
        return values.length;
      },
    };
  },
  W7: () => training(lib, lib.W7, 'relu'),
});
