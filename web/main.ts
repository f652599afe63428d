// The page's entry: joins the article, the figures and the engine.
import type { Sessions } from '#contract';
import { keepForLater } from './delivery/keep';
import { bring } from './delivery/on-demand';
import { createBrowserEngine } from './engine/browser';
import type { Engine } from './engine/engine';
import type { Door } from './engine/modules';
import { keepingLast, newest } from './engine/newest';
import type { Values } from './ui/controls/controls';
import type { ExperimentFigure, Figure, PlayedName } from './ui/figure/figure';
import { type Gate, mountGate } from './ui/figure/gate';
import { loaded } from './ui/figure/missing';
import { mountFigure, type Shell } from './ui/figure/mount-figure';
import { mountPlayback } from './ui/figure/playback';
import { embedded, sayUnknown, showAlone } from './ui/reading/embed';
import { mountLinks } from './ui/reading/links';
import { takeNoticeAway } from './ui/reading/notice';
import { mountStepper } from './ui/reading/stepper';
import { mountTheme } from './ui/reading/theme';
import { recordErrors } from './ui/reading/trouble';

/** One file per figure, named as its `data-figure`. */
const figures = import.meta.glob<{ default: Figure }>('./figures/*.ts');

/** One file per prediction, named as its `data-gate`. */
const gates = import.meta.glob<{ default: Gate }>('./gates/*.ts');

/** Asks a figure's experiment; what is not changed is not asked again. */
function asker(
  { experiment, options, part }: ExperimentFigure,
  engine: Engine,
  more: ExperimentFigure['sketch'] = {},
) {
  const run = (options: ReturnType<ExperimentFigure['options']>) =>
    engine.run(experiment, { ...options, ...more });
  const [whole, asPart] = [keepingLast(run), keepingLast(run)];
  return async (values: Values) => {
    const data = whole(options(values));
    if (!part) return data;
    return part.join(...(await Promise.all([data, asPart(part.options(values))])));
  };
}

function connect(shell: Shell, engine: Engine, element: HTMLElement) {
  const { figure } = shell;
  if (figure.kind === 'experiment') {
    // What takes long is shown as such (style/figures.css).
    const busy = (is: boolean) => shell.element.setAttribute('aria-busy', String(is));
    const { sketch } = figure;
    const whole = asker(figure, engine);
    const sketched = sketch && asker(figure, engine, sketch);
    const ask = newest<Values, unknown>({
      sketch: sketched && (async (values) => shell.sketch(await sketched(values), values)),
      ask(values) {
        busy(true);
        return whole(values);
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
    start: () => engine.start(figure.session, figure.options(shell.values)),
    resume: (saved: Sessions[PlayedName]['saved']) => engine.resume(figure.session, saved),
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
  const file = `figures/${element.dataset.figure}.ts`;
  const load = figures[`./${file}`];
  if (!load) return undefined;
  const { default: figure } = await bring(file, load);
  // Its written text stays until there is something to compute with.
  await engine.ready(figure.kind === 'session' ? figure.session : figure.experiment);
  const shell = await mountFigure(element, figure);
  connect(shell, engine, element);
  return shell;
}

/** Mounts a figure when it is first asked for. */
function mountOnce(engine: Engine) {
  const shells = new Map<HTMLElement, Promise<Shell | undefined>>();
  const mounted = (element: HTMLElement) => {
    const known = shells.get(element);
    if (known) return known;
    const mounting = mount(element, engine);
    mounting.catch(() => shells.delete(element));
    const place = element.querySelector<HTMLElement>('[data-mount]') ?? element;
    const again = () => mounted(element);
    const shell = loaded({ place, what: 'This figure', again }, mounting);
    shells.set(element, shell);
    return shell;
  };
  return mounted;
}

async function mountPrediction(element: HTMLElement, engine: Engine) {
  const file = `gates/${element.dataset.gate}.ts`;
  const load = gates[`./${file}`];
  if (!load) return;
  const again = () => mountPrediction(element, engine);
  const part = bring(file, load).then(async ({ default: gate }) => {
    await engine.ready(gate.experiment);
    return gate;
  });
  const gate = await loaded({ place: element, what: 'This prediction', again }, part);
  if (gate) mountGate(element, gate, (name, options) => engine.run(name, options));
}

/** Starts loading what computes the figures that the page opens with, while they are still on their way. */
function loadAhead(engine: Engine) {
  const opens = (place: string) => {
    const { top, bottom } = document.getElementById(place)?.getBoundingClientRect() ?? {};
    return top !== undefined && top < innerHeight && (bottom ?? 0) > 0;
  };
  const ready = (door: Door) => engine.ready(door).catch(() => {}); // Whoever needs it will hear.
  // The module of the second figure has what the first asks, too.
  if (opens('fig-training-loss')) ready('trainingLoss');
  else if (opens('fig-relu')) ready('activationCurves');
}

/**
 * What is further down costs nothing before the reader moves, and then before it comes near; its place is kept free
 * (style/places.css).
 */
function whenNear(element: HTMLElement, act: () => void) {
  const watched = (rootMargin: string) => {
    const near = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        near.disconnect();
        removeEventListener('scroll', moves);
        act();
      },
      { rootMargin },
    );
    near.observe(element);
    return near;
  };
  const inView = watched('0px');
  const moves = () => {
    inView.disconnect();
    watched('150%');
  };
  addEventListener('scroll', moves, { once: true });
}

recordErrors(window, document.documentElement);
const engine = createBrowserEngine();
const mounted = mountOnce(engine);
const alone = embedded(document, location.search);
if (alone) {
  showAlone(document, alone);
  mounted(alone);
} else if (sayUnknown(document, location.search) !== 'alone') {
  loadAhead(engine);
  mountTheme(document);
  mountStepper(document);
  mountLinks(document, mounted);
  for (const element of document.querySelectorAll<HTMLElement>('figure[data-figure]')) {
    whenNear(element, () => mounted(element));
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-gate]')) {
    whenNear(element, () => mountPrediction(element, engine));
  }
}
takeNoticeAway(document);
if (!alone) keepForLater();
