// The built page in Chromium, asked what Firefox and WebKit are asked.
import { test } from 'node:test';
import { chromium } from 'playwright';
import { checkPage } from './checks.mjs';
import { serve } from './server.mjs';

test('every figure works in Chromium, and training has the same bits', async () => {
  const server = await serve();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
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
