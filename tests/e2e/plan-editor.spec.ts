import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { LONG } from './saved-support';

const check = (page: Page) => page.getByRole('region', { name: 'Kiểm tra “5 rõ”' });
const saved = (page: Page) => expect(page.getByText(/^Đã lưu lúc \d\d:\d\d$/)).toBeVisible(LONG);

async function docx(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải văn bản (.docx)' }).click(),
  ]);
  const files = unzipSync(readFileSync(await download.path()));
  const main = strFromU8(files['word/document.xml'] ?? new Uint8Array());
  return main.replaceAll('</w:p>', '\n').replaceAll(/<[^>]+>/g, '');
}

async function startEmpty(page: Page): Promise<void> {
  await page.goto('/ke-hoach/soan');
  await page.getByRole('button', { name: 'Mở phần soạn thảo' }).click();
  await page.getByRole('button', { name: 'Soạn kế hoạch mới' }).click(LONG);
  await expect(page).toHaveURL(/\?kh=kh-/);
}

async function chooseUnit(page: Page, typed: string, name: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: 'Đơn vị', exact: true }).fill(typed);
  await page
    .getByRole('listbox', { name: 'Đơn vị', exact: true })
    .getByRole('option', { name })
    .first()
    .click();
}

test('from a weakness to a plan that passes "5 rõ", its document, and back after a reload', async ({
  page,
}) => {
  await page.goto('/don-vi/diem-yeu?dv=gia-lai');
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name: /^Tạo mục trong kế hoạch: / }) })
    .first();
  await expect(row).toBeVisible(LONG);
  const name = (await row.getByRole('rowheader').getByRole('link').textContent()) ?? '';
  expect(name).not.toBe('');
  await row.getByRole('link', { name: /^Tạo mục/ }).click();
  await page.getByRole('button', { name: /^Kế hoạch mới cho / }).click(LONG);

  await expect(page.getByLabel('Tên mục')).toHaveValue(`Khắc phục tiêu chí “${name}”`, LONG);
  await expect(page.getByLabel('Mục tiêu, yêu cầu')).not.toHaveValue('');
  await expect(page.getByText('Số liệu của đơn vị')).toBeVisible(LONG);
  await check(page)
    .getByRole('button', { name: /rõ người/ })
    .click();
  await expect(page.getByLabel('Chủ trì', { exact: true })).toBeFocused();
  await page.keyboard.type('Sở Nội vụ');
  await page.getByLabel('Thời gian, thời hạn').fill('Trước ngày 30/6/2026');
  await page.getByLabel('Tài liệu kiểm chứng').fill('Báo cáo kết quả rà soát');
  await expect(page.getByText(/Hiểu là: 01\/01\/2026–29\/06\/2026/)).toBeVisible();
  await page.getByRole('button', { name: 'Thêm nhiệm vụ, giải pháp' }).click();
  await page.getByLabel('Nhiệm vụ, giải pháp', { exact: true }).fill('Rà soát từng tiêu chí');
  await expect(check(page).getByText(/^Đạt “5 rõ”: cả 2 dòng/)).toBeVisible();
  await saved(page);

  const text = await docx(page);
  expect(text).toContain(`1. Tiêu chí “${name}”:`);
  expect(text).toContain('b) Nhiệm vụ, giải pháp:\n- Rà soát từng tiêu chí.');
  expect(text).toContain('c) Phân công trách nhiệm: Sở Nội vụ.');
  expect(text).toContain('Tài liệu kiểm chứng: Báo cáo kết quả rà soát.');
  expect(text).toMatch(/Nguồn: .+ \(.+\)/);

  await page.reload();
  await expect(page.getByRole('button', { name: /II\.1\.a\s*Rà soát từng tiêu chí/ })).toBeVisible(
    LONG,
  );
  await expect(check(page).getByText(/^Đạt “5 rõ”/)).toBeVisible();
  await page.goto('/ke-hoach');
  await expect(
    page.getByRole('region', { name: 'Kế hoạch của tôi' }).getByRole('link'),
  ).toHaveCount(1);
});

