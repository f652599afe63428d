// Writes into the built page what it must know of its own files.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

type Bundle = Rolldown.OutputBundle;

const chunksOf = (bundle: Bundle) => Object.values(bundle).filter((file) => file.type === 'chunk');

/** A chunk and all that it imports, without what the page has loaded when it begins. */
function filesBehind(chunk: Rolldown.OutputChunk, bundle: Bundle, found = new Set<string>()) {
  if (chunk.isEntry || found.has(chunk.fileName)) return found;
  found.add(chunk.fileName);
  for (const name of chunk.imports) {
    const imported = bundle[name];
    if (imported?.type === 'chunk') filesBehind(imported, bundle, found);
  }
  return found;
}

/** { 'figures/relu.ts': ['./assets/relu-….js', …] } for all that comes on demand; see on-demand.ts. */
function partsOf(bundle: Bundle, root: string) {
  const onDemand = chunksOf(bundle).filter(({ isDynamicEntry }) => isDynamicEntry);
  return Object.fromEntries(
    onDemand.map((chunk) => [
      relative(root, chunk.facadeModuleId ?? ''),
      [...filesBehind(chunk, bundle)].map((name) => `./${name}`),
    ]),
  );
}

const hash = (bytes: Buffer | string) =>
  `sha256-${createHash('sha256').update(bytes).digest('base64')}`;

/** Fonts and pictures are drawn, not computed with, and no browser checks them. */
const CHECKED = /\.(js|css|wasm|bin)$/;
const ALL = /\.(?!html)\w+$/;

/** { './assets/index-….js': 'sha256-…' } for every file with such an ending. */
function hashesOf(dir: string, endings: RegExp): Record<string, string> {
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' });
  const checked = names.filter((name) => endings.test(name)).sort();
  const entries = checked.map((name) => [
    `./${name.replaceAll('\\', '/')}`,
    hash(readFileSync(join(dir, name))),
  ]);
  return Object.fromEntries(entries);
}

/** The service worker of this version of the page, which stands in both. */
function writeOffline(dir: string, root: string, html: string): string {
  const files = JSON.stringify(hashesOf(dir, ALL));
  const version = createHash('sha256').update(html).update(files).digest('hex').slice(0, 16);
  const script = readFileSync(join(root, 'delivery/offline.js'), 'utf8');
  const known = `const VERSION = '${version}';\nconst FILES = ${files};\n`;
  writeFileSync(join(dir, 'offline.js'), known + script);
  return version;
}

/** What the page loads by its own tags is checked there. */
function checkTags(html: string, hashes: Record<string, string>) {
  return html.replace(/<(?:script|link)\b[^>]*?(?:src|href)="([^"]+)"/g, (tag, file) =>
    hashes[file] ? `${tag} integrity="${hashes[file]}"` : tag,
  );
}

const FIRST_SCRIPT = /(?=<script type="module")/;

/** For what `import` and delivery/whole.ts load; the policy allows this one inline script, by its hash. */
function addImportMap(html: string, hashes: Record<string, string>) {
  const untold = Object.entries(hashes).filter(([file]) => !html.includes(`"${file}" integrity`));
  const map = JSON.stringify({ integrity: Object.fromEntries(untold) });
  return html
    .replace(/script-src 'self'/, `$& '${hash(map)}'`)
    .replace(FIRST_SCRIPT, `<script type="importmap">${map}</script>`);
}

export function delivery(): Plugin {
  let root = '';
  return {
    name: 'delivery',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    /** Of the files as they lie on the disk: what is written here is what is delivered. */
    writeBundle: {
      order: 'post',
      handler({ dir = '' }, bundle) {
        const page = join(dir, 'index.html');
        const parts = JSON.stringify(partsOf(bundle, root));
        const html = checkTags(readFileSync(page, 'utf8'), hashesOf(dir, CHECKED)).replace(
          FIRST_SCRIPT,
          `<script type="application/json" id="parts">${parts}</script>`,
        );
        const version = writeOffline(dir, root, html);
        writeFileSync(
          page,
          addImportMap(
            html.replace('</head>', `<meta name="version" content="${version}"></head>`),
            hashesOf(dir, CHECKED),
          ),
        );
      },
    },
  };
}
