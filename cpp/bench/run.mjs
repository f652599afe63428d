// npm run bench: the core natively, in WebAssembly in Node and in Chromium, beside plain TypeScript and the ceiling.
//
//   npm run bench                 all rows, about three minutes, and Lighthouse's scores
//   npm run bench -- W3 sigmoid   rows whose name or title holds one of the words
import { execFileSync } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { build as bundle, preview } from 'vite';
import { lighthouseScores } from '../../tests/bench/lighthouse.mjs';
import { measureRows } from '../../tests/bench/measure.mjs';
import { folder, packageAdapter } from '../../tests/bench/package.mjs';
import * as lib from '../../tests/bench/workloads.mjs';
import { build, project, run } from '../build.mjs';
import { writeContract } from '../contract/write.mjs';
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
  // The ensemble runs on the page's own engine, which has the modules without SIMD as well.
  build(['wasm-scalar'], ['modules']);
  writeContract();
  for (const file of ['workloads.mjs', 'measure.mjs'])
    copyFileSync(`${project}/tests/bench/${file}`, `${folder}/${file}`);
  writeFileSync(`${folder}/empty.html`, '<!doctype html><title>empty</title>');
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
  await bundle({
    configFile: false,
    logLevel: 'error',
    root: `${project}/tests/bench/ensemble`,
    base: './',
    worker: { format: 'es' },
    build: { outDir: `${folder}/ensemble`, emptyOutDir: true, assetsInlineLimit: 0 },
  });
}

async function inNode(ids) {
  const ours = await import(`${folder}/adapter.mjs`);
  const plain = await import(`${folder}/plain.mjs`);
  return measureRows(ids, { lib, ours, plain }, SETTINGS);
}

/** What `work` makes of a page of the packaged files, at a path of theirs. */
async function inPage(path, work) {
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
    await page.goto(new URL(path, server.resolvedUrls.local[0]).href);
    return await work(page);
  } finally {
    await browser.close();
    await new Promise((done) => server.httpServer.close(done));
  }
}

function inChromium(ids) {
  const measured = ([ids, settings]) =>
    Promise.all(['measure', 'workloads', 'adapter'].map((name) => import(`/${name}.mjs`))).then(
      ([{ measureRows }, lib, ours]) => measureRows(ids, { lib, ours }, settings),
    );
  return inPage('empty.html', (page) => page.evaluate(measured, [ids, SETTINGS]));
}

const ENSEMBLE = {
  title: '20 seeds × 3 activations',
  sizes: [2, 16, 16, 1],
  samples: 500,
  batch: 10,
  epochs: 200,
};

/** Seconds for the ensemble, one run after the other: measured on one seed, times twenty. */
async function plainEnsemble() {
  const { network } = await import(`${folder}/plain.mjs`);
  const { x, y } = lib.points(ENSEMBLE.samples);
  const start = performance.now();
  for (const activation of ['relu', 'tanh', 'sigmoid']) {
    const mlp = network(lib, ENSEMBLE.sizes, activation);
    for (let epoch = 0; epoch < ENSEMBLE.epochs; epoch++) {
      for (let n = 0; n < ENSEMBLE.samples; n += ENSEMBLE.batch) {
        mlp.step(
          x.subarray(2 * n, 2 * (n + ENSEMBLE.batch)),
          y.subarray(n, n + ENSEMBLE.batch),
          2,
          0.1,
        );
      }
    }
  }
  return (20 * (performance.now() - start)) / 1000;
}

async function ensembles() {
  const plain = await plainEnsemble();
  const ours = await inPage('ensemble/', (page) => page.evaluate(() => window.measureEnsemble()));
  return (
    `${ENSEMBLE.title} of ${ENSEMBLE.sizes.join('-')}, ${ENSEMBLE.epochs} epochs of ${ENSEMBLE.samples} samples: ` +
    `${ours.seconds.toFixed(2)} s on the page's ${ours.workers} workers, ` +
    `${plain.toFixed(1)} s in plain TypeScript on one thread (${times(plain, ours.seconds)}).`
  );
}

async function lighthouse() {
  run(process.execPath, ['web/start.mjs', 'build']);
  const scores = await lighthouseScores();
  const lines = scores.map(({ title, score, misses }) =>
    [`${title} ${score}`, ...misses.map((miss) => `  ${miss}`)].join('\n'),
  );
  return `Lighthouse, mobile, of 100:\n${lines.join('\n')}`;
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
  if (process.argv.length === 2) console.log(`\n${await ensembles()}\n\n${await lighthouse()}`);
  console.log(
    '\nUnits per second: numbers, points or samples. The ceiling is the kernel itself on numbers in the first cache.',
  );
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
