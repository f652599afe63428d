// What the page gives away and others have made, with its licence.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

test('the footer leads to the licences of all that is given away', async ({ page }) => {
  await page.goto('./');
  await page.locator('footer').getByRole('link', { name: 'licences' }).click();
  await expect(page).toHaveURL(/\/licences\.txt$/);
  const text = await page.locator('body').innerText();
  const { dependencies } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  expect(Object.keys(dependencies).length).toBeGreaterThan(4);
  for (const name of Object.keys(dependencies)) expect(text).toContain(`\n${name} `);
  // What those bring along, and what the compiler and the data's makers ask for.
  for (const name of ['@kurkle/color', 'Emscripten', 'musl', 'Alpaydin', 'ReLU, live'])
    expect(text).toContain(name);
  expect(text.match(/SIL OPEN FONT LICENSE/gi)?.length).toBeGreaterThanOrEqual(4);
});
