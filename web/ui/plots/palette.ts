// The page's colours, for canvases: read from the custom properties that the style sheet sets.
import { ACTIVATIONS, type Colour, colourOf } from '../words/activations';

export interface Palette {
  ink: string;
  muted: string;
  paper: string;
  grid: string;
  edge: string;
  font: string;
  /** Pixels of a chart's letters: they grow with the reader's, and on stage. */
  size: number;
  /** The colour that an activation has everywhere, or ink. */
  of(colour: Colour): string;
}

export const dash = (colour: Colour): number[] =>
  colour === 'ink' ? [] : (ACTIVATIONS[colour].dash ?? []);

let known: Palette | undefined;

/** Read anew when the theme, the medium or the reader's letters have changed: it takes a third of a millisecond. */
export function readPalette(): Palette {
  known ??= read();
  return known;
}

/** Before whoever draws anew for the same reasons. */
function forgetOnChange() {
  const forget = () => {
    known = undefined;
  };
  document.addEventListener('themechange', forget, { capture: true });
  for (const medium of ['(prefers-color-scheme: dark)', '(forced-colors: active)', 'print']) {
    matchMedia(medium).addEventListener('change', forget, { capture: true });
  }
  // Larger letters make the page longer.
  new ResizeObserver(forget).observe(document.documentElement);
}

if (typeof document !== 'undefined') forgetOnChange();

function read(): Palette {
  const style = getComputedStyle(document.documentElement);
  const property = (name: string) => style.getPropertyValue(name).trim();
  const colours = new Map<Colour, string>();
  return {
    ink: property('--ink'),
    muted: property('--ink-muted'),
    paper: property('--paper'),
    grid: property('--grid'),
    edge: property('--edge'),
    font: property('--font-sans') || 'sans-serif',
    size: 0.75 * Number.parseFloat(style.fontSize),
    of(colour) {
      const value = colours.get(colour) ?? property(colourOf(colour));
      colours.set(colour, value);
      return value;
    },
  };
}
