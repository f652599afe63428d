// Chromium and the built page, for the parts of the soak that need a reader.
import { chromium } from 'playwright';

/** Runs in the page before anything else: keeps its workers, so that they can be ended, and all that a status ever says. */
function witness() {
  const workers = [];
  const said = new Set();
  Object.assign(window, { soak: { workers, said } });
  window.Worker = class extends Worker {
    constructor(...parameters) {
      super(...parameters);
      workers.push(this);
    }
  };
  const note = () => {
    for (const status of document.querySelectorAll('[role="status"]')) {
      if (status.textContent) said.add(status.textContent);
    }
  };
  const options = { childList: true, subtree: true, characterData: true };
  new MutationObserver(note).observe(document, options);
}

export async function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
  });
}

/** A page in a context of its own: nothing of an earlier one is cached. */
export async function openPage(browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(witness);
  return page;
}

/** Every sentence that a status has shown until now. */
export const said = (page) => page.evaluate(() => [...window.soak.said]);

/** What no reader should have to read. */
const MACHINE =
  /session \d|worker|undefined|\bnull\b|NaN\b|\[object|Error\b|abort|out of bounds|unreachable|memory|HTTP|wasm/i;

export const machineWords = (sentences) => sentences.filter((sentence) => MACHINE.test(sentence));
