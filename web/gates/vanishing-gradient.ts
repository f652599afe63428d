// Section 7: what ten sigmoids leave of a gradient.
import { entry } from '../ui/figure/answers';
import { gate } from '../ui/figure/gate';
import { number } from '../ui/words/format';

const LAYERS = 10;

export default gate({
  question: `A sigmoid’s slope is 1/4 at most. A gradient goes back through ${LAYERS} of them, each at its steepest, with weights of 1: what share of it is left?`,
  choices: [
    { label: 'a tenth', value: 0.1 },
    { label: 'a thousandth', value: 1e-3 },
    { label: 'a millionth', value: 1e-6 },
    { label: 'a billionth', value: 1e-9 },
  ],
  experiment: 'activationCurves',
  options: { activations: ['sigmoid'], x: 0 },
  truth: ({ curves }) => entry(curves, 0).slopeAtX ** LAYERS,
  explanation: (truth) =>
    `The largest slope is ${number(truth ** (1 / LAYERS))}, and its ${LAYERS}th power is ${number(truth)}. Larger weights work against that, but also push the sums to where the sigmoid is flat; smaller ones make it worse.`,
});
