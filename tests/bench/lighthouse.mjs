// Lighthouse's four scores for the built page, as a phone with a slow connection sees it.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { serve } from '../engines/server.mjs';

// Fetched when it is needed: a hundred packages that nothing else here uses.
const LIGHTHOUSE = 'lighthouse@12.8.2';
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

const options = [
  `--only-categories=${CATEGORIES.join(',')}`,
  '--chrome-flags=--headless=new --no-sandbox --disable-gpu --no-first-run',
  '--output=json',
  '--quiet',
];

async function report(address) {
  const { stdout } = await promisify(execFile)('npx', ['--yes', LIGHTHOUSE, address, ...options], {
    env: { ...process.env, CHROME_PATH: process.env.CHROMIUM ?? '/usr/bin/chromium' },
    maxBuffer: 100e6,
  });
  return JSON.parse(stdout);
}

/** [{ title, score, misses }] of the page in dist; a miss is an audit that cost something. */
export async function lighthouseScores() {
  const server = await serve();
  try {
    const { categories, audits } = await report(server.address);
    return CATEGORIES.map((name) => {
      const { title, score, auditRefs } = categories[name];
      const misses = auditRefs
        .filter(({ id, weight }) => weight > 0 && (audits[id].score ?? 1) < 0.9)
        .map(({ id }) => `${audits[id].title} ${audits[id].displayValue ?? ''}`.trim());
      return { title, score: Math.round(100 * score), misses };
    });
  } finally {
    await server.close();
  }
}
