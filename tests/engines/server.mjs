// Serves the built page, and beside it under /built/ the module and the runs that are hashed.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** The built page. */
export const dist = join(project, 'dist');

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

function file(path) {
  if (path === '/built/runs.mjs') return join(project, 'tests/boundary/runs.mjs');
  if (path.startsWith('/built/')) return join(project, 'build/wasm-simd', path.slice(7));
  return join(dist, path === '/' ? 'index.html' : path);
}

/** { address, close } of a server with this listener on a free port of this machine. */
export async function listen(listener) {
  const server = createServer(listener);
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    close() {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}

/** The service worker keeps what a test may want to change; who wants it asks for it. */
const unkept = (path, bytes) => (path === '/offline.js' ? undefined : bytes);

/**
 * { address, close } of a server of the built page. `headers(path)` are sent besides its own;
 * `change(path, bytes)` returns other bytes to send, or nothing: then the file does not exist.
 */
export function serve({ headers = () => ({}), change = unkept } = {}) {
  return listen((request, response) => {
    const path = normalize(new URL(request.url, 'http://localhost').pathname);
    const found = file(path);
    const exists = existsSync(found) && statSync(found).isFile();
    const bytes = exists && change(path, readFileSync(found));
    if (!bytes) return response.writeHead(404, headers(path)).end();
    const type = TYPES[extname(found)] ?? 'application/octet-stream';
    // As public hosts do it: everything but what is compressed already.
    const packs = request.headers['accept-encoding']?.includes('gzip') && type !== TYPES['.woff2'];
    response.writeHead(200, {
      'content-type': type,
      ...(packs ? { 'content-encoding': 'gzip' } : {}),
      ...headers(path),
    });
    response.end(packs ? gzipSync(bytes, { level: 1 }) : bytes);
  });
}
