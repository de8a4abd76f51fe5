import { expect, test, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { readDocx } from '../../src/lib/exports/docx/read.test-helper';
import { fileOf } from './own-files';
import { fileInput, LONG, open } from './saved-support';

test.describe.configure({ timeout: 180_000 });

const FIGURES = [
  'unit_id,indicator_id,period,value,numerator,denominator',
  'gia-lai-2025.an-lao,online-dossier-rate,2025-Q4,50,100,200',
  'gia-lai-2025.an-vinh,online-dossier-rate,2025-Q4,80,240,300',
].join('\n');
const SENT = [
  'unit_id,report,period,due_on,received_on',
  'gia-lai-2025.an-lao,Báo cáo CCHC quý,2025-Q4,2025-12-15,2025-12-14',
  'gia-lai-2025.an-toan,Báo cáo CCHC quý,2025-Q4,2025-12-15,2025-12-20',
].join('\n');

const figures = (page: Page) => page.getByRole('table', { name: 'Số liệu tổng hợp' });
const members = (page: Page) => page.getByRole('table', { name: 'Tình hình nộp báo cáo' });

test('communes’ files add up to the province; who is not in them is named', async ({ page }) => {
  await page.goto('/du-lieu');
  await open(page, 'quy-4.csv', FIGURES, 2);
  await fileInput(page).setInputFiles(fileOf('nop.csv', SENT));
  await page
    .getByRole('region', { name: /nop\.csv/ })
    .getByRole('button', { name: /^Nhận/ })
    .click(LONG);
  await expect(page.getByRole('article').filter({ hasText: 'nop.csv' })).toContainText('2 dòng');

  await page.goto('/bao-cao');
  await page.getByRole('link', { name: 'Tổng hợp báo cáo của đơn vị cấp dưới' }).click();
  await page.getByRole('button', { name: 'Tổng hợp', exact: true }).click();
  const unit = page.getByRole('combobox', { name: 'Đơn vị tổng hợp' });
  await unit.fill('gia lai', LONG);
  await expect(page.getByRole('option', { name: 'Tỉnh Gia Lai đến 30/06/2025' })).toBeVisible(LONG);
  await page.getByRole('option', { name: 'Tỉnh Gia Lai', exact: true }).click();
  await page.getByLabel('Năm', { exact: true }).selectOption('2025');
  await page.getByLabel('Kỳ', { exact: true }).selectOption('2025-Q4');
  await expect(page).toHaveURL(/dv=gia-lai-2025&ky=2025-Q4/);

  const row = figures(page).getByRole('row', { name: /^Tỷ lệ hồ sơ giải quyết/ });
  await expect(row).toContainText('68% (số liệu của bạn)', LONG);
  await expect(row).toContainText('340/500');
  await expect(row).toContainText('2/135');
  await expect(
    page.getByText(/^3\/135 đơn vị cấp xã đã báo cáo: 1 đúng hạn; 1 chậm hạn; 1 có/),
  ).toBeVisible();
  await page.getByText('Chưa báo cáo: 132 đơn vị').click();
  await expect(page.getByText(/^Xã Al Bá; /)).toBeVisible();
  await expect(row).toContainText('132 đơn vị chưa báo cáo; chưa có số liệu: Xã An Toàn');
  const one = (name: string) => members(page).getByRole('row', { name });
  await expect(one('Xã An Lão')).toContainText('đúng hạn');
  await expect(one('Xã An Toàn')).toContainText('chậm hạn');
  await expect(one('Xã Al Bá')).toContainText('chưa báo cáo, đã quá hạn');

  await page.getByText('Số liệu từng đơn vị: Tỷ lệ hồ sơ giải quyết').click();
  await expect(page.getByRole('cell', { name: '240/300' })).toBeVisible();

  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tải bản tổng hợp (.docx)' }).click();
  const read = await readDocx(await readFile(await (await waiting).path()));
  const text = read.paragraphs.map((paragraph) => paragraph.text).join('\n');
  expect(text).toContain('Tỉnh Gia Lai, quý IV/2025');
  expect(text).toContain('Chưa báo cáo: Xã Al Bá; ');
  expect(read.tables[0]?.rows[1]?.[1]).toContain('68%');

  await page.reload();
  await expect(row).toContainText('340/500', LONG);
  for (const width of [360, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(over, `sideways at ${width} px`).toBeLessThanOrEqual(0);
  }
});

test('an unknown unit and a unit with nobody inside are said in words', async ({ page }) => {
  await page.goto('/bao-cao/tong-hop?dv=khong-co&ky=2024-Q3');
  await expect(page.getByText('Không có đơn vị “khong-co”.')).toBeVisible(LONG);
  await page.goto('/bao-cao/tong-hop?dv=gia-lai&ky=2025-Q4');
  await expect(
    page.getByText('Bộ số liệu không có đơn vị cấp dưới nào của Tỉnh Gia Lai trong quý IV/2025.'),
  ).toBeVisible(LONG);
});
