// A prediction before the figure: pick one, and the core says what is true. It may be skipped.
import type { ExperimentName, Experiments } from '#contract';
import { button } from '../controls/button';

interface Typed<Name extends ExperimentName, Result> {
  question: string;
  choices: { label: string; value: number }[];
  /** What the core is asked. */
  experiment: Name;
  options: Experiments[Name]['options'];
  /** The true number, from the core's answer. */
  truth(result: Result): number;
  /** A sentence with that number. */
  explanation(truth: number): string;
}

/** As the page has it: that question and answer fit each other is known where it was written. */
export type Gate = Typed<ExperimentName, unknown>;

/** A prediction whose experiment, options and columns are those that there are. */
export const gate = <Name extends ExperimentName>(
  parts: Typed<Name, Experiments[Name]['result']>,
): Gate => parts;

/** The choice that comes closest, by ratio where all are positive. */
export function closest(choices: Gate['choices'], truth: number): number {
  const ratios = truth > 0 && choices.every(({ value }) => value > 0);
  const distance = (value: number) =>
    ratios ? Math.abs(Math.log(value / truth)) : Math.abs(value - truth);
  const distances = choices.map(({ value }) => distance(value));
  return distances.indexOf(Math.min(...distances));
}

export function mountGate(
  element: HTMLElement,
  gate: Gate,
  ask: (experiment: Gate['experiment'], options: Gate['options']) => Promise<unknown>,
) {
  const question = document.createElement('p');
  question.className = 'gate-question';
  question.textContent = gate.question;
  const row = document.createElement('div');
  row.className = 'gate-choices';
  const verdict = document.createElement('p');
  verdict.className = 'gate-verdict';
  verdict.setAttribute('role', 'status');

  const reveal = async (chosen?: number) => {
    try {
      const truth = gate.truth(await ask(gate.experiment, gate.options));
      const right = closest(gate.choices, truth);
      for (const [i, choice] of choices.entries()) {
        choice.setAttribute('aria-pressed', String(i === chosen));
        choice.classList.toggle('gate-right', i === right);
      }
      const opening = chosen === undefined ? '' : chosen === right ? 'Yes. ' : 'No. ';
      verdict.textContent = opening + gate.explanation(truth);
    } catch (error) {
      verdict.textContent = error instanceof Error ? error.message : String(error);
    }
  };
  const choices = gate.choices.map(({ label }, i) => {
    const choice = button(label, () => reveal(i));
    choice.setAttribute('aria-pressed', 'false');
    return choice;
  });
  const skip = button('Just tell me', () => reveal());
  skip.className = 'gate-skip';
  row.append(...choices, skip);
  element.setAttribute('role', 'group');
  element.setAttribute('aria-label', 'A prediction');
  element.replaceChildren(question, row, verdict);
}
