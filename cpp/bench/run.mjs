// npm run bench: the core natively, in WebAssembly in Node and in Chromium, beside plain TypeScript and the ceiling.
//
//   npm run bench                 all rows, about two minutes
//   npm run bench -- W3 sigmoid   rows whose name or title holds one of the words
import { execFileSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { build as bundle, preview } from 'vite';
import { measureRows } from '../../tests/bench/measure.mjs';
import { folder, packageAdapter } from '../../tests/bench/package.mjs';
import * as lib from '../../tests/bench/workloads.mjs';
import { build, project } from '../build.mjs';
import { ensurePackages } from '../install.mjs';

const SETTINGS = { rounds: 5, milliseconds: 200, warmUp: 500 };

function chosenRows(words) {
  const fits = ({ id, title }) => words.some((word) => id === word || title.includes(word));
  const rows = words.length ? lib.ROWS.filter(fits) : lib.ROWS;
  if (rows.length) return rows;
  const known = lib.ROWS.map(({ id, title }) => `${id} (${title})`).join(', ');
  throw new Error(`Rows are "${words.join(' ')}"; there are ${known}.`);
}

/** { id: units per second } of Google Benchmark. */
function native(rows) {
  const filter = `--benchmark_filter=^(${rows.map(({ id }) => id).join('|')})$`;
  const options = [filter, '--benchmark_format=json', '--benchmark_min_time=0.3'];
  const text = execFileSync(`${project}/build/native/bench`, options, {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const { benchmarks } = JSON.parse(text);
  return Object.fromEntries(benchmarks.map((row) => [row.name, row.items_per_second]));
}

/** The adapter, the plain implementation and what measures them, as files that a browser can import. */
async function packageAll() {
  packageAdapter();
  for (const file of ['workloads.mjs', 'measure.mjs'])
    copyFileSync(`${project}/tests/bench/${file}`, `${folder}/${file}`);
  const entry = `${project}/tests/bench/plain.ts`;
  await bundle({
    configFile: false,
    logLevel: 'error',
    build: {
      lib: { entry, formats: ['es'], fileName: () => 'plain.mjs' },
      outDir: folder,
      emptyOutDir: false,
    },
  });
}

async function inNode(ids) {
  const ours = await import(`${folder}/adapter.mjs`);
  const plain = await import(`${folder}/plain.mjs`);
  return measureRows(ids, { lib, ours, plain }, SETTINGS);
}

async function inChromium(ids) {
  const server = await preview({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder },
  });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
  });
  try {
    const page = await browser.newPage();
    await page.route('**/empty.html', (route) =>
      route.fulfill({ contentType: 'text/html', body: '' }),
    );
    await page.goto(new URL('empty.html', server.resolvedUrls.local[0]).href);
    return await page.evaluate(
      async ([ids, settings]) => {
        const [{ measureRows }, lib, ours] = await Promise.all(
          ['measure', 'workloads', 'adapter'].map((name) => import(`/${name}.mjs`)),
        );
        return measureRows(ids, { lib, ours }, settings);
      },
      [ids, SETTINGS],
    );
  } finally {
    await browser.close();
    await new Promise((done) => server.httpServer.close(done));
  }
}

/** Three digits, with G, M or k. */
function rate(value) {
  if (value === undefined) return '';
  const [scale, unit] = value >= 1e9 ? [1e9, 'G'] : value >= 1e6 ? [1e6, 'M'] : [1e3, 'k'];
  return `${(value / scale).toPrecision(3)} ${unit}`;
}

const times = (a, b) => (a && b ? `${(a / b).toPrecision(2)}×` : '');

function share(row, { ours, ceiling }) {
  return row.operations ? `${Math.round((100 * ours * row.operations) / ceiling)} %` : '';
}

function table(rows, natively, node, browser) {
  const head = [
    '',
    'native',
    'Node',
    'Chromium',
    'TypeScript',
    'Node ÷ TypeScript',
    'Node ÷ native',
    'of ceiling, Node',
    'Chromium',
  ];
  const lines = rows.map((row) => {
    const { ours, plain } = node[row.id];
    const measured = [natively[row.id], ours, browser[row.id].ours, plain].map(rate);
    const ratios = [times(ours, plain), times(ours, natively[row.id])];
    return [
      `${row.id} ${row.title}`,
      ...measured,
      ...ratios,
      share(row, node[row.id]),
      share(row, browser[row.id]),
    ];
  });
  const widths = head.map((title, column) =>
    Math.max(title.length, ...lines.map((line) => line[column].length)),
  );
  const printed = (cells) =>
    cells.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join('  ');
  return [head, ...lines].map(printed).join('\n');
}

try {
  const rows = chosenRows(process.argv.slice(2));
  const ids = rows.map(({ id }) => id);
  ensurePackages(['libbenchmark-dev', 'chromium']);
  build(['native'], ['bench']);
  await packageAll();
  console.log('Natively…');
  const natively = native(rows);
  console.log('In Node…');
  const node = await inNode(ids);
  console.log('In Chromium…');
  const browser = await inChromium(ids);
  console.log(`\n${table(rows, natively, node, browser)}`);
  console.log(
    '\nUnits per second: numbers, points or samples. The ceiling is the kernel itself on numbers in the first cache.',
  );
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
