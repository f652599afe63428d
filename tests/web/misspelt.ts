// What must not compile in a figure or a prediction: each line below a comment is wrong in one word. `npm run check` reads it.
import { figure, trainingFigure } from '../../web/ui/figure/figure';
import { gate } from '../../web/ui/figure/gate';

const units = { kind: 'range', key: 'units', label: 'ReLUs', min: 1, max: 64, step: 1 } as const;
const lines = {
  title: '',
  x: { title: '', min: 0, max: 1 },
  y: { title: '', min: 0, max: 1 },
} as const;
const right = {
  kind: 'experiment',
  experiment: 'hinges',
  defaults: { units: 4 },
  controls: [units],
  plots: [lines],
} as const;

/** As it should be. */
figure({
  ...right,
  options: ({ units }) => ({ units }),
  draw: ({ fit }) => [{ series: [{ label: '', colour: 'relu', x: fit, y: fit }] }],
  caption: ({ rmse }) => String(rmse),
});

figure({
  ...right,
  // @ts-expect-error: an experiment
  experiment: 'hinge',
  options: () => ({}),
  draw: () => [{ series: [] }],
  caption: () => '',
});

figure({
  ...right,
  // @ts-expect-error: an option
  options: ({ units }) => ({ unit: units }),
  draw: () => [{ series: [] }],
  caption: () => '',
});

figure({
  ...right,
  // @ts-expect-error: an option beside a right one
  options: ({ units }) => ({ units, unit: units }),
  draw: () => [{ series: [] }],
  caption: () => '',
});

figure({
  ...right,
  // @ts-expect-error: a control's key, where its value is used
  options: ({ unit }) => ({ units: unit }),
  draw: () => [{ series: [] }],
  caption: () => '',
});

figure({
  ...right,
  // @ts-expect-error: a control's key, in the defaults
  defaults: { unit: 4 },
  options: ({ units }) => ({ units }),
  draw: () => [{ series: [] }],
  caption: () => '',
});

figure({
  ...right,
  // @ts-expect-error: a control's key, as a plot's cursor
  plots: [{ ...lines, cursor: 'unit' }],
  options: ({ units }) => ({ units }),
  draw: () => [{ series: [] }],
  caption: () => '',
});

figure({
  ...right,
  options: ({ units }) => ({ units }),
  draw: () => [{ series: [] }],
  // @ts-expect-error: a column
  caption: ({ rmsd }) => String(rmsd),
});

figure({
  ...right,
  options: ({ units }) => ({ units }),
  // @ts-expect-error: a colour
  draw: ({ fit }) => [{ series: [{ label: '', colour: 'relo', x: fit, y: fit }] }],
  caption: () => '',
});

figure({
  ...right,
  options: ({ units }) => ({ units }),
  // @ts-expect-error: what another kind of plot draws
  draw: () => [{ bars: [] }],
  caption: () => '',
});

figure({
  ...right,
  options: ({ units }) => ({ units }),
  // @ts-expect-error: one plot too few
  draw: () => [],
  caption: () => '',
});

trainingFigure({
  ...right,
  kind: 'session',
  // @ts-expect-error: a session
  session: 'trainingLosses',
  options: () => ({}),
  draw: () => [{ series: [] }],
  caption: () => '',
  trouble: () => '',
});

const prediction = { question: '', choices: [], explanation: () => '' };
gate({
  ...prediction,
  experiment: 'activationCurves',
  options: { activations: ['relu'], x: 1 },
  truth: ({ curves }) => curves.length,
});

gate({
  ...prediction,
  // @ts-expect-error: an experiment
  experiment: 'activationCurve',
  options: {},
  truth: () => 0,
});

gate({
  ...prediction,
  experiment: 'activationCurves',
  // @ts-expect-error: an activation
  options: { activations: ['relo'] },
  truth: () => 0,
});

gate({
  ...prediction,
  experiment: 'activationCurves',
  options: {},
  // @ts-expect-error: a column
  truth: ({ curve }) => curve.length,
});
