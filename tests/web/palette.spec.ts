// The palette as numbers: contrast against both papers, and colours that stay apart for colour-blind eyes.
//
// Contrast: W3C (2023), Web Content Accessibility Guidelines 2.2. Colour blindness: Machado, Oliveira,
// Fernandes (2009), A physiologically-based model for simulation of color vision deficiency. Distance:
// Ottosson (2020), A perceptual color space for image processing (Oklab).
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { Activation } from '#contract';
import { ACTIVATIONS } from '../../web/ui/words/activations';

type Triple = [number, number, number];
type Matrix = [Triple, Triple, Triple];
type Tokens = Record<string, string>;

const css = readFileSync(new URL('../../web/style/tokens.css', import.meta.url), 'utf8');

/** The declarations of the last rule whose selector ends so. */
function declarations(selector: string): Tokens {
  const start = css.lastIndexOf(`${selector} {`);
  expect(start, selector).toBeGreaterThanOrEqual(0);
  const block = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries(
    [...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]),
  );
}

const light = declarations('\n:root');
const chosenDark = declarations(":root[data-theme='dark']");
const systemDark = declarations(":root:not([data-theme='light'])");
const themes: Record<string, Tokens> = { light, dark: { ...light, ...chosenDark } };

/** Linear red, green and blue of a token, through `var()`. */
function colour(tokens: Tokens, name: string): Triple {
  const value = tokens[name] ?? '';
  const reference = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
  if (reference) return colour(tokens, reference);
  expect(value, name).toMatch(/^#[0-9a-f]{6}$/);
  const channel = (at: number) => {
    const part = Number.parseInt(value.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

const luminance = ([r, g, b]: Triple) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

function contrast(a: Triple, b: Triple): number {
  const [dark, bright] = [luminance(a), luminance(b)].sort((p, q) => p - q) as [number, number];
  return (bright + 0.05) / (dark + 0.05);
}

const times = (matrix: Matrix, v: Triple) =>
  matrix.map((row) => row[0] * v[0] + row[1] * v[1] + row[2] * v[2]) as Triple;

function oklab(linear: Triple): Triple {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    linear,
  ).map((cone) => Math.cbrt(Math.max(0, cone))) as Triple;
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones,
  );
}

const eyes: Record<string, Matrix> = {
  'all cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'no red cones': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'no green cones': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

const six = ['relu', 'leaky-relu', 'gelu', 'elu', 'sigmoid', 'tanh'];
const all = Object.keys(ACTIVATIONS) as Activation[];

test('the two places that set the dark theme agree', () => {
  expect(chosenDark).toEqual(systemDark);
});

for (const [theme, tokens] of Object.entries(themes)) {
  const against = (paper: string, names: string[], least: number) => {
    for (const name of names) {
      const ratio = contrast(colour(tokens, name), colour(tokens, paper));
      expect(ratio, `${name} on ${paper}`).toBeGreaterThanOrEqual(least);
    }
  };

  test(`${theme}: text stands out by at least 4.5 : 1, on the paper and on raised paper`, () => {
    for (const paper of ['--paper', '--paper-raised'])
      against(paper, ['--ink', '--ink-muted', '--accent'], 4.5);
  });

  test(`${theme}: every activation's line, which also colours its label, by at least 4.5 : 1`, () => {
    against(
      '--paper',
      all.map((name) => `--activation-${name}`),
      4.5,
    );
  });

  test(`${theme}: edges of controls, axes and the cursor by at least 3 : 1`, () => {
    against('--paper', ['--edge', '--ink-muted', '--accent'], 3);
  });

  for (const [eye, matrix] of Object.entries(eyes)) {
    test(`${theme}: the six main activations stay apart for an eye with ${eye}`, () => {
      for (const [i, a] of six.entries()) {
        for (const b of six.slice(0, i)) {
          const [p, q] = [a, b].map((name) =>
            oklab(times(matrix, colour(tokens, `--activation-${name}`))),
          ) as [Triple, Triple];
          const distance = Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
          expect(distance, `${a} and ${b}`).toBeGreaterThanOrEqual(0.1);
        }
      }
    });
  }
}

test('who shares a hue differs by the dash', async () => {
  const { dash } = await import('../../web/ui/plots/palette');
  const looks = all.map((name) => `${colour(light, `--activation-${name}`)} ${dash(name)}`);
  expect(new Set(looks).size).toBe(all.length);
});
