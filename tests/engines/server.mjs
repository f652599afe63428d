// Serves the built page, and beside it under /built/ the module and the runs that are hashed.
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createGzip } from 'node:zlib';

const project = fileURLToPath(new URL('../..', import.meta.url));

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
  return join(project, 'dist', path === '/' ? 'index.html' : path);
}

/** { address, close } of a server on a free port of this machine. */
export async function serve() {
  const server = createServer(({ url, headers }, response) => {
    const path = normalize(new URL(url, 'http://localhost').pathname);
    const found = file(path);
    if (!existsSync(found)) return response.writeHead(404).end();
    const type = TYPES[extname(found)] ?? 'application/octet-stream';
    // As public hosts do it: everything but what is compressed already.
    if (!headers['accept-encoding']?.includes('gzip') || type === TYPES['.woff2']) {
      response.writeHead(200, { 'content-type': type });
      createReadStream(found).pipe(response);
      return;
    }
    response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' });
    createReadStream(found).pipe(createGzip()).pipe(response);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    close: () => new Promise((done) => server.close(done)),
  };
}
