// npm run look: pictures of every section of the built page, for people to look at, in build/look.
//
//   npm run look              360, 768 and 1440 px wide, light, dark and in forced colours
//   npm run look -- relu 360  only pictures whose name holds all of the words
import { mkdirSync, rmSync } from 'node:fs';
import { project, run } from '../cpp/build.mjs';
import { ensurePackages } from '../cpp/install.mjs';
import { drawAll, launch } from './drawn.mjs';
import { serve } from './engines/server.mjs';

const WIDTHS = [360, 768, 1440];
const THEMES = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  forced: { colorScheme: 'light', forcedColors: 'active' },
};
const folder = `${project}/build/look`;

async function look(browser, address, words) {
  const fits = (name) => words.every((word) => name.includes(word));
  const kinds = [...Object.keys(THEMES), ...WIDTHS.map(String)];
  for (const [theme, media] of Object.entries(THEMES)) {
    for (const width of WIDTHS) {
      // What was not asked for is not opened.
      const asked = words.filter((word) => kinds.includes(word));
      if (!asked.every((word) => word === theme || word === String(width))) continue;
      const page = await browser.newPage({
        viewport: { width, height: 900 },
        reducedMotion: 'reduce',
        ...media,
      });
      await page.goto(address);
      await drawAll(page);
      // The bar of steps would lie over what is taken.
      await page.locator('.stepper').evaluate((bar) => bar.remove());
      await page.evaluate(() => scrollTo(0, 0));
      const parts = await page.locator('main > *').all();
      for (const [i, part] of parts.entries()) {
        const id = await part.evaluate(({ id, className }) => id || className || 'part');
        const name = `${String(i).padStart(2, '0')}-${id.split(' ')[0]}-${width}-${theme}`;
        if (!fits(name)) continue;
        const clip = await part.boundingBox();
        await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true, clip });
      }
      await page.close();
    }
  }
}

ensurePackages(['chromium']);
run(process.execPath, ['web/start.mjs', 'build']);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const server = await serve();
const browser = await launch();
try {
  await look(browser, server.address, process.argv.slice(2));
} finally {
  await browser.close();
  await server.close();
}
console.log('Pictures are in build/look.');
