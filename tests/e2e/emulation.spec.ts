import { expect, test, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { readDocx } from '../../src/lib/exports/docx/read.test-helper';
import { LONG } from './saved-support';

test.describe.configure({ timeout: 180_000 });

const list = (page: Page) =>
  page.getByRole('table', { name: /^Danh sách đề nghị biểu dương, khen thưởng/ });

async function file(page: Page, button: string): Promise<Buffer> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return readFile(await (await waiting).path());
}

test('the best of an index, and who improved most, with the rule in page and files', async ({
  page,
}) => {
  await page.goto('/bao-cao');
  await page.getByRole('link', { name: /biểu dương, khen thưởng/ }).click();
  await page.getByRole('button', { name: 'Lập danh sách' }).click();
  await page.getByLabel('Chỉ số', { exact: true }).selectOption('papi', LONG);
  await expect(page).toHaveURL(/cs=papi/);
  await page.getByLabel('Kỳ', { exact: true }).selectOption('2024');
  await expect(page).toHaveURL(/ky=2024/);
  await expect(list(page).locator('tbody tr')).toHaveCount(5, LONG);
  await expect(list(page).locator('tbody tr').first()).toContainText('Quảng Ninh');
  await expect(list(page)).toContainText('47,8212 điểm');

  await page.getByLabel('Quy tắc', { exact: true }).selectOption('improved');
  await expect(page).toHaveURL(/quy-tac=cai-thien/);
  await expect(page.getByText(/tăng nhiều nhất từ năm 2023 đến năm 2024/)).toBeVisible(LONG);
  await page.getByLabel('Số đơn vị', { exact: true }).selectOption('3');
  await expect(list(page).locator('tbody tr')).toHaveCount(3, LONG);
  await expect(list(page).locator('tbody tr').first()).toContainText('Tây Ninh');

  const read = await readDocx(await file(page, 'Tải danh sách (.docx)'));
  const text = read.paragraphs.map((one) => one.text).join('\n');
  expect(text).toContain('Quy tắc: 3 đơn vị có giá trị tăng nhiều nhất');
  expect(text).toContain('Nguồn: ');
  expect((await file(page, 'Tải danh sách (CSV)')).toString()).toContain('Tây Ninh');
});

test('a list that cannot be made says why, and the page fits a narrow screen', async ({ page }) => {
  await page.goto('/bao-cao/bieu-duong?quy-tac=cai-thien&cs=papi&ky=2018');
  await expect(page.getByText(/Không lập được danh sách: cách đo thay đổi/)).toBeVisible(LONG);
  await expect(list(page)).toHaveCount(0);

  await page.setViewportSize({ width: 360, height: 900 });
  await page.goto('/bao-cao/bieu-duong?cs=papi&ky=2024');
  await expect(list(page)).toBeVisible(LONG);
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over).toBeLessThanOrEqual(0);

  await page.goto('/bao-cao/bieu-duong?cs=khong-co&ky=2024');
  await expect(page.getByText('Không có “khong-co” trong số liệu.')).toBeVisible(LONG);
});

test('an agency that reported all its work in time is on the list of its plan', async ({
  page,
}) => {
  await page.goto('/bao-cao/bieu-duong?quy-tac=dung-han&kh=hau-giang-2024&ky=2024');
  await expect(page.getByText(/chưa có báo cáo tiến độ nào của \d+ nhiệm vụ/)).toBeVisible(LONG);

  await page.goto('/nhiem-vu/tien-do?nv=hg24-v-8');
  await page.getByLabel('Ngày báo cáo').fill('2024-12-20', LONG);
  await page.getByLabel('Tình trạng').selectOption('Đã hoàn thành');
  await page.getByRole('button', { name: 'Lưu báo cáo' }).click();
  await expect(page.getByText('Đã lưu báo cáo ngày 20/12/2024')).toBeVisible(LONG);

  await page.goto('/bao-cao/bieu-duong?quy-tac=dung-han&kh=hau-giang-2024&ky=2024');
  await expect(list(page).locator('tbody tr')).toHaveCount(1, LONG);
  await expect(list(page)).toContainText('Sở Tư pháp');
  await expect(list(page)).toContainText('Hoàn thành đúng hạn 1/1 nhiệm vụ đến hạn: V.8');
});
