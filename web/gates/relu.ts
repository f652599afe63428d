// Section 3: what ReLU does with a negative number.
import type { ActivationCurves } from '../engine/contract';
import { number } from '../ui/format';
import type { Gate } from '../ui/gate';

const gate: Gate<ActivationCurves> = {
  question: 'Before you read on: what does ReLU make of −3?',
  choices: [
    { label: '−3', value: -3 },
    { label: '0', value: 0 },
    { label: '1', value: 1 },
    { label: '3', value: 3 },
  ],
  experiment: 'activationCurves',
  options: { activations: ['relu'], x: -3 },
  truth: ({ curves }) => curves[0]?.valueAtX ?? Number.NaN,
  explanation: (truth) => `ReLU(−3) = ${number(truth)}: negative numbers become 0.`,
};

export default gate;
