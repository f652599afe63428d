// Dragging sideways: the one place for sliders, charts and whatever else a hand moves.
// A finger may be scrolling, or resting. Until it has shown what it wants, nothing happens.

/** From here on, in pixels, a finger drags. */
const DRAG_FROM = 8;
/** A finger that stays longer rests, and is no tap. */
const TAP_MILLISECONDS = 500;

/** What a hand is down on; nothing is played elsewhere meanwhile. */
let held: Node | undefined;

function watchHands() {
  const letGo = () => {
    held = undefined;
  };
  document.addEventListener(
    'pointerdown',
    ({ target }) => {
      held = target instanceof Node ? target : undefined;
    },
    { capture: true },
  );
  for (const end of ['pointerup', 'pointercancel', 'dragstart'] as const) {
    document.addEventListener(end, letGo, { capture: true });
  }
  window.addEventListener('blur', letGo);
}

if (typeof document !== 'undefined') watchHands();

/** Whether a hand is down somewhere else. */
export const isHeldElsewhere = (here: Node): boolean => held !== undefined && !here.contains(held);

export interface Dragged {
  /** The hand is here; with a finger only once it drags, or when its tap is over. */
  move(event: PointerEvent): void;
  /** The hand has let go of what it moved. */
  rest?(): void;
  /** Whether a tap here is meant to do nothing. */
  idle?(event: PointerEvent): boolean;
  /** The browser itself sees to the mouse. */
  nativeMouse?: boolean;
}

interface Hand {
  id: number;
  x: number;
  y: number;
  since: number;
  drags: boolean;
}

/** The surface needs `touch-action: pan-y pinch-zoom`, so that the browser takes up-and-down and two fingers. */
export function onDrag(surface: HTMLElement, { move, rest, idle, nativeMouse }: Dragged) {
  let hand: Hand | undefined;
  const letGo = () => {
    if (hand?.drags) rest?.();
    hand = undefined;
  };
  /** Two fingers want something else, unless one of them is at work already. */
  const secondFinger = () => {
    if (!hand?.drags) hand = undefined;
  };
  surface.addEventListener('pointerdown', (event) => {
    const { pointerType, pointerId: id, clientX: x, clientY: y, timeStamp: since } = event;
    if (!event.isPrimary || (nativeMouse && pointerType === 'mouse')) return;
    hand = { id, x, y, since, drags: pointerType !== 'touch' };
    document.addEventListener('pointerdown', secondFinger, { capture: true, once: true });
    if (!hand.drags) return;
    surface.setPointerCapture(id);
    move(event);
  });
  surface.addEventListener('pointermove', (event) => {
    if (event.pointerId !== hand?.id) return;
    if (!hand.drags) {
      const aside = Math.abs(event.clientX - hand.x);
      const along = Math.abs(event.clientY - hand.y);
      if (Math.max(aside, along) < DRAG_FROM) return;
      if (along >= aside) hand = undefined;
      else hand.drags = true;
    }
    if (hand) move(event);
  });
  surface.addEventListener('pointerup', (event) => {
    if (event.pointerId !== hand?.id) return;
    const taps = event.timeStamp - hand.since < TAP_MILLISECONDS && !idle?.(event);
    if (!hand.drags && taps) {
      hand.drags = true;
      move(event);
    }
    letGo();
  });
  surface.addEventListener('pointercancel', (event) => {
    if (event.pointerId === hand?.id) letGo();
  });
}

/** Picking on a surface what is no button: by a click, or by a tap; a finger that rests picks nothing. */
export function onTap(surface: Element, act: (target: EventTarget | null) => void) {
  let touchedAt: number | undefined;
  surface.addEventListener('pointerdown', (event) => {
    const { pointerType, timeStamp } = event as PointerEvent;
    touchedAt = pointerType === 'touch' ? timeStamp : undefined;
  });
  surface.addEventListener('click', ({ target, timeStamp }) => {
    if (touchedAt === undefined || timeStamp - touchedAt < TAP_MILLISECONDS) act(target);
  });
}

/** A slider's thumb in the page's font size, as in style/controls.css. */
const THUMB_REM = 1.25;

/** Where a slider's thumb can be: its middle at the least value, and how far it goes from there, in pixels. */
function way(slider: HTMLElement) {
  const { left, width } = slider.getBoundingClientRect();
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const thumb = THUMB_REM * rem;
  return { from: left + thumb / 2, length: width - thumb, thumb };
}

/**
 * Lets fingers and pens move a slider as they move everything else. Browsers move it at the first touch, before
 * they know that the page is scrolled: style/controls.css keeps touches from the parts that do, where it can.
 */
export function slideByTouch(slider: HTMLInputElement) {
  const tell = (type: string) => slider.dispatchEvent(new Event(type, { bubbles: true }));
  const ends = () => [Number(slider.min), Number(slider.max)] as const;
  /** The value as those who listen know it. */
  let told = slider.value;
  let before: string | undefined;
  onDrag(slider, {
    nativeMouse: true,
    move({ clientX }) {
      const { from, length } = way(slider);
      const [min, max] = ends();
      const share = Math.min(1, Math.max(0, (clientX - from) / length));
      const { value } = slider;
      before ??= value;
      // The browser rounds to the slider's steps.
      slider.value = String(min + share * (max - min));
      told = slider.value;
      if (told !== value) tell('input');
    },
    rest() {
      slider.focus({ preventScroll: true });
      if (before !== slider.value) tell('change');
      before = undefined;
    },
    /** On the thumb: it was only held. */
    idle({ clientX }) {
      const { from, length, thumb } = way(slider);
      const [min, max] = ends();
      const share = (Number(slider.value) - min) / (max - min);
      return Math.abs(clientX - from - share * length) <= thumb / 2;
    },
  });
  // Where the style sheet cannot: what the browser makes of a touch is undone before anybody hears of it.
  let touched = false;
  slider.addEventListener('pointerdown', ({ pointerType }) => {
    touched = pointerType === 'touch';
    told = slider.value;
  });
  for (const type of ['touchend', 'touchcancel']) {
    slider.addEventListener(type, (event) => {
      // No mouse is made of it.
      if (event.cancelable) event.preventDefault();
      setTimeout(() => {
        touched = false;
      });
    });
  }
  for (const type of ['input', 'change']) {
    slider.addEventListener(
      type,
      (event) => {
        if (!touched || !event.isTrusted) return;
        event.stopImmediatePropagation();
        slider.value = told;
      },
      { capture: true },
    );
  }
}
