// How Vite builds the page into dist/ and serves it while one works on it.
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

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
    modulePreload: { polyfill: false },
  },
  // Workers are written out anew after terser: without this with all their spaces.
  worker: { format: 'es', rolldownOptions: { output: { minify: true } } },
  // The WebAssembly module lies in build/, beside web/.
  server: { port: 5173, fs: { allow: [here('..')] } },
  plugins: [policyOnlyWhenBuilt(), unindented()],
});
