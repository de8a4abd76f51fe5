import { expect, test } from '@playwright/test';

test.describe('search in the header', () => {
  test('finds by abbreviation, without marks, by old names; the keyboard alone opens a find', async ({
    page,
  }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto('/', { waitUntil: 'networkidle' });
    expect(asked.some((url) => url.includes('/tim-kiem/'))).toBe(false);

    const input = page.getByRole('combobox', { name: /^Tìm đơn vị/ });
    // The page answers to keys once its script runs.
    await expect(async () => {
      await page.keyboard.press('/');
      await expect(input).toBeFocused({ timeout: 1000 });
    }).toPass();
    const found = page.getByRole('option');

    await input.fill('buu chinh');
    await expect(found.filter({ hasText: 'bưu chính công ích' }).first()).toBeVisible();
    await input.fill('BCCI');
    await expect(found.filter({ hasText: 'bưu chính công ích' }).first()).toBeVisible();
    await input.fill('ke hoach hau giang');
    await expect(found.first()).toContainText('Hậu Giang năm 2024');

    await input.fill('binh dinh');
    await expect(found.nth(0)).toContainText('đến 30/06/2025, nay thuộc Tỉnh Gia Lai');
    await expect(found.nth(1)).toContainText('gồm Bình Định, Gia Lai');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/don-vi\/gia-lai-2025$/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Gia Lai');
    expect(asked.filter((url) => /duckdb/.test(url))).toEqual([]);
  });

  test('reaches the communes without figures, and says when nothing is found', async ({ page }) => {
    await page.goto('/xep-hang');
    const input = page.getByRole('combobox', { name: /^Tìm đơn vị/ });
    await input.fill('ia pnon');
    await expect(page.getByRole('option').first()).toContainText('Xã Ia Pnôn');
    await input.fill('khong co gi nhu the');
    await expect(page.getByText(/^Không tìm thấy/)).toBeVisible();
  });

  test('the whole list of finds has its address', async ({ page }) => {
    await page.goto('/');
    const input = page.getByRole('combobox', { name: /^Tìm đơn vị/ });
    await input.fill('papi 2024');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/tim-kiem?tim=papi+2024');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kết quả tìm “papi 2024”');
    const link = page.getByRole('main').getByRole('link', { name: /PAPI.*2024/ });
    await link.first().click();
    await expect(page).toHaveURL('/xep-hang/papi/2024');
  });

  test.describe('with no service worker in between', () => {
    test.use({ serviceWorkers: 'block' });

    test('says so when the list cannot be loaded, and works once it can', async ({ page }) => {
      await page.route('**/tim-kiem/muc-luc.json', (route) => route.abort());
      await page.goto('/');
      const input = page.getByRole('combobox', { name: /^Tìm đơn vị/ });
      await input.fill('papi');
      await expect(page.getByText(/^Chưa tải được danh mục/)).toBeVisible();
      await page.unroute('**/tim-kiem/muc-luc.json');
      await input.fill('papi 2023');
      await expect(page.getByRole('option').first()).toContainText('PAPI');
    });
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the list of pages stands in for the search', async ({ page }) => {
    await page.goto('/');
    await expect(page.locator('form[role=search]')).toBeHidden();
    await page.getByRole('link', { name: 'Danh mục các trang' }).click();
    await page.getByRole('link', { name: 'Tỉnh Gia Lai' }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Gia Lai');
  });
});

test('a plan reads like its document', async ({ page }) => {
  await page.goto('/ke-hoach');
  await page.getByRole('link', { name: /Hậu Giang năm 2024/ }).click();
  await expect(page.getByText('35/KH-UBND, ngày 27/02/2024')).toBeVisible();
  const tasks = page.getByRole('table', { name: /^Nhiệm vụ của/ });
  await expect(tasks.getByRole('row')).toHaveCount(50);
  await page.goto('/ke-hoach/phuong-1-quang-tri-2024');
  await expect(page.locator('dd', { hasText: 'chưa rõ' }).first()).toBeVisible();
});

test('a plan tells which of its tasks nobody leads, and leads to them', async ({ page }) => {
  await page.goto('/ke-hoach/thi-tran-gia-lai-2021');
  const clear = page.getByRole('region', { name: 'Kiểm tra “5 rõ”' });
  const without = clear.getByRole('row').filter({ hasText: 'chưa ghi cơ quan, người chủ trì' });
  await expect(without.getByRole('link')).toHaveText(['II.1.3', 'II.1.3.b.1', 'II.3']);
  await without.getByRole('link').last().click();
  await expect(page.locator('tr:target')).toContainText('Tiếp tục duy trì, nâng cao các tiêu chí');
});
