// Flips one bit in a file of the built page, every file in turn: the page shows the right numbers or says that it cannot.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { dist, serve } from '../engines/server.mjs';
import { machineWords, openBrowser, openPage, said } from './page.mjs';

/** What the reader is told, figure by figure, once nothing moves any more. */
async function readings(page, address) {
  await page.goto(address, { waitUntil: 'load' });
  for (const figure of await page.locator('figure[data-figure]').all()) {
    await figure.scrollIntoViewIfNeeded();
    await page.waitForTimeout(300);
  }
  await page.waitForTimeout(3000);
  return page.evaluate(() => ({
    captions: [...document.querySelectorAll('figure[data-figure]')].map((figure) => ({
      id: figure.id,
      mounted: figure.classList.contains('mounted'),
      caption: figure.querySelector('figcaption')?.textContent ?? '',
      status: figure.querySelector('[role="status"]')?.textContent ?? '',
    })),
    text: document.body.innerText,
  }));
}

/** Training goes on at its own pace: its numbers are compared at its end by another test. */
const isStill = ({ caption }) => !/epoch/.test(caption);

function wrongNumbers(now, before) {
  return now.captions.filter(({ id, mounted, caption, status }) => {
    const right = before.captions.find((other) => other.id === id);
    return (
      mounted && !status && isStill({ caption }) && caption !== '' && caption !== right.caption
    );
  });
}

async function flipOnce(browser, { path, bit, before }) {
  const change = (asked, bytes) => {
    if (asked !== path) return bytes;
    const flipped = Buffer.from(bytes);
    flipped[bit >> 3] ^= 1 << (bit & 7);
    return flipped;
  };
  const server = await serve({ change });
  const page = await openPage(browser);
  try {
    const now = await readings(page, server.address);
    const wrong = wrongNumbers(now, before).map(({ id, caption }) => `${id}: ${caption}`);
    if (wrong.length > 0) return `it showed other numbers: ${wrong.join(' | ')}`;
    const bad = machineWords(await said(page));
    return bad.length > 0 ? `it said ${bad.join(' | ')}` : '';
  } catch (error) {
    return `it got stuck: ${error.message.split('\n')[0]}`;
  } finally {
    await page.context().close();
    await server.close();
  }
}

const files = () =>
  readdirSync(dist, { recursive: true })
    .map((name) => join(dist, name))
    .filter((path) => statSync(path).isFile() && /\.(js|css|wasm|bin)$/.test(path))
    .map((path) => ({ path: path.slice(dist.length), bits: statSync(path).size * 8 }));

/** The failures among `each` flips in every file of such a name. */
export async function flipBits(each, named = /./) {
  const browser = await openBrowser();
  const failures = [];
  let flips = 0;
  try {
    const server = await serve();
    const page = await openPage(browser);
    const before = await readings(page, server.address);
    await page.context().close();
    await server.close();
    for (const { path, bits } of files().filter(({ path }) => named.test(path))) {
      for (let i = 0; i < each; i++, flips++) {
        const bit = Math.floor(Math.random() * bits);
        const failure = await flipOnce(browser, { path, bit, before });
        if (failure) failures.push(`bit ${bit} of ${path} flipped: ${failure}`);
      }
    }
    console.log(`${flips} bits flipped, ${failures.length} failures`);
  } finally {
    await browser.close();
  }
  return failures;
}
