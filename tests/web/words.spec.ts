// What captions and formulas say, over drawn states of every figure: words by what was measured, "=" only where it holds.
import { expect, test } from '@playwright/test';
import type { TrainingLossSnapshot } from '#contract';
import additivity from '../../web/figures/additivity';
import collapseToLine from '../../web/figures/collapse-to-line';
import deadUnits from '../../web/figures/dead-units';
import derivative from '../../web/figures/derivative';
import hinges from '../../web/figures/hinges';
import networkStep from '../../web/figures/network-step';
import pythonPlot from '../../web/figures/python-plot';
import relu from '../../web/figures/relu';
import sparsity from '../../web/figures/sparsity';
import trainingLoss from '../../web/figures/training-loss';
import vanishingGradient from '../../web/figures/vanishing-gradient';
import type { Values } from '../../web/ui/controls/controls';
import type { Figure } from '../../web/ui/figure/figure';
import type { Series } from '../../web/ui/plots/lines-data';
import { as, equals, measuredLoss, number, readBack } from '../../web/ui/words/format';
import { ask, drawn, play, seeded } from './core';

const caption = (figure: Figure, changes: Values = {}) => {
  const values = { ...figure.defaults, ...changes };
  return figure.caption(ask(figure, values), values);
};

test('of silent units is said what their measured slopes let through', () => {
  const words = (bias: number, activation: string, step: number) =>
    caption(deadUnits, { bias, activation, step, seed: 11 });
  expect(words(-1, 'elu', 0)).toMatch(/slope there is 0\.[34]\d* on average.*a good part/);
  expect(words(-2, 'elu', 0)).toContain('a good part');
  expect(words(-1, 'gelu', 0)).not.toContain('hardly any');
  expect(words(-1, 'leaky-relu', 0)).toContain('The slope there is 0.01: a small part');
  expect(words(-6, 'elu', 0)).toMatch(/a small part|hardly any/);
  expect(words(-1, 'relu', 0)).toContain('Dead: the output is exactly 0 for all');
});

test('where every slope is exactly 0, none of the gradient gets through, whatever units are off', () => {
  const changes = { bias: -6, learningRate: 10, step: 300, activation: 'elu', seed: 0 };
  const text = caption(deadUnits, changes);
  expect(text).toContain('The slope there is exactly 0 in 32-bit floats: none of the gradient');
  expect(text).not.toContain('hardly any');
  expect(text).toContain('a chaotic number of 32 units are at or below 0');
});

test('the words for a slope follow its size alone, whatever the activation', () => {
  const said = new Map<string, number[]>();
  const below = seeded(1);
  for (let i = 0; i < 24; i++) {
    const values = drawn(deadUnits, below);
    const data = ask(deadUnits, values);
    const text = deadUnits.caption(data, values);
    const word = /(hardly any|a small part|a good part) of the gradient/.exec(text)?.[1];
    const silent = data.runs.find(
      (run: { activation: string }) => run.activation === values.activation,
    ).layers[0].silent[data.map.step];
    // Where rounding decides, the words may be left out.
    const isSure = data.map.meanSlopeMargin < 0.01 * data.map.meanSlope || data.map.meanSlope === 0;
    if (isSure && !text.includes('chaotic'))
      expect(word !== undefined, text).toBe(silent > data.map.flat);
    if (word) said.set(word, [...(said.get(word) ?? []), data.map.meanSlope]);
  }
  const most = (word: string) => Math.max(...(said.get(word) ?? []));
  const least = (word: string) => Math.min(...(said.get(word) ?? []));
  expect(most('hardly any')).toBeLessThan(least('a small part'));
  expect(most('a small part')).toBeLessThan(least('a good part'));
});

test('what is written can be read back', () => {
  for (const value of [0, -1.5, 12300, 0.0312, 1.23e-9, -4e21, 630000000])
    expect(readBack(number(value))).toBe(value);
});

test('a sign is "=" where the digits shown are all there are', () => {
  expect(as('5.7', Math.fround(5.7))).toBe('=');
  expect(as('0.333', 1 / 3)).toBe('≈');
  expect(equals([2.9 + 2.8, 5.7])).toBe('=');
  expect(equals([0.1, 0.1], [1, 1.001])).toBe('≈');
});

