// What the article says of its figures: states that they can take, and words that it explains.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { article as whole } from '../../web/article/join.mjs';
import { readState } from '../../web/ui/figure/address';
import type { Figure } from '../../web/ui/figure/figure';

const article = whole();

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

/** Text without tags and entities. */
const plain = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/&\w+;/g, ' ');
const [before = '', rest = ''] = article.split('<section id="glossary"');
const [glossary = '', after = ''] = rest.split('</section>');
const entries = [...glossary.matchAll(/<dt>(.*?)<\/dt>\s*<dd>([\s\S]*?)<\/dd>/g)].map(
  ([, term = '', meaning = '']) => ({ term: plain(term), meaning }),
);
/** Terms, and words that an entry explains on the way: <em>. */
const explained = entries.flatMap(({ term, meaning }) => [
  term,
  ...[...meaning.matchAll(/<em>([\s\S]*?)<\/em>/g)].map(([, word = '']) => plain(word)),
]);

/** The parts of a step of training, in the list above their figure. */
const [steps = ''] = /<ol class="steps">[\s\S]*?<\/ol>/.exec(article) ?? [];
explained.push(...[...steps.matchAll(/<strong>(.*?)<\/strong>/g)].map(([, word = '']) => word));

/** Words cut to what endings leave alone. */
const stems = (text: string) =>
  (text.toLowerCase().match(/[\p{L}]+/gu) ?? []).map((word) =>
    word.length > 5 ? word.replace(/(ing|ion|ed|es|s|e)$/, '') : word.replace(/s$/, ''),
  );

/** What no beginner needs explained: the English of everyday, and the data by name. */
const EVERYDAY = new Set(
  stems(
    `a b x h of the in with over it this by your compare map lay nothing wrong version another one more less back on
     part to output before layer number task which species penguins us payroll jobs month function scale initial usual multiplied training`,
  ),
);

test('every label and choice of every control is in the glossary or in plain words', async () => {
  const known = new Set(explained.flatMap(stems));
  const dark: string[] = [];
  for (const file of new Set(figures.values())) {
    const figure: Figure = (await import(`../../web/figures/${file}.ts`)).default;
    for (const control of figure.controls) {
      const choices = control.kind === 'select' ? control.choices.map(({ label }) => label) : [];
      const marks = control.kind === 'range' ? control.landmarks?.map(({ label }) => label) : [];
      for (const label of [control.label, ...choices, ...(marks ?? [])]) {
        const unknown = stems(label).filter((word) => !known.has(word) && !EVERYDAY.has(word));
        if (unknown.length > 0) dark.push(`${file}: ${label} (${unknown.join(', ')})`);
      }
    }
  }
  expect(dark).toEqual([]);
});

test('every entry of the glossary is used on the page, and there is one for each', async () => {
  const labels = await Promise.all(
    [...new Set(figures.values())].map(async (file) => {
      const source = new URL(`../../web/figures/${file}.ts`, import.meta.url);
      return readFileSync(source, 'utf8').replace(/import .*/g, '');
    }),
  );
  const names = ['labels', 'format'].map((file) =>
    readFileSync(new URL(`../../web/ui/words/${file}.ts`, import.meta.url), 'utf8'),
  );
  const used = ` ${stems([plain(before), plain(after), ...labels, ...names].join(' ')).join(' ')} `;
  const unused = entries.filter(({ term }) => !used.includes(` ${stems(term).join(' ')} `));
  expect(unused).toEqual([]);
  const terms = entries.map(({ term }) => term.toLowerCase());
  expect(terms.length).toBeGreaterThan(40);
  expect([...terms].sort()).toEqual(terms);
  expect(new Set(terms).size).toBe(terms.length);
});

test('words that stop a beginner are not used without their meaning', () => {
  const text = plain(article);
  for (const word of ['polyline', 'logit', 'validation', 'comes from the right', 'powers of ten'])
    expect(text.toLowerCase()).not.toContain(word);
});
