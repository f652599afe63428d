// The page's colours, for canvases: read from the custom properties that the style sheet sets.

export interface Palette {
  ink: string;
  muted: string;
  paper: string;
  grid: string;
  edge: string;
  font: string;
  /** Pixels of a chart's letters: they grow with the reader's, and on stage. */
  size: number;
  /** The colour that an activation has everywhere. */
  activation(name: string): string;
}

/** Another dash tells apart the activations that share a hue. */
const DASHES: Record<string, number[]> = {
  identity: [9, 3],
  step: [6, 3, 2, 3],
  silu: [7, 3],
  softplus: [7, 3],
  prelu: [7, 3],
};

export const dash = (activation: string): number[] => DASHES[activation] ?? [];

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const property = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: property('--ink'),
    muted: property('--ink-muted'),
    paper: property('--paper'),
    grid: property('--grid'),
    edge: property('--edge'),
    font: property('--font-sans') || 'sans-serif',
    size: 0.75 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
    activation: (name) => property(`--activation-${name}`) || property('--ink'),
  };
}
