// What every browser engine is asked; one file per engine, so that they run beside each other.
import { after, before, test } from 'node:test';
import { browsers } from './browsers.mjs';
import { checkPage } from './checks.mjs';
import { checkDamaged } from './damaged.mjs';
import { checkSecondTry } from './missing.mjs';
import { checkPicture } from './picture.mjs';
import { checkPolicy } from './policy.mjs';
import { serve } from './server.mjs';

export function suite(name) {
  let browser;
  before(async () => {
    browser = await browsers[name]();
  });
  after(() => browser.close());

  /** The page as it was built, until the test has ended. */
  const openPage = async (t) => {
    const server = await serve();
    t.after(server.close);
    await browser.open(server.address);
    return browser;
  };

  test(`every figure works in ${name}, and training has the same bits`, {
    timeout: 180_000,
  }, async (t) => {
    await openPage(t);
    await checkPage(browser.inPage);
  });

  test(
    `the policy holds inside the workers of ${name}`,
    {
      timeout: 60_000,
    },
    () => checkPolicy(browser),
  );

  test(`what did not arrive comes at the second try in ${name}`, { timeout: 60_000 }, () =>
    checkSecondTry(browser),
  );

  test(`a damaged file is noticed in ${name}`, { timeout: 60_000 }, () => checkDamaged(browser));

  test(`a figure becomes a picture in ${name}`, { timeout: 60_000 }, async (t) => {
    await openPage(t);
    await checkPicture(browser);
  });

  return { openPage };
}
