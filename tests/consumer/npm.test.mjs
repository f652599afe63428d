// The package that npm makes, installed as another project would: in Node, in a page built by Vite, and its types.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright';
import { build, preview } from 'vite';
import { makePackage } from '../../cpp/package/make.mjs';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));
const project = folder('../../build/consumer-npm');
const run = (command, ...args) => execFileSync(command, args, { cwd: project, encoding: 'utf8' });

const hashes = execFileSync(folder('../../build/native/training_hashes'), { encoding: 'utf8' });
const expected = Object.fromEntries(
  [...hashes.matchAll(/^run (.*) (\w+)$/gm)].map(([, name, hash]) => [name, hash]),
);

const installed = `${project}/node_modules/relu-live-core`;
rmSync(project, { recursive: true, force: true });
mkdirSync(installed, { recursive: true });
cpSync(folder('npm'), project, { recursive: true });
cpSync(folder('../boundary/runs.mjs'), `${project}/runs.mjs`);
run('tar', '-xzf', makePackage(), '-C', installed, '--strip-components=1');

test('in Node createCore() needs no settings, and trains to the same bits', () => {
  assert.equal(Object.keys(expected).length, 10);
  assert.deepEqual(JSON.parse(run(process.execPath, 'program.mjs')), expected);
});

test("the README's example runs as it stands", () => {
  const readme = readFileSync(folder('../../cpp/README.md'), 'utf8');
  writeFileSync(`${project}/example.mjs`, readme.match(/```js\n(.*?)```/s)[1]);
  const loss = Number(run(process.execPath, 'example.mjs'));
  assert.ok(loss < 1e-3, `a loss of ${loss}`);
});

/** What the page at an address has computed. */
async function hashesOfPage(address) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(address);
    return await page.evaluate(() => globalThis.hashes);
  } finally {
    await browser.close();
  }
}

const vite = { root: project, configFile: false, logLevel: 'error' };

test('in a page that Vite has built createCore() needs none either, and trains to the same bits', async () => {
  await build(vite);
  const server = await preview({ ...vite, preview: { host: '127.0.0.1', port: 0 } });
  try {
    assert.deepEqual(await hashesOfPage(server.resolvedUrls.local[0]), expected);
  } finally {
    await server.close();
  }
});

test('what that page downloads of it is light', () => {
  const assets = `${project}/dist/assets`;
  const files = readdirSync(assets).filter((name) => /^library-(?!scalar).*wasm$|\.js$/.test(name));
  assert.equal(files.length, 2);
  const sizes = files.map(
    (name) => gzipSync(readFileSync(`${assets}/${name}`), { level: 9 }).length,
  );
  const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1024;
  assert.ok(kilobytes <= 75, `${kilobytes.toFixed(1)} KB`);
});

test('misspelt experiments, options and names do not compile', () => {
  const options = ['--ignoreConfig', '--strict', '--noEmit', '--module', 'nodenext'];
  run(folder('../../node_modules/.bin/tsc'), ...options, '--target', 'es2022', 'types.mts');
});
