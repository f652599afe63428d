// The built page in Chromium with all its figures drawn, for tools that look at it.
import { chromium } from 'playwright';

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
  });

/** Until every figure has drawn its last: with reduced motion a run is shown when it has ended. */
export async function drawAll(page) {
  for (const figure of await page.locator('figure[data-figure]').all()) {
    await figure.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await page.waitForFunction(
      (element) => /\d/.test(element.querySelector('figcaption').textContent),
      await figure.elementHandle(),
    );
  }
  await page.waitForTimeout(500);
}