test('a plan begun, written and left by Back is opened again as it was written', async ({
  page,
}) => {
  await startEmpty(page);
  await page.getByLabel('Tên kế hoạch').fill('Kế hoạch viết rồi quay lại');
  await page.goBack();
  const own = page.getByRole('region', { name: 'Kế hoạch của tôi' });
  await own.getByRole('link', { name: 'Kế hoạch viết rồi quay lại' }).click(LONG);
  await expect(page.getByLabel('Tên kế hoạch')).toHaveValue('Kế hoạch viết rồi quay lại', LONG);
});

test('item 1.5 of the township plan, entered again, reads as in the document', async ({ page }) => {
  await startEmpty(page);
  await page.getByLabel('Tên kế hoạch').fill('Kế hoạch năm 2021 và những năm tiếp theo');
  await chooseUnit(page, 'Gia Lai', /Gia Lai/);
  await page.getByLabel('Năm', { exact: true }).fill('2021');
  await page.getByRole('button', { name: 'Thêm mục', exact: true }).click();
  await page.getByLabel('Số mục', { exact: true }).fill('II.1.5');
  const title =
    'Tiêu chí thành phần “Tỷ lệ TTHC cung cấp trực tuyến mức độ 3 và 4 có phát sinh hồ sơ trong năm”';
  await page.getByLabel('Tên mục').fill(title);
  const goal =
    'Từ 30% TTHC cung cấp trực tuyến mức độ 3 và 4 có phát sinh hồ sơ trực tuyến trong năm';
  await page.getByLabel('Mục tiêu, yêu cầu').fill(goal);
  await expect(page.getByText('Hiểu là: từ 30 trở lên.')).toBeVisible();
  await page.getByLabel('Chủ trì', { exact: true }).fill('Công chức phụ trách Văn hóa - Thông tin');
  await page.getByLabel('Phối hợp', { exact: true }).fill('Cán bộ, công chức thị trấn');
  const period = 'Trong năm 2021 và những năm tiếp theo';
  await page.getByLabel('Thời gian, thời hạn').fill(period);
  const item = page.getByRole('button', { name: /^II\.1\.5\s/ });
  for (const task of ['Tăng cường kiểm tra', 'Quán triệt', 'Nộp trực tuyến', 'Hướng dẫn']) {
    if ((await item.getAttribute('aria-expanded')) === 'false') await item.click();
    await page.getByRole('button', { name: 'Thêm nhiệm vụ, giải pháp' }).click();
    await page.getByLabel('Nhiệm vụ, giải pháp', { exact: true }).fill(task);
  }
  expect(await docx(page)).toContain(
    [
      `1.5. ${title}:`,
      `a) Mục tiêu, yêu cầu: ${goal}.`,
      'b) Nhiệm vụ, giải pháp:',
      '- Tăng cường kiểm tra;',
      '- Quán triệt;',
      '- Nộp trực tuyến;',
      '- Hướng dẫn.',
      'c) Phân công trách nhiệm',
      '- Chủ trì thực hiện: Công chức phụ trách Văn hóa - Thông tin.',
      '- Phối hợp/thực hiện: Cán bộ, công chức thị trấn.',
      `d) Thời gian thực hiện/hoàn thành: ${period}.`,
    ].join('\n'),
  );
});

test('items are moved by keyboard, lettered anew, and every step is taken back', async ({
  page,
}) => {
  await startEmpty(page);
  await page.getByRole('button', { name: 'Thêm mục', exact: true }).click();
  await page.getByLabel('Tên mục').fill('Một');
  await page.getByRole('button', { name: 'Thêm mục', exact: true }).click();
  await page.getByLabel('Tên mục').fill('Hai');
  const two = page.getByRole('button', { name: /^II\.\d\S*\s+Hai$/ });
  await two.focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(two).toContainText('II.1.a');
  await expect(two).toBeFocused();
  await page.keyboard.press('Alt+ArrowLeft');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(two).toContainText('II.1');
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(two).toContainText('II.2');
  await page.getByRole('button', { name: 'Làm lại' }).click();
  await expect(two).toContainText('II.1');
});

