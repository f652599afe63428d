// Ends all workers of the page at random moments of a training run, as a browser out of memory does: without a word.
import { serve } from '../engines/server.mjs';
import { machineWords, openBrowser, openPage, said } from './page.mjs';

const FIGURE = '#fig-training-loss';
/** A worker that says nothing is given up after five seconds. */
const PATIENCE = 15_000;

const caption = (page) => page.locator(`${FIGURE} figcaption`);
const isTold = (page) => page.locator(`${FIGURE} .status-failed`);

/** The caption at the end of the run. */
async function ended(page) {
  const last = caption(page).filter({ hasText: 'After epoch 200' });
  await last.waitFor({ timeout: 120_000 });
  return last.textContent();
}

async function opened(browser, address) {
  const page = await openPage(browser);
  await page.goto(address);
  await page.locator(FIGURE).scrollIntoViewIfNeeded();
  await caption(page)
    .filter({ hasText: /epoch \d|Before training/ })
    .waitFor();
  return page;
}

/** Ends the workers after `wait` milliseconds: { told, failure }, of which the failure is empty if all went as it should. */
async function endOnce(browser, address, { wait, expected, button }) {
  let told = false;
  const page = await opened(browser, address);
  try {
    await page.waitForTimeout(wait);
    await page.evaluate(() => {
      for (const worker of window.soak.workers) worker.terminate();
    });
    told = await Promise.race([
      isTold(page)
        .waitFor({ timeout: PATIENCE })
        .then(() => true),
      ended(page).then(() => false),
    ]);
    if (told) {
      const buttons = page.locator(FIGURE).getByRole('button', { name: button, exact: true });
      const again = page.locator(FIGURE).getByRole('button', { name: 'Start again', exact: true });
      await ((await buttons.count()) > 0 ? buttons : again).first().click();
    }
    const last = await ended(page);
    if (last !== expected) return { told, failure: `the run ended with other numbers: ${last}` };
    const bad = machineWords(await said(page));
    return { told, failure: bad.length > 0 ? `it said ${bad.join(' | ')}` : '' };
  } catch (error) {
    return { told, failure: `it got stuck: ${error.message.split('\n')[0]}` };
  } finally {
    await page.context().close();
  }
}

/** The failures among so many ends; the moments are drawn from the first three seconds. */
export async function endWorkers(times) {
  const server = await serve();
  const browser = await openBrowser();
  const failures = [];
  let told = 0;
  try {
    const untouched = await opened(browser, server.address);
    const expected = await ended(untouched);
    await untouched.context().close();
    for (let i = 0; i < times; i++) {
      const wait = Math.round(Math.random() * 3000);
      const button = i % 2 ? 'Go on' : 'Start again';
      const once = await endOnce(browser, server.address, { wait, expected, button });
      told += once.told ? 1 : 0;
      if (once.failure) failures.push(`workers ended after ${wait} ms: ${once.failure}`);
    }
    console.log(
      `workers ended ${times} times, in mid-run ${told} times, ${failures.length} failures`,
    );
  } finally {
    await browser.close();
    await server.close();
  }
  return failures;
}
