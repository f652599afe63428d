// Who must not include or import whom: the rules that keep the layers apart.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Path and text of every file below `folder` with one of the endings. */
function files(folder, endings) {
  return readdirSync(root + folder, { recursive: true })
    .map((name) => `${folder}/${name}`)
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .map((path) => ({ path, text: readFileSync(root + path, 'utf8') }));
}

/** What a file includes or imports, in any of the forms in use; `typeOnly` marks imports that vanish. */
function references({ path, text }) {
  const includes = [...text.matchAll(/^\s*#include [<"](.+?)[>"]/gm)].map(([, to]) => ({
    path,
    to,
  }));
  const imports = [...text.matchAll(/^\s*(import|export)( type)?\b[^'"]*?from '([^']+)'/gm)].map(
    ([, , type, to]) => ({ path, to, typeOnly: Boolean(type) }),
  );
  const others = [
    ...text.matchAll(/import(?:\.meta\.glob(?:<.*?>)?)?\('([^']+)'\)|^import '([^']+)'/gm),
  ];
  return [...includes, ...imports, ...others.map(([, a, b]) => ({ path, to: a ?? b }))];
}

const all = (folder, ...endings) => files(folder, endings).flatMap(references);

/** Fails with the offending lines; `seen` guards against a rule that looks at nothing. */
function forbid(found, offends) {
  assert.ok(found.length > 0, 'there is something to look at');
  assert.deepEqual(
    found.filter(offends).map(({ path, to }) => `${path} → ${to}`),
    [],
  );
}

const systemHeaders =
  /^(emscripten|iostream|ostream|fstream|chrono|thread|mutex|random|ctime|time\.h)/;

test('the core includes neither experiments nor bindings', () => {
  forbid(all('cpp/core', '.hpp', '.cpp'), ({ to }) => /experiments|bindings/.test(to));
});

test('core and experiments do no input or output, and know no clock, thread or Emscripten', () => {
  const found = [...all('cpp/core', '.hpp', '.cpp'), ...all('cpp/experiments', '.hpp', '.cpp')];
  forbid(found, ({ to }) => systemHeaders.test(to));
});

test('experiments do not include bindings', () => {
  forbid(all('cpp/experiments', '.hpp', '.cpp'), ({ to }) => /bindings/.test(to));
});

test('only the worker runs the module, and only the engine compiles it', () => {
  const found = all('web', '.ts').filter(({ to }) => /core\.(mjs|wasm)/.test(to));
  forbid(found, ({ path, to }) =>
    to.endsWith('.mjs') ? path !== 'web/engine/worker.ts' : path !== 'web/engine/browser.ts',
  );
});

test('only the chart wrapper imports Chart.js', () => {
  const found = all('web', '.ts').filter(({ to }) => to.startsWith('chart.js'));
  forbid(found, ({ path }) => path !== 'web/ui/chart.ts');
});

test('figures and gates import neither each other nor the engine, but for its types', () => {
  for (const folder of ['figures', 'gates']) {
    forbid(all(`web/${folder}`, '.ts'), ({ path, to, typeOnly }) => {
      // A large figure may have a folder of its own name for its parts.
      const own = path.match(/^web\/figures\/([\w-]+)/)?.[1];
      if (to.startsWith('./')) return !(to.startsWith(`./${own}/`) || path.includes(`/${own}/`));
      return /worker|engine/.test(to) && !(typeOnly && to.endsWith('../engine/contract'));
    });
  }
});

test('ui imports neither figures, gates nor engine, and the engine imports none of them', () => {
  forbid(all('web/ui', '.ts'), ({ to }) => /figures|gates|engine/.test(to));
  forbid(all('web/engine', '.ts'), ({ to }) => /figures|gates|\bui\b/.test(to));
});

test('workers are made in one place', () => {
  const makers = files('web', ['.ts']).filter(({ text }) => /new Worker\(/.test(text));
  assert.deepEqual(
    makers.map(({ path }) => path),
    ['web/engine/browser.ts'],
  );
});

test('every figure and prediction of the article has its file, and every file its place', () => {
  const article = readFileSync(`${root}web/index.html`, 'utf8');
  for (const kind of ['figure', 'gate']) {
    const places = [...article.matchAll(new RegExp(`data-${kind}="([^"]+)"`, 'g'))];
    const named = [...new Set(places.map(([, name]) => name))].sort();
    const written = readdirSync(`${root}web/${kind}s`)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => name.replace('.ts', ''))
      .sort();
    assert.deepEqual(named, written);
  }
});
