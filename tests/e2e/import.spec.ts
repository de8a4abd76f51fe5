import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { book } from '../fixtures/import/book';
import { fileOf } from './own-files';
import { card, fileInput, LONG } from './saved-support';

test.describe.configure({ timeout: 180_000 });

/** As an office sends it: title, merged heading, a total, a note; the name of the sheet tells nothing. */
const WIDE = book([
  {
    name: 'Sheet1',
    merges: ['A1:D1', 'A3:A4', 'B3:B4', 'C3:D3'],
    rows: [
      ['TỶ LỆ HỒ SƠ TRỰC TUYẾN CỦA CÁC TỈNH'],
      [],
      ['TT', 'Tỉnh, thành phố', 'online-dossier-rate', null],
      [null, null, 'Năm 2023', 'Năm 2024'],
      [1, 'Hà Nội', '61,5', '71,25'],
      [2, 'TP. HCM', '60,25', '70,5'],
      [3, 'Cao Bằng', '59', '-'],
      [null, 'Tổng cộng', '60,25', '70,9'],
      [],
      ['Ghi chú: số liệu do địa phương báo cáo'],
    ],
  },
]);

const preview = (page: Page, name: string) =>
  page.getByRole('region', { name: `Xem trước tệp ${name}` });

async function give(page: Page, name: string, content: string | Uint8Array) {
  await fileInput(page).setInputFiles(fileOf(name, Buffer.from(content)));
  const shown = preview(page, name);
  await expect(shown).toBeVisible(LONG);
  return shown;
}

test('a workbook as offices send it is shown, accepted whole, seen in the ranking, and taken back', async ({
  page,
}) => {
  await page.goto('/du-lieu');
  const shown = await give(page, 'bao-cao.xlsx', WIDE);
  await expect(shown).toContainText('Đọc được 5 dòng');
  await expect(shown.getByRole('row').filter({ hasText: 'Hà Nội' }).first()).toContainText('61,5');
  await expect(shown).toContainText(/5 dòng mới|So với số liệu đang xem/, LONG);
  await shown.getByText('3 dòng không đọc, kèm lý do').click();
  await expect(shown.getByRole('row').filter({ hasText: 'Tổng cộng' })).toContainText(
    'dòng tổng hoặc trung bình',
  );
  await expect(page.getByRole('article')).toHaveCount(0);

  await shown.getByRole('button', { name: 'Nhận 5 dòng' }).click();
  await expect(card(page, 'bao-cao.xlsx')).toContainText('5 dòng', LONG);
  await expect(shown).toHaveCount(0);
  await card(page, 'bao-cao.xlsx')
    .getByRole('link', { name: /^Xếp hạng: .*2023/ })
    .click();
  const table = page.getByRole('table').filter({ hasText: 'Hà Nội' }).first();
  await expect(table).toContainText('61,5', LONG);
  await page.goBack();
  await page.getByRole('button', { name: 'Hoàn tác, đưa tệp bao-cao.xlsx ra' }).click();
  await expect(page.getByText('Đã đưa tệp bao-cao.xlsx ra')).toBeVisible(LONG);
  await expect(page.getByRole('article')).toHaveCount(0);
});

