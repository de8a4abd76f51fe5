import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { inStorage, LONG } from './saved-support';

test.describe.configure({ timeout: 180_000 });

const COUNTED = 'gl21-iii-5';

const field = (page: Page, name: RegExp | string) => page.getByLabel(name);
const history = (page: Page) => page.getByRole('table', { name: 'Các báo cáo đã có' });
const state = (page: Page) => page.getByRole('status').filter({ hasText: /^Hôm nay, / });

async function report(page: Page, date: string, done: string, status = 'Đang thực hiện') {
  await field(page, 'Ngày báo cáo').fill(date);
  await field(page, 'Tình trạng').selectOption(status);
  await field(page, /^Số đã làm/).fill(done);
  await page.getByRole('button', { name: /^(Lưu báo cáo|Thay báo cáo)/ }).click();
}

async function openTask(page: Page, task: string): Promise<void> {
  await page.goto(`/nhiem-vu/tien-do?nv=${task}`);
  await expect(page.getByRole('heading', { name: 'Ghi báo cáo mới' })).toBeVisible(LONG);
}

test('counted programmes: 9 by the end of September are on track, 8 are behind by one', async ({
  page,
}) => {
  await page.clock.setFixedTime(new Date('2021-09-30T05:00:00Z'));
  await openTask(page, COUNTED);
  await expect(page.getByText('Chưa có báo cáo nào.')).toBeVisible();
  await report(page, '2021-09-30', '9');
  await expect(page.getByText('Đã lưu báo cáo ngày 30/09/2021')).toBeVisible(LONG);
  await expect(state(page)).toContainText('9/12, đúng tiến độ');

  await field(page, 'Ngày báo cáo').fill('2021-09-30');
  await expect(page.getByText('Đã có báo cáo ngày 30/09/2021')).toBeVisible();
  await report(page, '2021-09-30', '8');
  await expect(state(page)).toContainText('8/12, chậm 1', LONG);
  await page.getByRole('button', { name: 'Hoàn tác lần lưu này' }).click();
  await expect(state(page)).toContainText('9/12, đúng tiến độ', LONG);

  await report(page, '2021-08-31', '8');
  await expect(history(page).locator('tbody tr')).toHaveCount(2, LONG);
  await expect(state(page)).toContainText('9/12, đúng tiến độ');
  await page.reload();
  await expect(history(page).locator('tbody tr').first()).toContainText('31/08/2021', LONG);
  await expect(history(page).locator('tbody tr')).toHaveCount(2);

  await page.goto(`/nhiem-vu?kh=gia-lai-2021`);
  await expect(page.getByText('Đang tính cả kế hoạch')).toBeVisible(LONG);
  const row = page.getByRole('row', { name: /Ghi tiến độ mục III\.5$/ });
  await expect(row).toContainText('9/12, đúng tiến độ');
});

test('reports that no longer fit are not written over', async ({ page }) => {
  await openTask(page, COUNTED);
  await report(page, '2021-08-31', '8');
  await expect(page.getByText('Đã lưu báo cáo ngày 31/08/2021')).toBeVisible(LONG);
  const mark = (stale: string) =>
    inStorage(
      page,
      `const [file] = await got(files.getAll()); files.put({ ...file, stale: ${stale} });`,
    );
  await mark('{ problems: [], counted: 1 }');
  await openTask(page, COUNTED);
  await expect(page.getByText('Chưa có báo cáo nào.')).toBeVisible();
  await report(page, '2021-09-30', '9');
  await expect(page.getByText(/không còn khớp với dữ liệu đang dùng/)).toBeVisible(LONG);
  await expect(field(page, 'Ngày báo cáo')).toHaveValue('2021-09-30');
  await mark('null');
  await openTask(page, COUNTED);
  await expect(history(page).locator('tbody tr')).toHaveCount(1, LONG);
  await expect(history(page)).toContainText('31/08/2021');
});

test('a report that cannot be is told at its field, and nothing typed is lost', async ({
  page,
}) => {
  await openTask(page, COUNTED);
  await field(page, 'Ngày báo cáo').fill('2999-01-01');
  await field(page, /^Số đã làm/).fill('chín');
  await field(page, /^Tiến độ/).fill('120');
  await field(page, /^Kết quả/).fill('Đài đã phát 9 chuyên mục');
  await page.getByRole('button', { name: 'Lưu báo cáo' }).click();
  await expect(page.getByText('Chưa lưu: còn 4 ô phải sửa.')).toBeVisible();
  await expect(page.getByText('Ngày báo cáo ở sau hôm nay.')).toBeVisible();
  await expect(page.getByText('Hãy chọn tình trạng.')).toBeVisible();
  await expect(page.getByText('“chín” không phải là một số nguyên')).toBeVisible();
  await expect(page.getByText('“120” không phải là một số từ 0 đến 100')).toBeVisible();
  await expect(field(page, 'Ngày báo cáo')).toBeFocused();
  await expect(field(page, /^Kết quả/)).toHaveValue('Đài đã phát 9 chuyên mục');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await expect(page.getByText('Chưa có báo cáo nào.')).toBeVisible();
});

test('to leave with a report begun is asked first; once it is kept, it is not', async ({
  page,
}) => {
  await openTask(page, COUNTED);
  await field(page, /^Kết quả/).fill('Đài đã phát 9 chuyên mục');
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  const register = page
    .getByRole('navigation', { name: 'Vị trí trang' })
    .getByRole('link', { name: 'Sổ nhiệm vụ' });
  await register.click();
  await expect.poll(() => asked.length).toBe(1);
  expect(asked[0]).toContain('chưa được lưu');
  await expect(field(page, /^Kết quả/)).toHaveValue('Đài đã phát 9 chuyên mục');
  await report(page, '2021-09-30', '9');
  await expect(page.getByText('Đã lưu báo cáo ngày 30/09/2021')).toBeVisible(LONG);
  await register.click();
  await expect(page).toHaveURL(/\/nhiem-vu$/);
  expect(asked).toHaveLength(1);
});

test('a task given to every district is followed district by district', async ({ page }) => {
  await openTask(page, 'gl23-iii-9-b-2');
  const who = field(page, 'Đơn vị báo cáo');
  const names = await who.locator('option').allInnerTexts();
  expect(names.length).toBe(18);
  await who.selectOption({ index: 1 });
  await field(page, 'Ngày báo cáo').fill('2023-10-15');
  await field(page, 'Tình trạng').selectOption('Đã hoàn thành');
  await page.getByRole('button', { name: 'Lưu báo cáo' }).click();
  await expect(state(page)).toContainText('1/17 đơn vị đã hoàn thành', LONG);
  await expect(history(page)).toContainText(names[1] ?? '');
});

test('an unknown task and none are said in words', async ({ page }) => {
  await page.goto('/nhiem-vu/tien-do');
  await expect(page.getByText('Chưa chọn nhiệm vụ')).toBeVisible();
  await page.goto('/nhiem-vu/tien-do?nv=khong-co');
  await expect(page.getByText('Không có nhiệm vụ “khong-co”')).toBeVisible(LONG);
});
