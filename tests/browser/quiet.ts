// A test that also fails on console output, page errors and requests to other hosts.
import { test as base, expect } from '@playwright/test';

/** What Playwright itself says when the configuration has it refuse the service worker. */
const UNKEPT = 'Service Worker registration blocked by Playwright';

export const test = base.extend<{ quiet: undefined }>({
  quiet: [
    async ({ page, baseURL }, use) => {
      const noise: string[] = [];
      page.on('console', (message) => {
        if (message.text() !== UNKEPT) noise.push(message.text());
      });
      page.on('pageerror', (error) => noise.push(error.message));
      page.on('request', (request) => {
        // A worker's script is a blob of the page's own origin.
        if (
          !request
            .url()
            .replace(/^blob:/, '')
            .startsWith(baseURL ?? '')
        )
          noise.push(request.url());
      });
      await use(undefined);
      expect(noise).toEqual([]);
    },
    { auto: true },
  ],
});
