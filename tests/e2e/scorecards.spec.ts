import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { fileOf } from './own-files';
import { fileInput } from './saved-support';

const AGENCIES = 'mo-phong-par-index-can-tho-2025-agency';
const FIRST = 'can-tho-2025.so-khoa-hoc-va-cong-nghe';

async function simulated(page: Page, query: string): Promise<void> {
  await page.goto(`/mo-phong/cham-diem${query}`);
  await page.getByRole('button', { name: 'Mở dữ liệu mô phỏng' }).click();
  await expect(page.getByRole('table', { name: /Điểm theo tiêu chí/ })).toBeVisible();
}

async function startEntry(page: Page): Promise<void> {
  await page.goto('/cham-diem');
  await page.getByRole('button', { name: 'Bắt đầu chấm' }).click();
  await page.getByLabel('Bộ tiêu chí', { exact: true }).selectOption('par-index-ca-mau-1880-2013');
}

const score = (page: Page, item: string) => page.locator(`#nhap-${item} input`).first();

async function chooseUnit(page: Page, typed: string, option: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: 'Đơn vị được chấm' }).fill(typed);
  const offered = page.getByRole('listbox', { name: 'Đơn vị được chấm' });
  await offered.getByRole('option', { name: option }).click();
}

test('a simulated card shows what appraisals took, and adjusted beside raw scores and ranks', async ({
  page,
}) => {
  await simulated(page, `?bo=${AGENCIES}&ky=2025&dv=${FIRST}`);
  const card = page.getByRole('table', { name: /Điểm theo tiêu chí/ });
  await expect(card.getByText('bị giảm 6,95 điểm (Kết quả)')).toBeVisible();

  const history = page.getByRole('table', { name: /Điểm cộng, điểm trừ/ });
  const entry = history.getByRole('row', { name: /không tham gia dự thi/ });
  await expect(entry).toContainText('15/10/2025');
  await expect(entry).toContainText('−0,5');
  await expect(entry).toContainText('87,27');
  await expect(entry).toContainText('86,77');

  const row = page.getByRole('table', { name: /Xếp hạng theo điểm/ }).locator('tr.us');
  await expect(row.getByRole('cell')).toHaveText(['87,27', '1/6', '86,77', '2/6']);
});

test('another unit is chosen by keyboard, and the address leads to it', async ({ page }) => {
  await simulated(page, `?bo=${AGENCIES}&ky=2025&dv=${FIRST}`);
  await page.getByLabel('Đơn vị', { exact: true }).selectOption('can-tho-2025.so-tu-phap');
  await expect(page).toHaveURL(/dv=can-tho-2025\.so-tu-phap/);
  await expect(page.getByRole('row', { name: /đạt giải/ })).toContainText('+1');
});

test('the shipped page says plainly that there are no scorecards, and where templates are', async ({
  page,
}) => {
  await page.goto('/cham-diem');
  await expect(page.getByText('Gói số liệu kèm theo chưa có bảng chấm điểm nào.')).toBeVisible();
  const template = page.locator('a[href="/du-lieu/tai-ve/mau-scorecards.csv"]');
  const [file] = await Promise.all([page.waitForEvent('download'), template.click()]);
  expect(readFileSync(await file.path(), 'utf8')).toContain('self_score');
});

test('a score above its maximum and off its steps is told, and the card refused', async ({
  page,
}) => {
  await startEntry(page);
  await chooseUnit(page, 'u minh', /^✓?\s*Huyện U Minh/);
  await page.getByRole('textbox', { name: 'Kỳ', exact: true }).fill('2014');
  await score(page, 'par-index-ca-mau-1-1-1').fill('1,5');
  const problem = page.getByRole('link', { name: /1,5 điểm, vượt điểm tối đa 1\./ });
  await expect(problem).toHaveAttribute('href', '#nhap-par-index-ca-mau-1-1-1');
  await expect(page.getByRole('link', { name: /không có trong các bậc điểm/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /tiêu chí chưa chấm/ })).toBeVisible();
  await page.getByRole('button', { name: 'Tải bảng chấm điểm (CSV)' }).click();
  await expect(page.getByRole('alert')).toContainText('còn 2 chỗ phải sửa');

  await score(page, 'par-index-ca-mau-1-1-1').fill('0,5');
  await expect(problem).toHaveCount(0);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải bảng chấm điểm (CSV)' }).click(),
  ]);
  expect(readFileSync(await file.path(), 'utf8')).toContain(
    'ca-mau.u-minh,par-index-ca-mau-1880-2013,par-index-ca-mau-1-1-1,2014,1,0.5,',
  );
});

test('a draft outlasts a reload, and what is deleted can be brought back', async ({ page }) => {
  await startEntry(page);
  await score(page, 'par-index-ca-mau-1-1-2').fill('1');
  await expect(page.getByText('Đã giữ bản nháp.')).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'Bắt đầu chấm' }).click();
  await expect(score(page, 'par-index-ca-mau-1-1-2')).toHaveValue('1');
  await page.getByRole('button', { name: 'Xóa bản nháp' }).click();
  await expect(score(page, 'par-index-ca-mau-1-1-2')).toHaveValue('');
  await page.getByRole('button', { name: 'Khôi phục bản nháp' }).click();
  await expect(score(page, 'par-index-ca-mau-1-1-2')).toHaveValue('1');
});

