// How high the figures are before they are drawn, and when they are.
import { drawAll } from './drawn.mjs';

/** Runs in the page: of each figure its width and height, how many stages lie above each other, and their height. */
const boxes = () =>
  [...document.querySelectorAll('figure[data-figure]')].map((element) => {
    const stages = [...element.querySelectorAll('.plot-stage')].map((stage) =>
      stage.getBoundingClientRect(),
    );
    const isBelow = (stage, i) => i === 0 || stage.top > stages[i - 1].top + stage.height / 2;
    const { width, top } = element.getBoundingClientRect();
    // Beside another figure its own box is as high as that.
    const parts = element.querySelectorAll(':scope > :not(.visually-hidden), [data-mount] > *');
    const bottoms = [...parts].flatMap((part) =>
      [...part.getClientRects()].map((box) => box.bottom),
    );
    const mount = element.querySelector('[data-mount]');
    return {
      id: element.id,
      figure: element.dataset.figure,
      width,
      height: Math.max(...bottoms) - top,
      stages: stages.filter(isBelow).length,
      stage: stages[0]?.height ?? 0,
      mount: mount.getBoundingClientRect().height,
      menu: Number.parseFloat(getComputedStyle(mount).getPropertyValue('--menu') || '2'),
      em: Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
    };
  });

async function open(browser, address, isDrawn) {
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  // Without its script the page stays as it arrives.
  if (!isDrawn) await page.route(/\/assets\/index-.*\.js$/, (route) => route.abort());
  await page.goto(address);
  if (isDrawn) await drawAll(page);
  return page;
}

/** For each of the page's widths, the figures as they arrive and as they are drawn: [before, after] each. */
export async function measureHeights(browser, address, widths) {
  const pages = [await open(browser, address, false), await open(browser, address, true)];
  const measured = [];
  for (const width of widths) {
    for (const page of pages) await page.setViewportSize({ width, height: 900 });
    await pages[1].waitForTimeout(400);
    const [before, after] = await Promise.all(pages.map((page) => page.evaluate(boxes)));
    measured.push(...before.map((box, i) => ({ width, before: box, after: after[i] })));
  }
  for (const page of pages) await page.close();
  return measured;
}

/** What each figure's place must hold, besides its stages and its menu, in rem. */
export async function measurePlaces(browser, address, widths) {
  const measured = await measureHeights(browser, address, widths);
  return measured.map(({ before, after }) => ({
    figure: after.figure,
    width: after.width / after.em,
    stages: after.stages,
    rest:
      (before.mount + after.height - before.height - after.stages * after.stage) / after.em -
      after.menu,
  }));
}
