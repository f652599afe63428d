// The service worker: keeps the page as it was built, so that it opens without a network. The build writes VERSION and
// FILES before it: { './assets/….js': 'sha256-…' } for all but the page itself.
//
// A version is taken whole or not at all: it is used only when all of its files have arrived as they were built, and
// only when no page of the one before is open any more. A page has all its files from the version that it is of.

/* global VERSION, FILES */
const PAGE = './';
/** Other pages of this host may keep something, too. */
const MINE = `${self.registration.scope} `;
const CACHE = MINE + VERSION;

async function bring(cache, file) {
  const response = await fetch(file, { integrity: FILES[file] ?? '', cache: 'no-cache' });
  // A new page may have come between: its own script is not this one.
  const isMine = file !== PAGE || (await response.clone().text()).includes(`"${VERSION}"`);
  if (!response.ok || !isMine) throw new Error(`${file} is not of this version.`);
  await cache.put(file, response);
}

async function keepAll() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all([PAGE, ...Object.keys(FILES)].map((file) => bring(cache, file)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function takeOver() {
  const others = (await caches.keys()).filter((name) => name.startsWith(MINE) && name !== CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
  // The page that was there before it is of this version as well, and keeps it.
  await self.clients.claim();
}

/** The kept file that an address asks for, whatever stands behind its "?"; nothing for what was not built. */
function fileOf({ method, url }) {
  const { scope } = self.registration;
  const path = url.split(/[?#]/)[0];
  if (method !== 'GET' || !path.startsWith(scope)) return undefined;
  const file = `./${path.slice(scope.length)}`;
  if (file === PAGE || file === './index.html') return PAGE;
  return FILES[file] && file;
}

self.addEventListener('install', (event) => event.waitUntil(keepAll()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('fetch', (event) => {
  const file = fileOf(event.request);
  if (!file) return;
  const kept = caches.open(CACHE).then((cache) => cache.match(file));
  event.respondWith(kept.then((response) => response ?? fetch(event.request)));
});