test('a card is saved with what is added and taken away, and is there after a reload', async ({
  page,
}) => {
  await startEntry(page);
  await chooseUnit(page, 'u minh', /^✓?\s*Huyện U Minh/);
  await page.getByRole('textbox', { name: 'Kỳ', exact: true }).fill('2014');
  await score(page, 'par-index-ca-mau-1-1-1').fill('0,5');
  await page.getByRole('button', { name: 'Lưu bảng chấm điểm' }).click();
  await expect(page.getByText('Đã lưu 1 dòng vào “Chấm điểm ca-mau.u-minh 2014')).toBeVisible();

  await page.getByLabel('Điểm (số âm là trừ)').fill('-0,5');
  await page.getByLabel('Lý do', { exact: true }).fill('Không tham gia dự thi');
  await page.getByRole('button', { name: 'Thêm điểm cộng, trừ' }).click();
  await expect(
    page.getByRole('listitem').filter({ hasText: 'Không tham gia dự thi' }),
  ).toContainText('−0,5');
  await page.reload();
  const card = page.getByRole('table', { name: /Điểm theo tiêu chí/ });
  await expect(card).toContainText('0,5');
  await expect(page.getByRole('table', { name: /Điểm cộng, điểm trừ/ })).toContainText(
    'Không tham gia dự thi',
  );

  await page.getByRole('button', { name: 'Bắt đầu chấm' }).click();
  await page.getByRole('button', { name: 'Xóa bản nháp' }).click();
  await chooseUnit(page, 'u minh', /^✓?\s*Huyện U Minh/);
  await page.getByRole('textbox', { name: 'Kỳ', exact: true }).fill('2014');
  await page.getByRole('button', { name: 'Mở bảng đã lưu để sửa' }).click();
  await expect(score(page, 'par-index-ca-mau-1-1-1')).toHaveValue('0,5');
  await score(page, 'par-index-ca-mau-1-1-1').fill('1');
  await page.getByRole('button', { name: 'Lưu bảng chấm điểm' }).click();
  await expect(page.getByText(/^Đã lưu 1 dòng/)).toBeVisible();
  await page.getByRole('button', { name: 'Hoàn tác lần lưu này' }).click();
  await expect(page.getByText(/^Đã hoàn tác/)).toBeVisible();
  await expect(card).toContainText('0,5');
});

const OWN: Record<string, string> = {
  'nguon.csv':
    'source_id,title,publisher,trust\nqd-xa,Quyết định ban hành bộ tiêu chí cấp xã,UBND tỉnh Gia Lai,high',
  'chi-tieu.csv': [
    'indicator_id,parent_id,index_id,position,name_vi,short_vi,measure',
    'cham-xa,,,1,Chấm điểm cải cách hành chính cấp xã,Chấm điểm cấp xã,score',
    'cham-xa-1,cham-xa,cham-xa,1,Công khai thủ tục hành chính,Công khai TTHC,score',
    'cham-xa-2,cham-xa,cham-xa,2,Giải quyết hồ sơ đúng hạn,Đúng hạn,score',
  ].join('\n'),
  'khung.csv':
    'framework_id,index_id,level,scope_unit_id,year_from,source_id\nbo-cham-xa,cham-xa,commune,gia-lai-2025,2026,qd-xa',
  'tieu-chi.csv': [
    'framework_id,indicator_id,max_points,position',
    'bo-cham-xa,cham-xa,10,1',
    'bo-cham-xa,cham-xa-1,4,2',
    'bo-cham-xa,cham-xa-2,6,3',
  ].join('\n'),
};

test('a province scores its communes by a framework of its own', async ({ page }) => {
  await page.goto('/du-lieu');
  for (const [name, text] of Object.entries(OWN)) {
    await fileInput(page).setInputFiles(fileOf(name, Buffer.from(text)));
    const shown = page.getByRole('region', { name: `Xem trước tệp ${name}` });
    await shown.getByRole('button', { name: /^Nhận/ }).click();
    await expect(page.locator('article').filter({ hasText: name })).toBeVisible();
  }
  await page.goto('/cham-diem');
  await page.getByRole('button', { name: 'Bắt đầu chấm' }).click();
  await page.getByLabel('Bộ tiêu chí', { exact: true }).selectOption('bo-cham-xa');
  await chooseUnit(page, 'quy nhon bac', /Quy Nhơn Bắc/);
  await page.getByRole('textbox', { name: 'Kỳ', exact: true }).fill('2026');
  await score(page, 'cham-xa-1').fill('3');
  await score(page, 'cham-xa-2').fill('6,5');
  await expect(page.getByRole('link', { name: /6,5 điểm, vượt điểm tối đa 6\./ })).toBeVisible();
  await score(page, 'cham-xa-2').fill('5,5');
  await expect(page.getByRole('row', { name: /Chấm điểm/ }).first()).toContainText('8,5');
  await page.getByRole('button', { name: 'Lưu bảng chấm điểm' }).click();
  const saved = page.getByRole('table', { name: /Điểm theo tiêu chí/ });
  await expect(saved).toContainText('8,5');
});
