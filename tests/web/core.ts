// The shipped core and the page's figures, together and without a browser.
import type { Values } from '../../web/ui/controls/controls';
import type { Figure } from '../../web/ui/figure/figure';
import { loadCore } from '../boundary/core.mjs';

const core = await loadCore('wasm-simd');

/** An answer, or an error thrown with its sentence. */
// biome-ignore lint/suspicious/noExplicitAny: each figure knows its own result.
function answer(result: any) {
  if (result?.error) throw new Error(result.error);
  return result;
}

/** What a figure's experiment answers in a state. */
export function ask(figure: Figure, values: Values) {
  if (figure.kind !== 'experiment') throw new Error('This figure is a session.');
  const run = (options: object) => answer(core.run(figure.experiment, options));
  const data = run(figure.options(values));
  return figure.part ? figure.part.join(data, run(figure.part.options(values))) : data;
}

/** A training figure's run after so many steps. */
export function play(figure: Figure, values: Values, steps: number) {
  if (figure.kind !== 'session') throw new Error('This figure is an experiment.');
  answer(core.sessionStart(1, figure.session, figure.options(values)));
  core.sessionAdvance(1, steps);
  const snapshot = answer(core.sessionSnapshot(1));
  core.sessionEnd(1);
  return snapshot;
}

/** 0, 1, … below, the same sequence in every run. */
export function seeded(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A random state that the controls allow; the ends of sliders more often than others. */
export function drawn({ controls, defaults }: Figure, below: (count: number) => number): Values {
  const values = { ...defaults };
  for (const control of controls) {
    if (control.kind === 'list') continue;
    if (control.kind === 'number') values[control.key] = below(10_000);
    else if (control.kind === 'select')
      values[control.key] = control.choices[below(control.choices.length)]?.value ?? '';
    else if (control.stops)
      values[control.key] = control.stops[below(control.stops.length)] as number;
    else {
      const count = Math.round((control.max - control.min) / control.step);
      const step = [0, count][below(8)] ?? below(count + 1);
      values[control.key] = Number((control.min + step * control.step).toFixed(6));
    }
  }
  for (const control of controls) {
    const most = control.kind === 'range' ? control.most?.(values) : undefined;
    if (most !== undefined && Number(values[control.key]) > most) values[control.key] = most;
  }
  return values;
}
