// The built page in Firefox, over WebDriver BiDi.
import { test } from 'node:test';
import { launch } from 'puppeteer-core';
import { checkPage } from './checks.mjs';
import { serve } from './server.mjs';

test('every figure works in Firefox, and training has the same bits', {
  timeout: 120_000,
}, async () => {
  const server = await serve();
  const browser = await launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    headless: true,
    // Older Firefox does not know all that setting a viewport asks for.
    defaultViewport: null,
    args: ['--width=1280', '--height=800'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(server.address);
    await checkPage((work) => page.evaluate(work));
  } finally {
    await browser.close();
    await server.close();
  }
});
