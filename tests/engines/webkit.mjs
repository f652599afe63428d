// WebKit: GTK's MiniBrowser under WebKitWebDriver, spoken to in plain WebDriver.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';

/** MiniBrowser's path contains the machine's architecture. */
function miniBrowser() {
  const libraries = readdirSync('/usr/lib').filter((name) => name.endsWith('-linux-gnu'));
  return `/usr/lib/${libraries[0]}/webkit2gtk-4.1/MiniBrowser`;
}

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** What the driver says when it has lost an answer, as it does at times soon after its start. */
const LOST = 'Could not parse script result';

/** A driver of its own X server; `ask` sends one command. */
async function startDriver() {
  const port = await freePort();
  const driver = spawn('xvfb-run', ['-a', 'WebKitWebDriver', `--port=${port}`], {
    env: { ...process.env, WEBKIT_DISABLE_COMPOSITING_MODE: '1', LIBGL_ALWAYS_SOFTWARE: '1' },
    stdio: 'ignore',
    detached: true,
  });
  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      body: body && JSON.stringify(body),
    });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  for (let i = 0; ; i++) {
    const ready = await ask('GET', '/status').then(
      () => true,
      () => false,
    );
    if (ready) break;
    if (i === 200) throw new Error('WebKitWebDriver did not start.');
    await new Promise((done) => setTimeout(done, 100));
  }
  return { ask, stop: () => process.kill(-driver.pid) };
}

const capabilities = {
  alwaysMatch: {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] },
  },
};

export async function openWebkit() {
  const { ask, stop } = await startDriver();
  try {
    const { sessionId } = await ask('POST', '/session', { capabilities });
    const session = `/session/${sessionId}`;
    await ask('POST', `${session}/timeouts`, { script: 60_000 });
    return {
      open: (address) => ask('POST', `${session}/url`, { url: address }),
      async inPage(work, argument) {
        // The last argument is WebDriver's way to say that an asynchronous script has ended.
        const script = `const done = arguments[arguments.length - 1];
          Promise.resolve((${work})(arguments[0])).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
        const command = { script, args: [argument ?? null] };
        const run = () => ask('POST', `${session}/execute/async`, command);
        const again = (error) => {
          if (!error.message.includes(LOST)) throw error;
          return run();
        };
        const answer = await run().catch(again);
        if (answer.error) throw new Error(answer.error);
        return answer.value;
      },
      async close() {
        await ask('DELETE', session).catch(() => {});
        stop();
      },
    };
  } catch (error) {
    stop();
    throw error;
  }
}
