// Whether the page's policy holds inside its workers: asked of the worker's own script, to which a probe is added.
import assert from 'node:assert/strict';
import { listen, serve } from './server.mjs';

/** Runs in the worker: tries what the policy forbids, and says what came of it. */
const PROBE = `
;{
  const channel = new BroadcastChannel('probe');
  const tried = async (act) => {
    try {
      await act();
      return 'went through';
    } catch {
      return 'blocked';
    }
  };
  channel.onmessage = async ({ data: elsewhere }) =>
    elsewhere.startsWith('http') &&
    channel.postMessage(
      JSON.stringify({
        from: location.protocol,
        eval: await tried(() => (0, eval)('1')),
        otherOrigin: await tried(() => fetch(elsewhere)),
        otherScript: await tried(() => importScripts(elsewhere)),
      }),
    );
}`;

/** Runs in the page: waits for a figure's numbers, then asks the probe. */
async function askProbe(elsewhere) {
  const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  const caption = () => document.querySelector('figcaption').textContent;
  for (let i = 0; i < 200 && !/\d/.test(caption()); i++) await wait(100);
  const channel = new BroadcastChannel('probe');
  const answer = new Promise((done) => {
    channel.onmessage = ({ data }) => data.startsWith('{') && done(JSON.parse(data));
  });
  channel.postMessage(elsewhere);
  const report = await Promise.race([answer, wait(10_000)]);
  channel.close();
  return { ...report, caption: caption() };
}

/** The worker with the probe, and a page without the hashes that would refuse it. */
function withProbe(path, bytes) {
  if (/\/worker-.*\.js$/.test(path)) return Buffer.concat([bytes, Buffer.from(PROBE)]);
  if (path === '/')
    return Buffer.from(String(bytes).replace(/<script type="importmap">.*?<\/script>/, ''));
  return bytes;
}

async function report(browser, headers) {
  let strangers = 0;
  const elsewhere = await listen((_, response) => {
    strangers++;
    response.writeHead(200, {
      'access-control-allow-origin': '*',
      'content-type': 'text/javascript',
    });
    response.end('0');
  });
  const server = await serve({ headers, change: withProbe });
  try {
    await browser.open(server.address);
    const said = await browser.inPage(askProbe, elsewhere.address);
    return { ...said, strangersAsked: strangers > 0 };
  } finally {
    await Promise.all([server.close(), elsewhere.close()]);
  }
}

export async function checkPolicy(browser) {
  const { caption, ...inside } = await report(browser);
  assert.match(caption, /\d/, 'a figure computes');
  assert.deepEqual(inside, {
    from: 'blob:',
    eval: 'blocked',
    otherOrigin: 'blocked',
    otherScript: 'blocked',
    strangersAsked: false,
  });
  // Where the host forbids blobs the page works on; its worker then has the policy of its own file: here none.
  const strict = (path) => (path === '/' ? { 'content-security-policy': "worker-src 'self'" } : {});
  const { caption: second, ...without } = await report(browser, strict);
  assert.match(second, /\d/, 'a figure computes where blobs are forbidden');
  assert.deepEqual(without, {
    from: 'http:',
    eval: 'went through',
    otherOrigin: 'went through',
    otherScript: 'went through',
    strangersAsked: true,
  });
}
