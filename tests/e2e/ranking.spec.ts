import { expect, test } from '@playwright/test';

test('a component is chosen, ranked by the engine and kept in the address', async ({ page }) => {
  await page.goto('/xep-hang/papi/2018');
  await expect(page.getByRole('main')).toContainText('không so sánh được');
  await page.getByText('Chọn thành phần, chỉ tiêu, cấp và kỳ khác').click();
  const indicator = page.getByRole('combobox', { name: 'Chỉ tiêu' });
  await expect(indicator).toBeVisible({ timeout: 45_000 });
  await indicator.selectOption('papi-d1');
  await expect(page).toHaveURL(/\?ct=papi-d1/);
  const table = page.getByRole('table', { name: /D1/ });
  await expect(table.getByRole('row').filter({ hasText: 'Thái Bình' })).toContainText('+0,05');
  await expect(table.getByRole('row').filter({ hasText: /\d+\/63/ })).toHaveCount(63);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Tải bảng (CSV)' }).first().click();
  expect((await download).suggestedFilename()).toBe('papi-d1-2018.csv');

  await page.reload();
  await expect(page.getByRole('table', { name: /D1/ })).toBeVisible({ timeout: 45_000 });

  await page.getByRole('link', { name: 'Về số liệu đã công bố của trang' }).click();
  await expect(page).toHaveURL(/\/xep-hang\/papi\/2018$/);
  await expect(page.getByRole('table', { name: /PAPI/ }).first()).toContainText('Lạng Sơn');
});

test('search takes names without diacritics, sorting and regions work by keyboard', async ({
  page,
}) => {
  await page.goto('/xep-hang/papi/2024', { waitUntil: 'networkidle' });
  const table = page.getByRole('table', { name: /PAPI/ }).first();
  const search = page.getByRole('searchbox').first();
  await search.fill('ha noi');
  await expect(table.getByRole('rowheader')).toHaveText(['Hà Nội']);
  await search.fill('đak');
  await expect(table.getByRole('rowheader')).toHaveText([/Đắk/, /Đắk/]);
  await search.fill('');

  const unit = table.getByRole('button', { name: 'Đơn vị' });
  await unit.focus();
  await page.keyboard.press('Enter');
  await expect(table.getByRole('columnheader', { name: 'Đơn vị' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await expect(table.getByRole('rowheader').first()).toHaveText('An Giang');

  await page.getByLabel('Vùng').first().selectOption('Tây Nguyên');
  await expect(table.getByRole('rowheader')).toHaveCount(5);
});

test('ranks inside a province are asked for by level and place', async ({ page }) => {
  await page.goto('/xep-hang/par-index-agency/2019?cap=agency&trong=vinh-phuc');
  const table = page.getByRole('table', { name: /năm 2019/ }).first();
  await expect(table).toBeVisible({ timeout: 45_000 });
  await expect(table.getByRole('row').filter({ hasText: 'Bảo hiểm Xã hội' })).toContainText(
    '90,05',
  );
  await expect(page.getByRole('combobox', { name: 'Thuộc' })).toHaveValue('vinh-phuc');
});

test.describe('with no service worker in between', () => {
  test.use({ serviceWorkers: 'block' });

  test('a failed start of the engine is said in words and the page stays', async ({ page }) => {
    await page.route(/duckdb.*\.wasm/, (route) => route.abort());
    await page.goto('/xep-hang/papi/2024');
    await page.getByText('Chọn thành phần, chỉ tiêu, cấp và kỳ khác').click();
    await expect(page.getByText(/Không mở được công cụ tính toán/)).toBeVisible({
      timeout: 45_000,
    });
    await expect(page.getByRole('table', { name: /PAPI/ }).first()).toContainText('47,82');
  });
});

test('the CSV of a page holds the numbers on screen with unit, year and source', async ({
  page,
  request,
}) => {
  await page.goto('/xep-hang/papi/2024');
  const href = await page
    .getByRole('link', { name: 'Tải bảng (CSV)' })
    .first()
    .getAttribute('href');
  const text = await (await request.get(href ?? '')).text();
  expect(text.charCodeAt(0)).toBe(0xfeff);
  const lines = text.trim().split('\r\n');
  expect(lines).toHaveLength(64);
  expect(lines[1]).toContain('quang-ninh,Tỉnh Quảng Ninh,papi');
  expect(lines[1]).toContain('47.8212');
  expect(lines[1]).toContain('papi-2011-2024');
});
