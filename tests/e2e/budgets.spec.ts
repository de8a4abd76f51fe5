import { expect, test } from '@playwright/test';
import { PAGE_KINDS, watchTransfers } from './support';

const FIRST_VIEW_BYTES = 120_000;

for (const [kind, address] of Object.entries(PAGE_KINDS)) {
  test(`first view stays within its budget: ${kind}`, async ({ page, baseURL }) => {
    const transfers = await watchTransfers(page);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });

    const response = await page.goto(address, { waitUntil: 'networkidle' });
    expect(response?.status()).toBe(200);

    const all = transfers().filter(({ url }) => !url.startsWith('data:'));
    const total = all.reduce((sum, { bytes }) => sum + bytes, 0);
    console.log(`${address}: ${(total / 1000).toFixed(1)} kB in ${all.length} requests`);
    expect(total).toBeGreaterThan(0);
    expect(total, `${address} sends ${total} bytes`).toBeLessThanOrEqual(FIRST_VIEW_BYTES);

    const foreign = all.filter(
      ({ url }) => !url.startsWith(`${baseURL}/`) && !url.startsWith('blob:'),
    );
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
  });
}
