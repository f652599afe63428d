// Cuts the page's fonts to the characters and weights that it uses, into build/fonts: 60 KB less for every first visit.
//
//   node web/fonts.mjs
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));
const folder = join(project, 'build/fonts');

/** Each font as it is published; of those with weights, the weights that style/ asks for. */
const FONTS = {
  serif: {
    file: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
    weights: { min: 400, max: 700 },
  },
  italic: { file: '@fontsource/source-serif-4/files/source-serif-4-latin-400-italic.woff2' },
  sans: {
    file: '@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
    weights: { min: 400, max: 700 },
  },
  mono: { file: '@fontsource/source-code-pro/files/source-code-pro-latin-400-normal.woff2' },
};

/** The packages they come from. */
export const fontPackages = Object.values(FONTS).map(({ file }) =>
  file.split('/').slice(0, 2).join('/'),
);

/** What can be shown stands in the page's sources, or in the core's, whose sentences it shows. */
const SOURCES = ['web', 'cpp/core', 'cpp/experiments'];
const ASCII = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('');

/** Every character of the sources, and those that are written as codes. */
export function characters() {
  const files = SOURCES.flatMap((source) =>
    readdirSync(join(project, source), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(html|ts|css|cpp|hpp)$/.test(name))
      .map((name) => readFileSync(join(project, source, name), 'utf8')),
  );
  const codes = files.flatMap((text) => [
    ...[...text.matchAll(/\\u([\da-f]{4})/gi)].map(([, code]) => Number.parseInt(code, 16)),
    ...[...text.matchAll(/&#(\d+);/g)].map(([, code]) => Number(code)),
  ]);
  const escaped = codes.map((code) => String.fromCharCode(code));
  return [...new Set([ASCII, '\u00a0', ...files, ...escaped].join(''))].sort().join('');
}

/** Writes the fonts unless they are there for the same characters. */
export async function writeFonts() {
  const text = characters();
  const key = createHash('sha256')
    .update(JSON.stringify([text, FONTS]))
    .digest('hex');
  const stamp = join(folder, 'cut.txt');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return;
  const { default: subset } = await import('subset-font');
  mkdirSync(folder, { recursive: true });
  for (const [name, { file, weights }] of Object.entries(FONTS)) {
    const whole = readFileSync(join(project, 'node_modules', file));
    const options = { targetFormat: 'woff2', variationAxes: weights && { wght: weights } };
    writeFileSync(join(folder, `${name}.woff2`), await subset(whole, text, options));
  }
  writeFileSync(stamp, key);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFonts();
