import { expect, test } from '@playwright/test';
import { PAGE_KINDS } from './support';

test.use({ javaScriptEnabled: false });

test('PAPI 2024 ranks 61 provinces and names the two withheld', async ({ page }) => {
  await page.goto('/xep-hang/papi/2024');
  const table = page.getByRole('table', { name: /PAPI/ }).first();
  await expect(table.getByRole('row').filter({ hasText: /\d+\/61/ })).toHaveCount(61);
  await expect(page.getByText('Vĩnh Phúc').first()).toBeVisible();
  await expect(page.getByText(/không công bố/).first()).toBeVisible();
  const main = page.getByRole('main');
  await expect(main).toContainText('Tiền Giang');
  await expect(main).toContainText('Hoàng Sa');
  await expect(main).toContainText('Trường Sa');
  await expect(page.locator('figure svg').first()).toBeVisible();
});

test('PAR INDEX 2023 ranks nobody itself and says how much is known', async ({ page }) => {
  await page.goto('/xep-hang/par-index/2023');
  const main = page.getByRole('main');
  await expect(main).toContainText(/\d+\/63 có điểm/);
  await expect(main).toContainText(/\d+\/63 có hạng/);
  await expect(main.getByText(/^\d+\/63$/)).toHaveCount(0);
  const anGiang = main.getByRole('row').filter({ hasText: 'An Giang' }).first();
  await expect(anGiang).toContainText('81,32');
  await expect(anGiang).toContainText('63');
});

test('units in time link to each other', async ({ page }) => {
  await page.goto('/don-vi/gia-lai');
  const successor = page.locator('main a[href="/don-vi/gia-lai-2025"]').first();
  await expect(successor).toBeVisible();
  await successor.click();
  await expect(page).toHaveURL(/gia-lai-2025$/);
  await expect(page.locator('main a[href="/don-vi/gia-lai"]').first()).toBeVisible();
  await expect(page.locator('main a[href="/don-vi/binh-dinh"]').first()).toBeVisible();

  await page.goto('/don-vi/ha-noi');
  await expect(page.getByRole('main')).toContainText(/01\/8\/2008|01\/08\/2008/);
  await expect(page.getByRole('main')).toContainText('Hà Tây');
});

test('totals across a break show a reason instead of a change', async ({ page }) => {
  const reasons = {
    '/xep-hang/pci/2013': /không so sánh được.*Từ năm 2013 PCI gồm 10 chỉ số thành phần/is,
    '/xep-hang/papi/2018': /không so sánh được.*Từ năm 2018 PAPI tính 8 nội dung/is,
  };
  for (const [address, reason] of Object.entries(reasons)) {
    await page.goto(address);
    await expect(page.getByRole('main')).toContainText(reason);
    const table = page.getByRole('table').first();
    await expect(table.getByRole('row').filter({ hasText: 'Đà Nẵng' })).toHaveCount(1);
    await expect(table).not.toContainText(/[▲▼=] [+−]?\d/);
  }
});

for (const [kind, address] of Object.entries(PAGE_KINDS)) {
  test(`complete without JavaScript: ${kind}`, async ({ page }) => {
    const response = await page.goto(address);
    expect(response?.status()).toBe(200);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const text = (await page.getByRole('main').innerText()).trim();
    expect(text.length).toBeGreaterThan(300);
    expect(text).not.toMatch(/undefined|NaN|\[object|null/);
  });
}
