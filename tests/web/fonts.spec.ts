// The fonts are cut to the characters of the sources: what captions and formulas make of them must be among those.
import { readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { characters } from '../../web/fonts.mjs';
import type { Figure } from '../../web/ui/figure/figure';
import { ask, drawn, play, seeded } from './core';

const ENTITIES: Record<string, string> = { nbsp: '\u00a0', gt: '>', lt: '<', amp: '&', quot: '"' };

test('every character that a figure writes is in the fonts, if anybody has it', async () => {
  const known = new Set(characters());
  const folder = new URL('../../web/figures/', import.meta.url);
  const below = seeded(5);
  let written = 0;
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.ts'))) {
    const figure: Figure = (await import(new URL(name, folder).pathname)).default;
    for (let i = 0; i < 5; i++) {
      const values = drawn(figure, below);
      const data = figure.kind === 'session' ? play(figure, values, 3) : ask(figure, values);
      const text = `${figure.caption(data, values)}${figure.formula?.(data, values) ?? ''}`;
      const shown = text.replace(/&(\w+);/g, (_, entity) => ENTITIES[entity] ?? '\u{10ffff}');
      written += shown.length;
      expect(
        [...shown].filter((character) => !known.has(character)),
        `${name}: ${text}`,
      ).toEqual([]);
    }
  }
  expect(written).toBeGreaterThan(3000);
});
