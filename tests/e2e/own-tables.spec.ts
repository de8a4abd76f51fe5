import { expect, test, type Locator, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { fileInput } from './saved-support';

const PLANS = [
  'plan_id,unit_id,title_vi,year,source_id,internal',
  'ke-hoach-2026,gia-lai-2025,Kế hoạch cải cách hành chính 2026,2026,doc-gia-lai-2021,',
].join('\n');

const given = (page: Page, name: string, text: string) =>
  fileInput(page).setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

async function preview(page: Page, name: string, text: string): Promise<Locator> {
  await given(page, name, text);
  return previewed(page, name);
}

async function previewed(page: Page, name: string): Promise<Locator> {
  const shown = page.getByRole('region', { name: new RegExp(name.replace('.', '\\.')) });
  await expect(shown).toContainText('Tệp thuộc bảng “Kế hoạch”');
  return shown;
}

async function accept(page: Page, name: string, text: string): Promise<void> {
  const shown = await preview(page, name, text);
  await shown.getByRole('button', { name: /^Nhận/ }).click();
}

test('a file of plans is previewed, opened, kept over a reload and named by its table', async ({
  page,
}) => {
  await page.goto('/du-lieu');
  await accept(page, 'ke-hoach.csv', PLANS);
  const card = page.locator('article').filter({ hasText: 'ke-hoach.csv' });
  await expect(card.locator('dd').first()).toHaveText('Kế hoạch');
  await page.reload();
  await expect(card).toContainText('1 dòng');
});

test('what a table would change is told before it is opened', async ({ page }) => {
  await page.goto('/du-lieu');
  const shipped = PLANS.replace('ke-hoach-2026', 'hau-giang-2024');
  const first = await preview(page, 'ke-hoach.csv', `${PLANS}\n${shipped.split('\n')[1] ?? ''}`);
  await expect(first).toContainText(
    'Kế hoạch, so với dữ liệu đang xem: 1 dòng mới, 0 dòng giống, 1 dòng khác.',
  );
  await first.getByText('Xem chỗ khác').click();
  const changed = first.getByRole('row', { name: /hau-giang-2024.*Năm/ });
  await expect(changed).toContainText('2026');
  await first.getByRole('button', { name: /^Nhận/ }).click();

  await given(page, 'ke-hoach.csv', PLANS);
  await page.getByRole('button', { name: 'Thay bằng tệp mới' }).click();
  const again = await previewed(page, 'ke-hoach.csv');
  await expect(again).toContainText(
    'Kế hoạch, so với tệp cùng tên đang mở: 0 dòng mới, 1 dòng giống, 0 dòng khác, 1 dòng không còn.',
  );
});

test('a package says whether it is for the office or the public', async ({ page }) => {
  await page.goto('/du-lieu');
  await accept(page, 'ke-hoach.csv', `${PLANS}true`);
  await page.getByRole('radio', { name: /^Bản công khai/ }).check();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lưu thành một tệp (.zip)' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/-cong-khai-\d{4}-\d\d-\d\d\.zip$/);
  expect((await readFile(await download.path())).includes('so-lieu/tep-1.csv')).toBe(false);
});