test('bad input is told and leads to its field; nothing of it is lost', async ({ page }) => {
  await startEmpty(page);
  const title = `خطة 🙂 ${'dài '.repeat(75)}`;
  await page.getByLabel('Tên kế hoạch').fill(title);
  await page.getByLabel('Ngày ban hành').fill('31/02/2026');
  await page.getByLabel('Năm', { exact: true }).fill('20x6');
  await expect(check(page).getByText('Không có ngày “31/02/2026”')).toBeVisible();
  await expect(check(page).getByText('Kế hoạch chưa có mục nào')).toBeVisible();
  await check(page)
    .getByRole('button', { name: /Năm phải gồm 4 chữ số/ })
    .click();
  await expect(page.getByLabel('Năm', { exact: true })).toBeFocused();
  await page.getByRole('button', { name: 'Thêm mục', exact: true }).click();
  await page.getByLabel('Tên mục').fill('=1+1');
  await page.getByLabel('Chủ trì', { exact: true }).fill('Sở Trên Trời');
  await expect(
    page.getByText(/Chưa có trong danh mục cơ quan.*Sở Trên Trời/).first(),
  ).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Tên kế hoạch')).toHaveValue(title, LONG);
  await expect(page.getByLabel('Ngày ban hành')).toHaveValue('31/02/2026');
});

test('a plan is made of another one, its times moved, and what could not be moved is said', async ({
  page,
}) => {
  await page.goto('/ke-hoach/soan');
  await page.getByRole('button', { name: 'Mở phần soạn thảo' }).click();
  await page.getByLabel('Kế hoạch', { exact: true }).selectOption('hau-giang-2024', LONG);
  await page.getByLabel('Chuyển sang năm').fill('2026');
  await page.getByRole('button', { name: 'Lập bản mới' }).click();
  await expect(page.getByText(/Đã chuyển \d+ mốc thời gian sang năm 2026/)).toBeVisible(LONG);
  await expect(page.getByLabel('Năm', { exact: true })).toHaveValue('2026');
  await saved(page);
});

test('a plan written in two tabs: the second is told, and nothing is written over unasked', async ({
  page,
  context,
}) => {
  test.setTimeout(240_000);
  const title = (of: Page) => of.getByLabel(/^Tên kế hoạch/);
  await startEmpty(page);
  await chooseUnit(page, 'hau giang', /^Tỉnh Hậu Giang/);
  await title(page).fill('Kế hoạch chung');
  await page.getByLabel('Năm', { exact: true }).fill('2024');
  await page.getByRole('button', { name: 'Thêm mục', exact: true }).click();
  await page.getByLabel('Tên mục').fill('Tuyên truyền');
  await saved(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(title(other)).toHaveValue('Kế hoạch chung', LONG);

  await title(page).fill('Kế hoạch chung, trang một');
  await saved(page);
  await title(other).fill('Kế hoạch chung, trang hai');
  await expect(other.getByText('Kế hoạch này vừa được sửa ở một trang khác.')).toBeVisible(LONG);
  await other.getByRole('button', { name: 'Lấy bản ở trang kia' }).click();
  await expect(title(other)).toHaveValue('Kế hoạch chung, trang một', LONG);

  await title(other).fill('Kế hoạch chung, trang hai');
  await saved(other);
  await title(page).fill('Kế hoạch chung, trang một giữ lại');
  await page.getByRole('button', { name: 'Giữ bản ở đây' }).click(LONG);
  await saved(page);
  await other.reload();
  await expect(title(other)).toHaveValue('Kế hoạch chung, trang một giữ lại', LONG);
});
