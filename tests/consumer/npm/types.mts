// What compiles and what does not, with the package's types.
import createCore, { type Activation } from 'relu-live-core';

const core = await createCore();
const activation: Activation = 'gelu';
const curves = core.run('activationCurves', { activations: [activation] });
export const y: Float32Array | undefined =
  curves.error === undefined ? curves.curves[0]?.y : undefined;
const started = core.sessionStart(1, 'training', { batch: 2 });
export const step: number | undefined = started.error === undefined ? started.step : undefined;
// @ts-expect-error There is no such experiment.
core.run('activationCurve', {});
// @ts-expect-error It is in another module.
core.run('hinges', {});
// @ts-expect-error There is no such option.
core.run('activationCurves', { point: 3 });
// @ts-expect-error There is no such activation.
core.run('activationCurves', { activations: ['rleu'] });
