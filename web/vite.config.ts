// How Vite builds the page into dist/ and serves it while one works on it.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import type { Activation } from '#contract';
import { joined } from './article/join.mjs';
import { licences } from './delivery/licences.ts';
import { delivery } from './delivery/plugin.ts';
import { ACTIVATIONS, colourOf } from './ui/words/activations.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Hot reloading needs inline styles and a socket, which the page's strict policy forbids. */
function policyOnlyWhenBuilt(): Plugin {
  return {
    name: 'policy-only-when-built',
    apply: 'serve',
    transformIndexHtml: (html) =>
      html.replace(/<meta\s[^>]*http-equiv="Content-Security-Policy"[^>]*>/i, ''),
  };
}

/** What serves the built page says its policy in a header as well, for the worker's own file and all others. */
function policyAsHeader(): Plugin {
  return {
    name: 'policy-as-header',
    configurePreviewServer({ middlewares }) {
      middlewares.use((_request, response, next) => {
        const page = readFileSync(here('../dist/index.html'), 'utf8');
        const policy = page.match(/Content-Security-Policy"\s+content="([^"]+)"/)?.[1];
        if (policy) response.setHeader('Content-Security-Policy', policy);
        next();
      });
    },
  };
}

/** One page of one file per section; while one works on it, a change of any loads it anew. */
function sections(): Plugin {
  return {
    name: 'sections',
    transformIndexHtml: { order: 'pre', handler: joined },
    handleHotUpdate({ file, server }) {
      if (file.startsWith(here('article/'))) server.ws.send({ type: 'full-reload' });
    },
  };
}

/** Ink must not stand in for a colour that was forgotten. */
function coloured(): Plugin {
  return {
    name: 'coloured',
    buildStart() {
      const tokens = readFileSync(here('style/tokens.css'), 'utf8');
      const names = Object.keys(ACTIVATIONS) as Activation[];
      // The dark ones only change what the first rule says.
      const [first = ''] = tokens.split('}');
      const without = names.filter((name) => !first.includes(`${colourOf(name)}:`));
      if (without.length > 0)
        throw new Error(`No colour in style/tokens.css: ${without.map(colourOf).join(', ')}.`);
    },
  };
}

/** The article's indentation is for those who write it; code in it keeps its own. */
function unindented(): Plugin {
  return {
    name: 'unindented',
    apply: 'build',
    transformIndexHtml: (html) =>
      html.replace(/(<pre.*?<\/pre>)|\n\s+/gs, (_, code?: string) => code ?? '\n'),
  };
}

export default defineConfig({
  root: here('.'),
  base: './',
  build: {
    outDir: here('../dist'),
    emptyOutDir: true,
    target: 'es2022',
    // An eighth less to download than with Vite's own minifier.
    minify: 'terser',
    rolldownOptions: { checks: { pluginTimings: false } },
    terserOptions: { ecma: 2020, module: true, compress: { passes: 3 } },
    // The policy allows neither fonts nor modules as data: URLs.
    assetsInlineLimit: 0,
    // delivery/on-demand.ts fetches a part's files at once.
    modulePreload: false,
  },
  // A classic worker: a module worker made from a blob fails in sandboxed frames.
  // Workers are written out anew after terser: without this with all their spaces.
  worker: {
    format: 'iife',
    rolldownOptions: { output: { minify: true }, checks: { pluginTimings: false } },
  },
  // The WebAssembly module lies in build/, beside web/.
  server: { port: 5173, fs: { allow: [here('..')] } },
  plugins: [
    coloured(),
    sections(),
    policyOnlyWhenBuilt(),
    policyAsHeader(),
    unindented(),
    licences(),
    delivery(),
  ],
});
