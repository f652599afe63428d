// Section 3: what a unit with ReLU makes of a negative sum.
import type { ActivationCurves } from '../engine/contract';
import { number } from '../ui/format';
import type { Gate } from '../ui/gate';

const [WEIGHT, INPUT, BIAS] = [-2, 3, 1];
const SUM = WEIGHT * INPUT + BIAS;

const gate: Gate<ActivationCurves> = {
  question: `A unit has the weight ${number(WEIGHT)} and the bias ${BIAS}; its input is ${INPUT}. What does it give with ReLU?`,
  choices: [-5, 0, 1, 5].map((value) => ({ label: number(value), value })),
  experiment: 'activationCurves',
  options: { activations: ['relu'], x: SUM },
  truth: ({ curves }) => curves[0]?.valueAtX ?? Number.NaN,
  explanation: (truth) =>
    `Its sum is ${number(WEIGHT)} · ${INPUT} + ${BIAS} = ${number(SUM)}, and ReLU(${number(SUM)}) = ${number(truth)}.`,
};

export default gate;