test('a name of two eras is asked about and answered; the next file of the shape is read alike', async ({
  page,
}) => {
  const text = 'Địa phương;Điểm\nGia Lai;71,5\nCao Bằng;80,25\nBình Định;69\n';
  await page.goto('/du-lieu');
  const shown = await give(page, 'diem.csv', text);
  await expect(shown).toContainText('trang không tự đoán');
  await expect(shown.getByRole('button', { name: /^Nhận/ })).toHaveCount(0);
  await shown.getByRole('combobox', { name: 'Tìm theo tên' }).first().fill('hồ sơ trực tuyến');
  await page.keyboard.press('Enter');
  await expect(shown.getByRole('group', { name: /là của chỉ tiêu nào/ })).toContainText(
    'trực tuyến',
  );
  const period = shown.getByRole('group', { name: /thuộc kỳ nào/ }).getByLabel(/^Kỳ/);
  await period.fill('năm 2025');
  await period.press('Tab');
  const units = shown.getByRole('group', { name: /tên của cả đơn vị trước và sau sắp xếp/ });
  await units.getByLabel('theo đơn vị tại ngày 30/06/2025').check(LONG);
  await expect(shown).toContainText('Đọc được 3 dòng', LONG);
  await expect(shown.getByRole('row').filter({ hasText: 'Tỉnh Gia Lai (đến' })).toContainText(
    '71,5',
  );
  await shown.getByRole('button', { name: 'Nhận 3 dòng' }).click();
  await expect(card(page, 'diem.csv')).toContainText('3 dòng', LONG);

  const next = await give(page, 'diem-moi.csv', text.replace('71,5', '72,5'));
  await expect(next).toContainText('Đọc như tệp diem.csv đã nhận ngày');
  await expect(next.getByRole('group', { name: /là của chỉ tiêu nào/ })).toHaveCount(0);
  await expect(next.getByRole('group', { name: /thuộc kỳ nào/ })).toBeVisible();
  await next.getByRole('button', { name: 'Đọc lại từ đầu' }).click();
  await expect(next.getByRole('group', { name: /là của chỉ tiêu nào/ })).toBeVisible(LONG);
  await next.getByRole('button', { name: 'Bỏ, không nhận tệp diem-moi.csv' }).click();
  await expect(next).toHaveCount(0);

  await page.getByText('Cách đọc đã lưu (1)').click();
  await page.getByRole('button', { name: 'Xóa cách đọc của tệp diem.csv' }).click();
  await expect(page.getByText(/^Cách đọc đã lưu/)).toHaveCount(0);
});

test('what cannot be read is named by row and column, downloaded, and changes nothing', async ({
  page,
}) => {
  await page.goto('/du-lieu');
  const good = await give(page, 'sipas.csv', 'Tỉnh;SIPAS 2023\nHà Nội;82,66\n');
  await good.getByRole('button', { name: 'Nhận 1 dòng' }).click();
  await expect(card(page, 'sipas.csv')).toContainText('1 dòng', LONG);

  const bad = 'Tỉnh;SIPAS 2023\nHà Nội;82,66\nHà Nộii;81,5\nCao Bằng;tốt\n';
  const shown = await give(page, 'hong.csv', bad);
  await expect(shown.getByRole('alert')).toContainText('2 chỗ cần sửa');
  const row = shown.getByRole('row').filter({ hasText: 'Hà Nộii' });
  await expect(row).toContainText('3');
  await expect(row).toContainText('Tỉnh');
  await expect(shown.getByRole('row').filter({ hasText: 'tốt' })).toContainText('SIPAS 2023');
  const waiting = page.waitForEvent('download');
  await shown.getByRole('button', { name: 'Tải danh sách này (CSV)' }).click();
  const list = await readFile(await (await waiting).path());
  expect([...list.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(list.toString()).toContain('Hà Nộii');
  await expect(card(page, 'sipas.csv')).toContainText('1 dòng');

  const other = await give(page, 'chi-so.csv', await readFile('data/indicators.csv'));
  await expect(other).toContainText('Tệp thuộc bảng “Chỉ số, chỉ tiêu”');
  await expect(other.getByRole('button', { name: /^Nhận/ })).toBeVisible();
});

test('cells pasted from a spreadsheet are read as a file; one that changes figures says so', async ({
  page,
}) => {
  await page.goto('/du-lieu');
  await page.getByText('Dán từ bảng tính', { exact: true }).click();
  const box = page.getByLabel(/^Chép các ô/);
  const paste = (html: string) =>
    box.evaluate((element, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', text);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }));
    }, html);
  const rows = (value: string) =>
    `<table><tr><td rowspan="2">Tỉnh</td><td colspan="2">SIPAS</td></tr><tr><td>2023</td><td>2024</td></tr><tr><td>Hà Nội</td><td>83,94</td><td>${value}</td></tr></table>`;
  await paste(rows('11,5'));
  await expect(page.getByText('Đã dán 3 dòng')).toBeVisible();
  await page.getByRole('button', { name: 'Đọc bảng đã dán' }).click();
  const shown = page.getByRole('region', { name: /^Xem trước tệp dan-\d{4}-\d\d-\d\d-1\.tsv$/ });
  await expect(shown).toContainText('Đọc được 2 dòng', LONG);
  await expect(shown).toContainText('1 dòng khác', LONG);
  await shown.getByText('Xem chỗ khác').click();
  const changed = shown.getByRole('region', { name: 'Các số liệu khác với đang có' });
  await expect(changed.getByRole('row').filter({ hasText: 'Hà Nội' })).toContainText(/86,5.*11,5/);
});
