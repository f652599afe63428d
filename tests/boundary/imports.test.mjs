// Who must not include or import whom: the rules that keep the layers apart.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { article } from '../../web/article/join.mjs';

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
  const found = all('web', '.ts').filter(({ to }) => /build\/wasm-.*\.(mjs|wasm)/.test(to));
  forbid(found, ({ path, to }) =>
    to.endsWith('.mjs') ? path !== 'web/engine/worker.ts' : path !== 'web/engine/browser.ts',
  );
});

test('whoever loads the module opens its door and leaves its exports alone', () => {
  const loads = /(?:curves|library|\$\{name\})\.mjs['`"]/;
  const loaders = [...files('web', ['.ts']), ...files('tests', ['.mjs', '.ts'])].filter(
    ({ path, text }) => loads.test(text) && path !== 'tests/boundary/imports.test.mjs',
  );
  assert.ok(loaders.length >= 3, 'there is something to look at');
  const outside = loaders.filter(({ text }) => !/\bopenCore\(/.test(text));
  // These name the file and load nothing.
  const known = [
    'tests/bench/package.mjs',
    'tests/boundary/boundary.test.mjs',
    'web/engine/browser.ts',
    'web/engine/core.d.ts',
  ];
  assert.deepEqual(
    outside.map(({ path }) => path).filter((path) => !known.includes(path)),
    [],
  );
});

test('only the chart wrapper imports Chart.js', () => {
  const found = all('web', '.ts').filter(({ to }) => to.startsWith('chart.js'));
  forbid(found, ({ path }) => path !== 'web/ui/plots/chart.ts');
});

test('figures and gates import neither each other nor the engine, and of the contract its types', () => {
  for (const folder of ['figures', 'gates']) {
    forbid(all(`web/${folder}`, '.ts'), ({ path, to, typeOnly }) => {
      if (to.includes('/ui/reading/')) return true;
      // A large figure may have a folder of its own name for its parts.
      const own = path.match(/^web\/figures\/([\w-]+)/)?.[1];
      if (to.startsWith('./')) return !(to.startsWith(`./${own}/`) || path.includes(`/${own}/`));
      return /worker|engine/.test(to) || (to === '#contract' && !typeOnly);
    });
  }
});

test('ui imports neither figures, gates nor engine, and neither engine nor delivery imports any of them', () => {
  forbid(
    all('web/ui', '.ts'),
    ({ to, typeOnly }) => /figures|gates|engine/.test(to) || (to === '#contract' && !typeOnly),
  );
  forbid(all('web/engine', '.ts'), ({ to }) => /figures|gates|\bui\b/.test(to));
  forbid(all('web/delivery', '.ts'), ({ to }) => /figures|gates|engine|\bui\b/.test(to));
});

test('a room of ui imports only the rooms that web/README.md names for it, all of them earlier ones', () => {
  const readme = readFileSync(`${root}web/README.md`, 'utf8');
  const rooms = [...readme.matchAll(/^- `ui\/(\w+)\/`:[^.]*\. It imports ([^.]*)\./gm)].map(
    ([, room, named]) => ({ room, named: named.match(/\w+/g).filter((word) => word !== 'and') }),
  );
  const names = rooms.map(({ room }) => room);
  const there = readdirSync(`${root}web/ui`).sort();
  assert.deepEqual([...names].sort(), there);
  for (const [i, { room, named }] of rooms.entries()) {
    if (named.join() === 'no,room') named.length = 0;
    for (const other of named) assert.ok(names.slice(0, i).includes(other), `${room} → ${other}`);
    const own = all(`web/ui/${room}`, '.ts').filter(({ to }) => /^\.\.?\//.test(to));
    forbid(own, ({ path, to }) => {
      const [, ui, target] =
        /^web\/(ui\/(\w+)\/)?/.exec(resolve('/', path, '..', to).slice(1)) ?? [];
      return ui !== undefined && target !== room && !named.includes(target);
    });
    for (const other of named)
      assert.ok(
        own.some(({ to }) => to.includes(`../${other}/`)),
        `${room} needs ${other}`,
      );
  }
});

test('what is loaded on demand comes through its one door, under its own name', () => {
  const sources = files('web', ['.ts']).filter(({ path }) => !path.endsWith('.d.ts'));
  const imports = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/(.*)\bimport\(([^)]*)\)/g)].map(([, before, to]) => ({ path, before, to })),
  );
  forbid(imports, ({ path, before, to }) => {
    const named = /\bbring\('([^']+)', \(\) => $/.exec(before)?.[1];
    return `'${root}web/${named}'` !== `'${resolve(root, path, '..', to.slice(1, -1))}.ts'`;
  });
  const globs = sources.filter(
    ({ text }) => /import\.meta\.glob/.test(text) && !/\beager: true\b/.test(text),
  );
  const called = /\bload\w*\(\)/;
  assert.deepEqual(
    globs.map(({ path }) => path),
    ['web/main.ts'],
  );
  assert.doesNotMatch(globs[0].text, called, 'what a glob found is only handed to the door');
});

test('no script or style of the page is too long to be read at once', () => {
  const long = files('web', ['.ts', '.css', '.mjs']).map(({ path, text }) => ({
    path,
    lines: text.split('\n').length - 1,
  }));
  assert.ok(long.length > 80, 'there is something to look at');
  assert.deepEqual(
    long.filter(({ lines }) => lines > 250),
    [],
  );
});

test('workers are made in one place', () => {
  const makers = files('web', ['.ts']).filter(({ text }) => /new Worker\(/.test(text));
  assert.deepEqual(
    makers.map(({ path }) => path),
    ['web/engine/workers.ts'],
  );
});

test('every figure and prediction of the article has its file, and every file its place', () => {
  for (const kind of ['figure', 'gate']) {
    const places = [...article().matchAll(new RegExp(`data-${kind}="([^"]+)"`, 'g'))];
    const named = [...new Set(places.map(([, name]) => name))].sort();
    const written = readdirSync(`${root}web/${kind}s`)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => name.replace('.ts', ''))
      .sort();
    assert.deepEqual(named, written);
  }
});

test('every section has its file, and every file its place in the page', () => {
  const page = readFileSync(`${root}web/index.html`, 'utf8');
  const named = [...page.matchAll(/<!-- article\/([\w-]+\.html) -->/g)].map(([, name]) => name);
  const written = readdirSync(`${root}web/article`).filter((name) => name.endsWith('.html'));
  assert.deepEqual(named.sort(), written.sort());
  assert.doesNotMatch(article(), /<!--/, 'nothing is left to put in');
});
