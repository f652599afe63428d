// The page's entry: joins the article, the figures and the engine.
import { createBrowserEngine } from './engine/browser';
import type { Engine } from './engine/engine';
import { newest } from './engine/newest';
import type { Values } from './ui/controls';
import { embedded, showAlone } from './ui/embed';
import type { Figure } from './ui/figure';
import { type Gate, mountGate } from './ui/gate';
import { mountLinks } from './ui/links';
import { mountFigure, type Shell, sayMissing } from './ui/mount-figure';
import { mountPlayback } from './ui/playback';
import { mountStepper } from './ui/stepper';
import { mountTheme } from './ui/theme';
import { recordErrors } from './ui/trouble';

/** One file per figure, named as its `data-figure`. */
const figures = import.meta.glob<{ default: Figure }>('./figures/*.ts');

/** One file per prediction, named as its `data-gate`. */
const gates = import.meta.glob<{ default: Gate }>('./gates/*.ts');

// The contract types each door by name; a figure's file is checked against it, this joint cannot be.
type AnyDoor = {
  run(name: string, options: object): Promise<unknown>;
  start(name: string, options: object): Promise<never>;
  resume(name: string, saved: unknown): Promise<never>;
};

function connect(shell: Shell, engine: Engine, element: HTMLElement) {
  const door = engine as unknown as AnyDoor;
  const { figure } = shell;
  if (figure.kind === 'experiment') {
    // What takes long is shown as such (style/figures.css).
    const busy = (is: boolean) => shell.element.setAttribute('aria-busy', String(is));
    const ask = newest<Values, unknown>({
      ask(values) {
        busy(true);
        return door.run(figure.experiment, figure.options(values));
      },
      answered(data, values) {
        busy(false);
        shell.status('', '');
        shell.show(data, values);
      },
      failed(error) {
        busy(false);
        shell.status('failed', `${error.message} `, () => ask({ ...shell.values }));
      },
    });
    // Each question keeps the values it was asked with, while the reader moves on.
    shell.changed = (values) => ask({ ...values });
    shell.changed(shell.values);
    return;
  }
  const player = mountPlayback(shell, {
    start: () => door.start(figure.session, figure.options(shell.values)),
    resume: (saved) => door.resume(figure.session, saved),
  });
  player.reset();
  // Out of sight nothing is computed; back in sight it goes on as it was.
  let plays = true;
  new IntersectionObserver(([entry]) => {
    if (!entry?.isIntersecting) {
      plays ||= player.state === 'playing';
      player.suspend();
    } else if (plays) {
      plays = false;
      player.play();
    }
  }).observe(element);
}

async function mount(element: HTMLElement, engine: Engine): Promise<Shell | undefined> {
  const load = figures[`./figures/${element.dataset.figure}.ts`];
  if (!load) return undefined;
  const { default: figure } = await load();
  const shell = await mountFigure(element, figure);
  connect(shell, engine, element);
  return shell;
}

/** Mounts a figure when it is first asked for. */
function mountOnce(engine: Engine) {
  const shells = new Map<HTMLElement, Promise<Shell | undefined>>();
  const mounted = (element: HTMLElement) => {
    const shell =
      shells.get(element) ??
      mount(element, engine).catch(() => {
        shells.delete(element);
        sayMissing(element, () => mounted(element));
        return undefined;
      });
    shells.set(element, shell);
    return shell;
  };
  return mounted;
}

async function mountPrediction(element: HTMLElement, engine: Engine) {
  const load = gates[`./gates/${element.dataset.gate}.ts`];
  if (!load) return;
  const door = engine as unknown as AnyDoor;
  mountGate(element, (await load()).default, (name, options) => door.run(name, options));
}

/** What is further down costs nothing before the reader comes near; its place is kept free (style/places.css). */
function whenNear(element: HTMLElement, act: () => void) {
  const near = new IntersectionObserver(
    ([entry]) => {
      if (!entry?.isIntersecting) return;
      near.disconnect();
      act();
    },
    { rootMargin: '150%' },
  );
  near.observe(element);
}

recordErrors(window, document.documentElement);
const engine = createBrowserEngine();
const mounted = mountOnce(engine);
const alone = embedded(document, location.search);
if (alone) {
  showAlone(document, alone);
  mounted(alone);
} else {
  mountTheme(document);
  mountStepper(document);
  mountLinks(document, mounted);
  for (const element of document.querySelectorAll<HTMLElement>('figure[data-figure]')) {
    whenNear(element, () => mounted(element));
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-gate]')) {
    // If it cannot be fetched, its question stands there without choices.
    whenNear(element, () => mountPrediction(element, engine).catch(() => {}));
  }
}
