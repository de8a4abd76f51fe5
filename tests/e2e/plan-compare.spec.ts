import { expect, test } from '@playwright/test';

const rows = 'table tbody tr';

test('two plans of Gia Lai are compared without JavaScript', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/ke-hoach/so-sanh');
  const row = page.locator(rows).filter({ hasText: 'Chuyên mục CCHC trên Đài' }).first();
  await expect(row).toContainText('Chủ trì: thêm Sở Nội vụ');
  await expect(page.locator(rows).filter({ hasText: 'Ký kết hợp đồng' })).toContainText('Thêm');
  await expect(page.locator('del').filter({ hasText: 'ISO 9001' })).toHaveCount(1);
  await context.close();
});

test('other plans are chosen, and the choice is in the address', async ({ page }) => {
  await page.goto('/ke-hoach/so-sanh', { waitUntil: 'networkidle' });
  const from = page.getByRole('combobox', { name: 'Kế hoạch trước' });
  await expect(from).toBeEnabled();
  await from.selectOption('hau-giang-2024');
  await expect(page).toHaveURL(/\?a=hau-giang-2024&b=gia-lai-2023$/);
  await expect(page.getByRole('status').filter({ hasText: 'giữ nguyên' })).toBeVisible();
  await page.reload({ waitUntil: 'networkidle' });
  await expect(page.getByRole('combobox', { name: 'Kế hoạch trước' })).toHaveValue(
    'hau-giang-2024',
  );
  await page.getByRole('button', { name: 'Đổi chỗ' }).click();
  await expect(page).toHaveURL(/\?a=gia-lai-2023&b=hau-giang-2024$/);
});

test('a plan that is not there is told', async ({ page }) => {
  await page.goto('/ke-hoach/so-sanh?a=khong-co&b=gia-lai-2023', { waitUntil: 'networkidle' });
  await expect(page.getByRole('alert')).toContainText('Không có kế hoạch khong-co');
});
