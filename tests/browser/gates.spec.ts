// Predictions: each is answered by the core, right and wrong are told apart, and one may pass.
import { expect, type Page, test } from '@playwright/test';

const gate = (page: Page, name: string) => page.locator(`[data-gate="${name}"]`);
const choice = (page: Page, name: string, text: string) =>
  gate(page, name).locator('button', { hasText: new RegExp(`^${text}$`) });
const pick = (page: Page, name: string, text: string) => choice(page, name, text).click();

test('a right prediction is confirmed with the number from the core', async ({ page }) => {
  await page.goto('./#relu');
  await pick(page, 'relu', '0');
  await expect(gate(page, 'relu')).toContainText(
    'Yes. Its sum is −2 · 3 + 1 = −5, and ReLU(−5) = 0.',
  );
});

test('a wrong one is corrected, and another can be tried', async ({ page }) => {
  await page.goto('./#derivative');
  await pick(page, 'derivative', 'all of it: 2');
  await expect(gate(page, 'derivative')).toContainText('No. The gradient is multiplied by');
  await expect(gate(page, 'derivative').locator('.gate-right')).toHaveText('none: 0');
  await pick(page, 'derivative', 'none: 0');
  await expect(gate(page, 'derivative')).toContainText('Yes.');
});

test('who does not want to guess is told, without yes or no', async ({ page }) => {
  await page.goto('./#vanishing-gradient');
  await pick(page, 'vanishing-gradient', 'Just tell me');
  const verdict = gate(page, 'vanishing-gradient').getByRole('status');
  await expect(verdict).toContainText('0.25, and its 10th power is 9.54 · 10⁻⁷');
  await expect(gate(page, 'vanishing-gradient').locator('.gate-right')).toHaveText('a millionth');
});

test('a prediction is answered by keyboard alone', async ({ page }) => {
  await page.goto('./#relu');
  await gate(page, 'relu').getByRole('button', { name: '−5' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(gate(page, 'relu')).toContainText('Yes.');
});
