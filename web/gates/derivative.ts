// Section 6: what passes through a closed unit on the way back.
import { entry } from '../ui/figure/answers';
import { gate } from '../ui/figure/gate';
import { number } from '../ui/words/format';

const ARRIVING = 2;

export default gate({
  question: `On the way back, as in section 1: a unit’s weighted sum was −0.5, and a gradient of ${ARRIVING} arrives at its output. How much of it gets through?`,
  choices: [
    { label: 'all of it: 2', value: 2 },
    { label: 'half: 1', value: 1 },
    { label: 'none: 0', value: 0 },
    { label: '−1', value: -1 },
  ],
  experiment: 'activationCurves',
  options: { activations: ['relu'], x: -0.5 },
  truth: ({ curves }) => ARRIVING * entry(curves, 0).slopeAtX,
  explanation: (truth) =>
    `The gradient is multiplied by ReLU′\u2060(−0.5), and ${number(truth)} is left: for this sample the unit is closed.`,
});