/** f in float64, for sums of multiples of a tenth. */
const TRUE: Record<string, (x: number) => number> = {
  identity: (x) => x,
  relu: (x) => Math.max(0, x),
  'leaky-relu': (x) => (x > 0 ? x : x / 100),
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  tanh: Math.tanh,
};

test('of every pair of a and b the two sums are called equal only if they are, and written so that it shows', () => {
  const wrong: string[] = [];
  for (const activation of ['identity', 'relu', 'leaky-relu', 'gelu', 'sigmoid', 'tanh']) {
    const thin = activation === 'relu' ? 1 : 7;
    for (let i = -30; i <= 30; i++) {
      for (let j = -30; j <= 30; j += thin) {
        const [a, b] = [i / 10, j / 10];
        const text = caption(additivity, { a, b, activation });
        const f = TRUE[activation];
        const equal = text.includes('equal here');
        if (f && equal !== Math.abs(f(a) + f(b) - f((i + j) / 10)) < 1e-12) wrong.push(text);
        const sides = text.replace(/: (not )?equal.*/, '').split(', and ');
        const [left, right] = sides.map((side) => side.split(/ [=≈] /).at(-1));
        if ((left === right) !== equal) wrong.push(text);
        if (f && ['identity', 'relu'].includes(activation) && text.includes('≈')) wrong.push(text);
        const [, terms, is, sum] = /[=≈] (\S+ \+ \S+) ([=≈]) (\S+)$/.exec(sides[1] ?? '') ?? [];
        const added = (terms ?? '')
          .replace(/[()]/g, '')
          .split(' + ')
          .reduce((total, term) => total + readBack(term), 0);
        if ((is === '=') !== Math.abs(added - readBack(sum ?? '')) < 1e-8) wrong.push(text);
      }
    }
  }
  expect(wrong.slice(0, 5)).toEqual([]);
});

/** A formula's rows as text that can be computed: "z≈0.5*1+(-0.2)". */
const rowsOf = (html: string) =>
  html.split('</p>').map((row) =>
    row
      .replace(/<mfrac><mrow>(.*?)<\/mrow><mrow>(.*?)<\/mrow><\/mfrac>/g, '(($1)/($2))')
      .replace(/<msup><mrow>(.*?)<\/mrow><mn>2<\/mn><\/msup>/g, '(($1)**2)')
      .replace(/<mtext>.*?<\/mtext>/g, '')
      .replace(/<[^>]*>/g, '')
      .replaceAll('&gt;', '>')
      .replace(/(\d),(\d{3})/g, '$1$2')
      .replaceAll('−', '-')
      .replaceAll('·', '*')
      .replaceAll('[', '(')
      .replaceAll(']', ')')
      .replaceAll('max', 'Math.max')
      .replace(/(leaky )?ReLU\((-?[\d.]+)\)/g, (_, leaky, x) =>
        String(Number(x) > 0 ? Number(x) : leaky ? Number(x) / 100 : 0),
      )
      .trim(),
  );

/** What a side made of digits comes to. */
function computed(side: string): number | undefined {
  if (!/^[\d.+\-*/() ]*(Math\.max\([\d.,\- ]+\))?[\d.+\-*/() ]*$/.test(side) || !/\d/.test(side))
    return undefined;
  return Number(new Function(`return ${side.replace(/(\d)\(/g, '$1*(')}`)());
}

test('every sign of every formula holds for the digits beside it', () => {
  const wrong: string[] = [];
  let checked = 0;
  for (const figure of [relu, derivative, networkStep] as Figure[]) {
    const below = seeded(7);
    for (let i = 0; i < 150; i++) {
      const values = drawn(figure, below);
      for (const row of rowsOf(figure.formula?.(ask(figure, values), values) ?? '')) {
        const [first = '', ...rest] = row.split(/([=≈])/);
        for (let left = first, k = 0; k + 1 < rest.length; left = rest[k + 1] ?? '', k += 2) {
          const [one, other] = [computed(left), computed(rest[k + 1] ?? '')];
          if (one === undefined || other === undefined) continue;
          checked++;
          const same = Math.abs(one - other) <= 3e-7 * Math.max(1, Math.abs(one), Math.abs(other));
          if ((rest[k] === '=') !== same) wrong.push(`${JSON.stringify(values)}: ${row}`);
        }
      }
    }
  }
  expect(checked).toBeGreaterThan(200);
  expect(wrong.slice(0, 8)).toEqual([]);
});

