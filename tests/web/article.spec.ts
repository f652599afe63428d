// The states that the article asks of its figures: each is one that the figure's controls can take.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { readState } from '../../web/ui/address';
import type { Figure } from '../../web/ui/figure';

const article = readFileSync(new URL('../../web/index.html', import.meta.url), 'utf8');

/** Every element with this attribute: { attribute: value } of its tag. */
const tagsWith = (attribute: string) =>
  [...article.matchAll(new RegExp(`<\\w+[^>]*\\s${attribute}="[^>]*>`, 'g'))].map(([tag]) =>
    Object.fromEntries(
      [...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, text]) => [name, text]),
    ),
  );

const figures = new Map(tagsWith('data-figure').map((tag) => [tag.id, tag['data-figure']]));

/** What the figure at a place makes of a state, and what the article says. */
async function taken(place: string | undefined, written = '') {
  const file = figures.get(place);
  expect(file, `a figure at ${place}`).toBeDefined();
  const figure: Figure = (await import(`../../web/figures/${file}.ts`)).default;
  const state = written.replaceAll('&amp;', '&');
  const asked = Object.fromEntries(new URLSearchParams(state));
  const read = Object.entries(readState(state, figure.controls));
  return { asked, read: Object.fromEntries(read.map(([key, value]) => [key, String(value)])) };
}

test('a figure that the article opens in a state of its own can take it', async () => {
  const opened = tagsWith('data-state');
  expect(opened.length).toBeGreaterThan(0);
  for (const tag of opened) {
    const { asked, read } = await taken(tag.id, tag['data-state']);
    expect(read, tag.id).toEqual(asked);
  }
});

test('every link that sets a figure names one, and a state that it can take', async () => {
  const links = tagsWith('data-set');
  expect(links.length).toBeGreaterThan(30);
  for (const tag of links) {
    const { asked, read } = await taken(tag.href?.slice(1), tag['data-set']);
    expect(read, `${tag.href} ${tag['data-set']}`).toEqual(asked);
  }
});
