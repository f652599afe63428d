// The two suites that Playwright runs: page logic without a browser, and the built page in Chromium.
import { fileURLToPath } from 'node:url';
import { defineConfig, devices } from '@playwright/test';

const { CHROMIUM = '/usr/bin/chromium', TEST_PORT = '4174' } = process.env;
const address = `http://localhost:${TEST_PORT}/`;
const logicOnly = process.argv.includes('--project=logic');

export default defineConfig({
  outputDir: '../build/test-results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // For machines that have other work as well; what is right is there much sooner.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  // Kept files would stand in for those that a test changes.
  use: { baseURL: address, serviceWorkers: 'block' },
  webServer: logicOnly
    ? undefined
    : {
        command: `node_modules/.bin/vite preview web --port ${TEST_PORT} --strictPort`,
        cwd: fileURLToPath(new URL('..', import.meta.url)),
        url: address,
      },
  projects: [
    { name: 'logic', testDir: 'web' },
    {
      name: 'chromium',
      testDir: 'browser',
      use: {
        ...devices['Desktop Chrome'],
        launchOptions: {
          executablePath: CHROMIUM,
          args: [
            '--no-sandbox',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
            '--no-first-run',
            '--disable-quic',
            '--disable-gpu',
          ],
        },
      },
    },
  ],
});
