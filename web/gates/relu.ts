// Section 3: what a unit with ReLU makes of a negative sum.
import { entry } from '../ui/figure/answers';
import { gate } from '../ui/figure/gate';
import { number } from '../ui/words/format';

const [WEIGHT, INPUT, BIAS] = [-2, 3, 1];
const SUM = WEIGHT * INPUT + BIAS;

export default gate({
  question: `A unit has the weight ${number(WEIGHT)} and the bias ${BIAS}; its input is ${INPUT}. What does it give with ReLU?`,
  choices: [-5, 0, 1, 5].map((value) => ({ label: number(value), value })),
  experiment: 'activationCurves',
  options: { activations: ['relu'], x: SUM },
  truth: ({ curves }) => entry(curves, 0).valueAtX,
  explanation: (truth) =>
    `Its sum is ${number(WEIGHT)} · ${INPUT} + ${BIAS} = ${number(SUM)}, and ReLU(${number(SUM)}) = ${number(truth)}.`,
});
