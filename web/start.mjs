// npm start: installs what is missing, builds core and page, serves the built page. Also build and dev.
//
//   node web/start.mjs [start | build | dev]
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build as buildCore } from '../cpp/build.mjs';
import { writeContract } from '../cpp/contract/write.mjs';
import { writeFonts } from './fonts.mjs';
import { ensureNodeModules } from './install.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));

/** The port to serve at: $PORT, or 4173. */
function chosenPort() {
  const { PORT = '4173' } = process.env;
  const port = /^\d+$/.test(PORT) ? Number(PORT) : 0;
  if (port < 1 || port > 65535)
    throw new Error(`PORT is "${PORT}"; a whole number from 1 to 65535 is allowed.`);
  return port;
}

/** Fails now, before a long build, if the port cannot be had. */
function checkFree(port) {
  const reasons = { EADDRINUSE: 'is taken', EACCES: 'needs more rights' };
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', ({ code, message }) => {
      reject(
        new Error(
          `Port ${port} ${reasons[code] ?? `cannot be used (${message})`}: choose another, as in PORT=8080 npm start.`,
        ),
      );
    });
    server.listen(port, 'localhost', () => server.close(resolve));
  });
}

/** Packages, WebAssembly, its types, fonts, and then Vite, which is there only now. */
async function prepare() {
  ensureNodeModules();
  buildCore(['wasm-simd', 'wasm-scalar'], ['modules']);
  writeContract();
  await writeFonts();
  return await import('vite');
}

/** Keeps the types as the headers are; what is wrong with a header is said. */
function rewriteContract(watcher) {
  watcher.add(`${root}../cpp/experiments`);
  watcher.on('change', (path) => {
    if (path.endsWith('.hpp'))
      spawn(process.execPath, [`${root}../cpp/contract/write.mjs`], { stdio: 'inherit' });
  });
}

const commands = {
  async build() {
    const vite = await prepare();
    console.log('Building the page');
    await vite.build({ root, logLevel: 'warn' });
    return vite;
  },
  async start() {
    const port = chosenPort();
    await checkFree(port);
    const vite = await commands.build();
    await vite.preview({ root, preview: { port, strictPort: true } });
    console.log(`\nReady: http://localhost:${port}/ (Ctrl+C ends it)`);
  },
  async dev() {
    const vite = await prepare();
    const server = await vite.createServer({ root });
    await server.listen();
    rewriteContract(server.watcher);
    server.printUrls();
  },
};

try {
  const command = process.argv[2] ?? 'start';
  if (!Object.hasOwn(commands, command))
    throw new Error(`Command is "${command}"; start, build or dev is allowed.`);
  await commands[command]();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
