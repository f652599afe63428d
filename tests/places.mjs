// npm run places: measures how high every figure is when it is drawn, and writes web/style/places.css anew.
import { writeFileSync } from 'node:fs';
import { project, run } from '../cpp/build.mjs';
import { ensurePackages } from '../cpp/install.mjs';
import { launch } from './drawn.mjs';
import { serve } from './engines/server.mjs';
import { measurePlaces } from './heights.mjs';

/** Wide enough for every figure to have its narrowest and its widest place. */
const WIDTHS = Array.from({ length: 68 }, (_, i) => 320 + 20 * i);
/** Heights that differ by less share a rule. */
const ALIKE = 1.5;

const rem = (value) => `${Number(value.toFixed(1))}rem`;

/** { 'relu': [{ from: 0, stages: 2, rest: 16.6 }, …] }: from which width of the figure on, in rem. */
function stepsOf(places) {
  const steps = {};
  for (const { figure, width, stages, rest } of places.sort((a, b) => a.width - b.width)) {
    steps[figure] ??= [];
    const all = steps[figure];
    const last = all.at(-1);
    const isAlike = last?.stages === stages && Math.abs(last.rest - rest) < ALIKE;
    if (isAlike) last.rest = Math.max(last.rest, rest);
    else all.push({ from: all.length === 0 ? 0 : width, stages, rest });
  }
  return steps;
}

const block = (head, lines) => `${head} { ${lines.join(' ')} }`;

/** What is said is said once: a wider figure changes what a narrow one has. */
function rules(figure, steps) {
  return steps.map(({ from, stages, rest }, i) => {
    const lines = [`--rest: ${rem(rest)};`];
    if (stages !== (steps[i - 1]?.stages ?? 1)) lines.unshift(`--stages: ${stages};`);
    const rule = block(`[data-figure='${figure}'] [data-mount]`, lines);
    return from === 0 ? rule : block(`@container (min-width: ${rem(from)})`, [rule]);
  });
}

ensurePackages(['chromium']);
run(process.execPath, ['web/start.mjs', 'build']);
const server = await serve();
const browser = await launch();
const steps = stepsOf(await measurePlaces(browser, server.address, WIDTHS));
await browser.close();
await server.close();
const head = [
  '/* The place that each figure needs, by its width: measured and written by `npm run places`. */',
  '/* biome-ignore-all format: a line for each width. */',
].join('\n');
const all = Object.entries(steps).flatMap(([figure, its]) => rules(figure, its));
writeFileSync(`${project}/web/style/places.css`, `${[head, ...all].join('\n')}\n`);