test('rounded coefficients of a line are introduced as such', () => {
  const values = { ...collapseToLine.defaults };
  const data = ask(collapseToLine, values);
  expect(collapseToLine.caption(data, values)).toMatch(/one line, y ≈ .* is y ≈ /);
  expect(collapseToLine.formula?.(data, values)).toContain(' ≈ (');
});

test('no caption holds a word of the machine, in any of the drawn states', () => {
  const figures: Figure[] = [additivity, collapseToLine, deadUnits, derivative, hinges];
  figures.push(networkStep, pythonPlot, relu, sparsity, vanishingGradient);
  const wrong: string[] = [];
  for (const figure of figures) {
    const below = seeded(3);
    for (let i = 0; i < 8; i++) {
      const values = drawn(figure, below);
      const data = ask(figure, values);
      const text = `${figure.caption(data, values)} ${figure.formula?.(data, values) ?? ''}`;
      if (/NaN|undefined|Infinity|null|not a number|\[object/.test(text)) wrong.push(text);
    }
  }
  expect(wrong).toEqual([]);
});

test('of a list is said what holds of the numbers as they were typed', () => {
  const of = (list: string, form = 'right') => caption(pythonPlot, { list, form });
  expect(of('9.6,9.7')).toBe('None of 2 numbers is below 0, so nothing changes.');
  expect(of('-1e-46, 5')).toBe(
    '1 of 2 numbers is below 0 and becomes 0; what is not below 0 stays as it is. Between two neighbours on different sides of 0 the slope is neither 0 nor 1, if only by a little. As a 32-bit float −1\u00a0·\u00a010⁻⁴⁶ is 0.',
  );
  expect(of('-1 2')).toMatch(/sides of 0 the slope is neither 0 nor 1\.$/);
  expect(of('-1 0 2')).not.toContain('Between');
  expect(of('-1 -2')).not.toContain('Between');
  expect(of('0 -0 1e-46')).toContain('None of 3 numbers is below 0');
  expect(of('1.00000001', 'wrong')).toContain('it gives 1 instead of 1.00000001.');
  expect(of('1, 1e-46', 'wrong')).toContain('differs for 1 of them');
});

test('the slope between numbers above 0 is exactly 1, and between those below it 0', () => {
  const below = seeded(13);
  const lists = Array.from({ length: 200 }, () =>
    Array.from({ length: 2 + below(6) }, () => (below(20001) - 10000) / 10 ** (3 + below(5))),
  );
  for (const list of [[1, 0, -1, 1.0001], [1, 1.00000001], ...lists]) {
    const values = { ...pythonPlot.defaults, list: list.join(' ') };
    const [, { series }] = pythonPlot.draw(ask(pythonPlot, values), values) as [
      unknown,
      { series: Series[] },
    ];
    const { x, y } = series[0] as Series;
    const sorted = [...list].sort((a, b) => a - b);
    const floats = new Set(list.map(Math.fround));
    expect(y.length).toBe(floats.size - 1);
    for (let i = 0; i < y.length; i++) {
      const left = sorted.filter((number) => number < (x[i] as number)).at(-1) as number;
      const right = sorted.find((number) => number > (x[i] as number)) as number;
      if (left >= 0) expect(y[i], `${list}`).toBe(1);
      else if (right <= 0) expect(y[i], `${list}`).toBe(0);
    }
  }
});

test('whatever is typed, a list’s numbers are counted by their signs', () => {
  const below = seeded(11);
  for (let i = 0; i < 300; i++) {
    const numbers = Array.from({ length: 1 + below(5) }, () => {
      const size = [10, 1, 1e-3, 1e-30, 1e-45, 1e-46, 1e-300][below(7)] as number;
      return [0, -size, size, (below(2001) - 1000) / 100][below(4)] as number;
    });
    const text = caption(pythonPlot, { list: numbers.join(' ') });
    const cut = numbers.filter((x) => x < 0).length;
    const counted =
      numbers.length === 1
        ? text.includes('becomes')
          ? 1
          : 0
        : Number(/^(?:All )?(\d+)/.exec(text.replace('None', '0'))?.[1]);
    expect(counted, text).toBe(cut);
    const sorted = [...numbers].sort((a, b) => a - b);
    const across = sorted.some((x, k) => x < 0 && (sorted[k + 1] ?? 0) > 0);
    expect(text.includes('neither 0 nor 1'), text).toBe(across);
  }
});

test('a run that ended before the slider’s step is told to have ended, and its step is named', () => {
  const state = { seed: 6, learningRate: 10, step: 300 };
  const other = caption(deadUnits, { ...state, activation: 'relu' });
  expect(other).toContain('ReLU, after step 300:');
  expect(other).toContain('leaky ReLU ended');
  const own = caption(deadUnits, { ...state, activation: 'leaky-relu' });
  const [, last, step] =
    /^Leaky ReLU, after step (\d+), its last: .* Loss at step 300: .*Leaky ReLU: [^.]* at step (\d+);/.exec(
      own,
    ) ?? [];
  expect(Number(last) + 1).toBe(Number(step));
  const before = caption(deadUnits, { ...state, activation: 'leaky-relu', step: 10 });
  expect(before).toContain('after step 10:');
  expect(before).not.toContain(' ended');
});

test('in no state of the sliders does a caption name another step without saying that the run ended', () => {
  const below = seeded(5);
  for (let i = 0; i < 16; i++) {
    const values: Values = {
      ...drawn(deadUnits, below),
      learningRate: [5, 10][below(2)] as number,
    };
    const text = deadUnits.caption(ask(deadUnits, values), values);
    const named = /(before training|after step (\d+)(, its last)?)[:,]/.exec(text);
    const isAsked = Number(named?.[2] ?? 0) === values.step;
    expect(
      isAsked || (named?.[3] !== undefined && text.includes(`Loss at step ${values.step}`)),
      text,
    ).toBe(true);
    expect(text).not.toMatch(/not a number|∞/);
  }
});

/** A comparison after so many steps, all of them when left out. */
const comparison = (changes: Values, steps = 1e9) => {
  const values = { ...trainingLoss.defaults, ...changes };
  const snapshot = play(trainingLoss, values, steps);
  return { text: trainingLoss.caption(snapshot, values), trouble: trainingLoss.trouble(snapshot) };
};

test('networks that have all ended are told to have, and in which epoch', () => {
  for (const against of ['identity', 'elu', 'leaky-relu']) {
    const { text, trouble } = comparison({ data: 'employment', against, learningRate: 10 });
    expect(text).toBe('In epoch 1, both networks left the range of 32-bit floats.');
    expect(trouble).toMatch(
      /^ReLU: the loss left .* at step 3; its training ends there\. (Identity|ELU|Leaky ReLU): /,
    );
  }
  const curve = (step: number) => ({ activation: 'elu', nonFinite: { step } });
  const ended = (...steps: number[]) =>
    trainingLoss.caption(
      { stepsPerEpoch: 9, curves: steps.map(curve) } as TrainingLossSnapshot,
      trainingLoss.defaults,
    );
  expect(ended(9, 1)).toMatch(/^In epoch 1,/);
  expect(ended(0, 0)).toMatch(/^Before training,/);
  expect(ended(10, 19)).toBe(
    'Both networks left the range of 32-bit floats: ELU in epoch 2, ELU in epoch 3.',
  );
  const other = comparison({ against: 'identity', learningRate: 10, optimizer: 'momentum' }, 100);
  expect(other.text).toMatch(/^After epoch 11, .*identity has left the range of numbers\.$/);
});

test('of a training that rounding decides no digits are told', () => {
  const changes = { against: 'elu', optimizer: 'momentum', learningRate: 0.3, seed: 5 };
  expect(comparison(changes, 1).text).toMatch(/: ReLU 1\.75 .*, ELU 2\.82 /);
  expect(comparison(changes).text).toMatch(/, ELU chaotic \(share right: chaotic\)\.$/);
});

test('what is chaotic is told in no state with an interval, and in sentences that go on', () => {
  const gradient = caption(vanishingGradient, { depth: 50, gain: 4, seed: 7 });
  expect(gradient).toContain('; tanh chaotic; sigmoid ');
  const values = { ...sparsity.defaults, step: 300 };
  const activity = ask(sparsity, values);
  for (const { zeroShareMargin } of activity.runs[0].layers) zeroShareMargin.fill(1);
  const zeros = sparsity.caption(activity, values);
  expect(zeros).toBe(
    'After step 300, a chaotic share of the outputs of layer 1 are exactly 0 with ReLU (a chaotic share over all three layers), none with sigmoid.',
  );
  const words = caption(deadUnits, { bias: -6, learningRate: 10, step: 300, seed: 6 });
  expect(words).toMatch(/Loss: .*, GELU chaotic\./);
  expect(caption(deadUnits, { bias: -6, learningRate: 10, activation: 'elu', seed: 0 })).toMatch(
    /a chaotic number of 32 units are at or below 0 for all 90 penguins \(before training: \d+\)\./,
  );
  for (const text of [gradient, zeros, words]) expect(text).not.toContain('between');
});

test('networks that learn |x| until rounding decides are told in the digits that are left', () => {
  const all = { depth: 8, steps: 3000 };
  const words = (changes: Values) => caption(collapseToLine, { ...all, ...changes });
  expect(words({ layers: 9, seed: 4294967295 })).toMatch(/0\.0787 without, 0\.001 with ReLU\.$/);
  expect(words({ layers: 2, seed: 1 })).toContain('chaotic with ReLU.');
  const values = { ...collapseToLine.defaults, ...all, layers: 2, seed: 3 };
  const data = ask(collapseToLine, values);
  expect(collapseToLine.formula?.(data, values)).toContain('(chaotic, ');
  data.slopeMargin = 9;
  expect(collapseToLine.caption(data, values)).toContain('into one line, a chaotic one; the best');
});

test('a loss as small as rounding is told as 0, rounded, or without digits', () => {
  const learnt = { first: 5, second: 5, activation: 'tanh' };
  const told = (changes: Values) => {
    const values = { ...networkStep.defaults, ...learnt, ...changes };
    const data = ask(networkStep, values);
    return `${networkStep.caption(data, values)} ${networkStep.formula?.(data, values)}`;
  };
  expect(told({ phase: 4, updates: 50, seed: 1 })).toMatch(
    /\(1 − 1\)² ≈ 0 \(rounded\)\. .*0 \(rounded\)<\/mn>/,
  );
  expect(told({ phase: 8, updates: 50, seed: 1 })).toContain(
    'the loss 0 (rounded); it was 0 (rounded).',
  );
  const between = told({ phase: 4, updates: 30, seed: 2 });
  expect(between).toContain('(0.99999 − 1)², of which rounding leaves no digit.');
  expect(between).not.toContain('chaotic');
  expect(told({ phase: 4 })).toMatch(/\(−?\d\.\d+ − 1\)² ≈ \d/);
});

test('a short secant’s slope has no more digits than the rounding of its ends leaves', () => {
  const words = (changes: Values) => caption(derivative, { step: 0.01, ...changes });
  expect(words({ x: -3, activation: 'elu' })).toMatch(/is 0\.0498, .* wide has slope 0\.05\.$/);
  expect(words({ x: -0.75, activation: 'gelu' })).toMatch(/has slope 0\.0008\.$/);
  expect(words({ x: 3 })).toMatch(/has slope 1\.$/);
  expect(words({ x: -2 })).toMatch(/has slope 0\.$/);
  expect(words({ x: 0.4, step: 1 })).toContain('has slope 0.7:');
});

test('a loss of 0 is a rounded one', () => {
  for (const zero of [0, -0]) expect(measuredLoss(zero, 0)).toBe('0 (rounded)');
  expect(measuredLoss(0, Number.POSITIVE_INFINITY)).toBe('chaotic');
  expect(measuredLoss(0.5, 0)).toBe('0.5');
});

test('the slope of the loss at the output is written with the digits it has, however small it is', () => {
  for (const activation of ['relu', 'tanh', 'leaky-relu'])
    for (const updates of [0, 10, 50])
      for (let seed = 1; seed <= 10; ++seed) {
        const values = { ...networkStep.defaults, activation, updates, seed, phase: 5 };
        const data = ask(networkStep, values);
        const words = networkStep.caption(data, values);
        const shown = words.match(/change by (.+?) times as much/)?.[1];
        const slope = shown ? readBack(shown) : Number.NaN;
        if (words.includes('a chaotic number of')) continue;
        expect(slope === 0, words).toBe(data.dOutput === 0);
        expect(Math.abs(slope - data.dOutput), words).toBeLessThanOrEqual(
          0.5 * Math.abs(data.dOutput),
        );
      }
});
