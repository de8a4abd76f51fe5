import { expect, test } from '@playwright/test';
import { firstView } from './first-view';
import { PAGE_KINDS } from './support';

const FIRST_VIEW_BYTES = 120_000;

for (const [kind, address] of Object.entries(PAGE_KINDS)) {
  test(`first view stays within its budget: ${kind}`, async ({ page }) => {
    const { status, transfers, foreign, errors } = await firstView(page, 'build', address);
    const total = transfers.reduce((sum, { bytes }) => sum + bytes, 0);
    console.log(`${address}: ${(total / 1000).toFixed(1)} kB in ${transfers.length} answers`);
    expect(status).toBe(200);
    expect(total).toBeGreaterThan(0);
    expect(total, `${address} sends ${total} bytes`).toBeLessThanOrEqual(FIRST_VIEW_BYTES);
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
  });
}
