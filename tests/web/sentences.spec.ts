// Every caption reads as English does: over the defaults, the ends and choices of every control, and drawn states.
import { expect, test } from '@playwright/test';
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
import { ask, drawn, play, seeded } from './core';

const figures: Record<string, Figure> = {
  additivity,
  collapseToLine,
  deadUnits,
  derivative,
  hinges,
  networkStep,
  pythonPlot,
  relu,
  sparsity,
  trainingLoss,
  vanishingGradient,
};

/** Mistakes by what is wrong with them. */
const MISTAKES: [name: string, found: RegExp][] = [
  ['begins in lower case', /^[a-zà-ÿ]|[.!?] [a-z]/],
  ['has no end', /[^.!?]$/],
  ['spaces', / {2}| [.,;:)]|\( |\.\.|,,/],
  [
    'one of many',
    /(?<![\d.,·⁰-⁹] ?)\b1 (units|numbers|layers|weights|steps|pieces|times|epochs|ReLUs|sums|outputs)\b/,
  ],
  ['none of them', /\b0 of (them|the)\b|\bfor 0\b/],
  ['all of them counted', /\b(\d+) of (?:the |all )?\1 \w+ (stay|is|are)\b/],
  ['the machine', /NaN|undefined|Infinity|null|\[object|-0\b|−0(?![.\d])/],
];

/** The defaults, with one control at a time at its ends or on each of its choices; and drawn ones. */
function states(figure: Figure, count: number): Values[] {
  const all: Values[] = [{ ...figure.defaults }];
  for (const control of figure.controls) {
    const tried =
      control.kind === 'select'
        ? control.choices.map(({ value }) => value)
        : control.kind === 'list'
          ? ['1', '0', '-1', '1 1', '-1 1', '0 -0']
          : control.kind === 'range' && control.stops
            ? [control.stops[0] as number, control.stops.at(-1) as number]
            : [control.min, control.max];
    for (const value of tried) all.push({ ...figure.defaults, [control.key]: value });
  }
  const below = seeded(21);
  for (let i = 0; i < count; i++) all.push(drawn(figure, below));
  return all;
}

for (const [name, figure] of Object.entries(figures)) {
  test(`sentences of ${name}`, () => {
    test.setTimeout(120_000);
    const wrong: string[] = [];
    for (const values of states(figure, 24)) {
      const data = figure.kind === 'session' ? play(figure, values, 60) : ask(figure, values);
      const text = figure.caption(data, values);
      for (const [what, found] of MISTAKES) {
        if (found.test(text)) wrong.push(`${what}: ${JSON.stringify(values)}: ${text}`);
      }
    }
    expect(wrong).toEqual([]);
  });
}
