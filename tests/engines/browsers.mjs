// Three browser engines with one face: `open` an address, ask something `inPage`, `close`.
import { chromium } from 'playwright';
import { launch } from 'puppeteer-core';
import { openWebkit } from './webkit.mjs';

async function openChromium() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
  });
  const page = await browser.newPage();
  return {
    open: (address) => page.goto(address),
    inPage: (work, argument) => page.evaluate(work, argument),
    close: () => browser.close(),
  };
}

/** Over WebDriver BiDi. */
async function openFirefox() {
  const browser = await launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    headless: true,
    // Older Firefox does not know all that setting a viewport asks for.
    defaultViewport: null,
    args: ['--width=1280', '--height=800'],
    // As on a device with a touch screen.
    extraPrefsFirefox: { 'dom.w3c_touch_events.enabled': 1 },
  });
  const page = await browser.newPage();
  return {
    page,
    open: (address) => page.goto(address),
    inPage: (work, argument) => page.evaluate(work, argument),
    close: () => browser.close(),
  };
}

export const browsers = { Chromium: openChromium, Firefox: openFirefox, WebKit: openWebkit };
