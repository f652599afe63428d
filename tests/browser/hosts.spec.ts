// Where the page is opened otherwise than from a server of its own, or something is missing: it works, or says in one
// sentence what is needed.
import { expect, type FrameLocator, type Page, test } from '@playwright/test';
import { dist, listen, serve } from '../engines/server.mjs';

const CORS = { 'access-control-allow-origin': '*' };
const notice = (page: Page | FrameLocator) => page.locator('#notice');

/** The built page with these headers, in a frame of another site. */
async function inFrame(page: Page, { headers, sandbox }: { headers: object; sandbox: string }) {
  const server = await serve({ headers: () => ({ ...headers }) });
  const frame = `<iframe sandbox="${sandbox}" src="${server.address}" width="900" height="700"></iframe>`;
  const host = await listen((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html>${frame}`);
  });
  await page.goto(host.address);
  return {
    inside: page.frameLocator('iframe'),
    close: () => Promise.all([server.close(), host.close()]),
  };
}

/** The built page with a policy beside its own. */
async function withPolicy(page: Page, policy: string, see: () => Promise<void>) {
  const server = await serve({ headers: () => ({ 'content-security-policy': policy }) });
  try {
    await page.goto(server.address);
    await see();
  } finally {
    await server.close();
  }
}

/** The sentence stands beside what was written for who sees no chart, and nothing is offered. */
async function expectWords(page: Page, words: string) {
  const figure = page.locator('#fig-relu');
  await expect(figure.getByRole('status')).toHaveText(words);
  await expect(figure.locator('.fallback')).toBeVisible();
  await expect(figure.locator('canvas, button, input')).toHaveCount(0);
  await page.locator('[data-gate="relu"]').scrollIntoViewIfNeeded();
  const gate = page.locator('[data-gate="relu"]');
  await expect(gate.getByRole('status')).toHaveText(words);
  await expect(gate.locator('button')).toHaveCount(0);
}

test('in a sandboxed frame of another site everything works, if the server lets it load', async ({
  page,
}) => {
  const { inside, close } = await inFrame(page, { headers: CORS, sandbox: 'allow-scripts' });
  await expect(inside.locator('#fig-relu figcaption')).toContainText('At x = 1.50');
  await inside.locator('#fig-relu').getByRole('slider', { name: 'x', exact: true }).press('Home');
  await expect(inside.locator('#fig-relu figcaption')).toContainText('At x = −4.00');
  const map = inside.locator('#fig-dead-units');
  await map.scrollIntoViewIfNeeded();
  await expect(map.locator('figcaption')).toContainText(/\d/);
  const gate = inside.locator('[data-gate="relu"]');
  await gate.scrollIntoViewIfNeeded();
  await gate.getByRole('button', { name: '−5' }).click();
  await expect(gate).toContainText('No.');
  const theme = inside.getByRole('button', { name: /^Theme/ });
  await theme.click();
  await expect(theme).not.toHaveText('Theme: system');
  await expect(notice(inside)).toHaveCount(0);
  expect(await inside.locator('html').getAttribute('data-errors')).toBeNull();
  await close();
});

test('in a sandboxed frame whose server does not, the article says what is needed', async ({
  page,
}) => {
  const { inside, close } = await inFrame(page, { headers: {}, sandbox: 'allow-scripts' });
  await expect(notice(inside)).toContainText('Access-Control-Allow-Origin: *');
  await expect(notice(inside)).toBeVisible();
  await expect(inside.locator('#fig-relu .fallback')).toBeVisible();
  await close();
});

test('opened as a file it says how to open it, at once', async ({ page }) => {
  await page.goto(`file://${dist}/index.html`);
  await expect(notice(page)).toContainText('open it through a server: npm start');
  await expect(notice(page)).toBeVisible();
  await expect(page.locator('#fig-relu .fallback')).toBeVisible();
});

test('when the script does not arrive the page says so after a while, and moves nothing', async ({
  page,
}) => {
  await page.route(/\/index-.*\.js$/, (route) => route.abort());
  await page.goto('./');
  const top = () => page.locator('main').evaluate((main) => main.getBoundingClientRect().top);
  await expect(notice(page)).toBeHidden();
  const before = await top();
  await expect(notice(page)).toBeVisible({ timeout: 12_000 });
  await expect(notice(page)).toContainText('load the page again');
  expect(await top()).toBe(before);
});

test('a script that comes late takes the sentence away', async ({ page }) => {
  let deliver = () => {};
  await page.route(/\/index-.*\.js$/, async (route) => {
    await new Promise<void>((resolve) => {
      deliver = resolve;
    });
    await route.continue();
  });
  await page.goto('./', { waitUntil: 'commit' });
  await expect(notice(page)).toBeVisible({ timeout: 12_000 });
  deliver();
  await expect(page.locator('#fig-relu figcaption')).toContainText('At x =');
  await expect(notice(page)).toHaveCount(0);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the sentence says that it must be allowed', async ({ page }) => {
    await page.goto('./');
    await expect(notice(page)).toBeVisible({ timeout: 12_000 });
    await expect(notice(page)).toContainText('allow JavaScript');
  });
});

for (const [missing, words] of [
  ['WebAssembly', 'This browser has no WebAssembly, so nothing can be computed here.'],
  [
    'Worker',
    'This browser has no web workers, in which the page computes, so nothing can be computed here.',
  ],
] as const) {
  test(`without ${missing} the written text stays, and the sentence is ours`, async ({ page }) => {
    await page.addInitScript((name) => {
      Reflect.deleteProperty(window, name);
    }, missing);
    await page.goto('./');
    await expectWords(page, words);
  });
}

test('where the host forbids workers the page says what it must allow', async ({ page }) => {
  await withPolicy(page, "worker-src 'none'", () =>
    expectWords(
      page,
      "Web workers, in which this page computes, are refused: the site that shows it must allow 'self' or blob: as worker-src in its policy.",
    ),
  );
});

test('where the host forbids WebAssembly the page says what it must allow', async ({ page }) => {
  await withPolicy(page, "script-src 'self' 'unsafe-inline'", () =>
    expectWords(
      page,
      "WebAssembly, which computes all numbers here, is refused: the site that shows this page must allow 'wasm-unsafe-eval' in its policy.",
    ),
  );
});

test('the server of npm start says the policy in a header, with every file', async ({ page }) => {
  const first = await page.goto('./');
  const policy = await page
    .locator('meta[http-equiv="Content-Security-Policy"]')
    .getAttribute('content');
  expect(policy).toContain("default-src 'none'");
  expect(first?.headers()['content-security-policy']).toBe(policy);
  const worker = await page.request.get('./assets/none-such.js');
  expect(worker.headers()['content-security-policy']).toBe(policy);
  await expect(page.locator('#fig-relu figcaption')).toContainText('At x =');
});

test('where storage is forbidden all works but what is remembered', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('Access is denied.', 'SecurityError');
      },
    });
  });
  await page.goto('./');
  await expect(page.locator('#fig-relu figcaption')).toContainText('At x =');
  const theme = page.getByRole('button', { name: /^Theme/ });
  await theme.click();
  await expect(theme).not.toHaveText('Theme: system');
  await page.getByRole('button', { name: 'Next' }).click();
  expect(await page.locator('html').getAttribute('data-errors')).toBeNull();
});
