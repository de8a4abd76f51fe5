import { expect, test, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { readDocx } from '../../src/lib/exports/docx/read.test-helper';
import { LONG } from './saved-support';

test.describe.configure({ timeout: 180_000 });

const HAU_GIANG = '/bao-cao?kh=hau-giang-2024&ky=2024-Q3';
const results = (page: Page) => page.getByRole('table', { name: 'Kết quả thực hiện nhiệm vụ' });

async function file(page: Page, button: string): Promise<Buffer> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return readFile(await (await waiting).path());
}

test('a plan, a period: every task in it, on the page and in the document', async ({ page }) => {
  await page.goto('/bao-cao');
  await page.getByLabel('Kế hoạch', { exact: true }).selectOption('hau-giang-2024');
  await expect(results(page)).toBeVisible(LONG);
  await page.getByLabel('Kỳ', { exact: true }).selectOption('2024-Q3');
  await expect(page).toHaveURL(/\/bao-cao\?kh=hau-giang-2024&ky=2024-Q3$/);
  await expect(page.getByRole('heading', { level: 2 })).toContainText('quý III/2024');
  await expect(page.getByText('chưa có báo cáo tiến độ nào')).toBeVisible();
  const codes = await results(page).locator('tbody th').allInnerTexts();
  expect(codes.length).toBeGreaterThan(40);

  const read = await readDocx(await file(page, 'Tải báo cáo (.docx)'));
  const text = read.paragraphs.map((paragraph) => paragraph.text);
  expect(text).toContain('II. KẾT QUẢ THỰC HIỆN NHIỆM VỤ');
  for (const code of codes) expect(text).toContain(code);
  const xlsx = await file(page, 'Tải bảng (.xlsx)');
  expect(xlsx.subarray(0, 2).toString()).toBe('PK');
});

test('an agency is reported on its own, and who is silent is named', async ({ page }) => {
  await page.goto(HAU_GIANG);
  await expect(results(page)).toBeVisible(LONG);
  const all = await results(page).locator('tbody tr').count();
  await expect(
    page.getByRole('listitem').filter({ hasText: /^Sở Nội vụ: \d+ nhiệm vụ/ }),
  ).toBeVisible();
  await page.getByLabel('Cơ quan', { exact: true }).selectOption('so-noi-vu');
  await expect(page).toHaveURL(/cq=so-noi-vu/);
  await expect(page.getByText(/Sở Nội vụ chủ trì hoặc phối hợp \d+ nhiệm vụ/)).toBeVisible();
  expect(await results(page).locator('tbody tr').count()).toBeLessThan(all);
  for (const width of [360, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const { scrollWidth, clientWidth } = await page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      clientWidth: document.documentElement.clientWidth,
    }));
    expect(scrollWidth - clientWidth, `sideways at ${width} px`).toBeLessThanOrEqual(0);
  }
});

test('progress that was recorded stands in the report of its quarter, after a reload too', async ({
  page,
}) => {
  await page.goto('/nhiem-vu/tien-do?nv=gl21-iii-5');
  await page.getByLabel('Ngày báo cáo').fill('2021-09-30', LONG);
  await page.getByLabel('Tình trạng').selectOption('Đang thực hiện');
  await page.getByLabel(/^Số đã làm/).fill('9');
  await page.getByLabel(/^Kết quả/).fill('Đài thiếu kinh phí');
  await page.getByRole('button', { name: 'Lưu báo cáo' }).click();
  await expect(page.getByText('Đã lưu báo cáo ngày 30/09/2021')).toBeVisible(LONG);

  await page.goto('/bao-cao?kh=gia-lai-2021&ky=2021-Q3');
  const row = results(page).getByRole('row', { name: /^III\.5 / });
  await expect(row).toContainText('9/12, đúng tiến độ', LONG);
  await expect(row).toContainText('30/09/2021: Đài thiếu kinh phí');
  const forms = page.getByRole('table', {
    name: 'Kế hoạch và kết quả tuyên truyền theo hình thức',
  });
  const broadcast = forms.getByRole('row', { name: /^Phát thanh, truyền hình / });
  await expect(broadcast.getByRole('cell').nth(0)).toHaveText('12');
  await expect(broadcast.getByRole('cell').nth(2)).toHaveText('9');
  await page.reload();
  await expect(row).toContainText('9/12, đúng tiến độ', LONG);
  const texts = async () => {
    const read = await readDocx(await file(page, 'Tải báo cáo (.docx)'));
    return read.paragraphs.map(({ text }) => text);
  };
  const outgoing = await texts();
  expect(outgoing).toContain('30/09/2021');
  expect(outgoing.join()).not.toContain('Đài thiếu kinh phí');
  await page.getByLabel('Đưa cả ghi chú, kiến nghị nội bộ vào tệp tải về').check();
  expect(await texts()).toContain('30/09/2021: Đài thiếu kinh phí');

  await page.goto('/bao-cao?kh=gia-lai-2021&ky=2021-Q2');
  await expect(row).toContainText('chưa báo cáo', LONG);
});

test('an unknown plan is said in words', async ({ page }) => {
  await page.goto('/bao-cao?kh=khong-co&ky=2024');
  await expect(page.getByText('Không có kế hoạch “khong-co”.')).toBeVisible(LONG);
});
