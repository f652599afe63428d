// The article is one file per section; index.html says where each stands.
import { readFileSync } from 'node:fs';

const PLACE = /^ *<!-- (article\/[\w-]+\.html) -->\n/gm;

/** The page with its sections in their places. */
export const joined = (page) =>
  page.replace(PLACE, (_, path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));

/** The whole page, as tests read it. */
export const article = () =>
  joined(readFileSync(new URL('../index.html', import.meta.url), 'utf8'));
