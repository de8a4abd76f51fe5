import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { readDocx } from '../../src/lib/exports/docx/read.test-helper';
import { LONG } from './saved-support';

test.describe.configure({ timeout: 180_000 });

const list = (page: Page) =>
  page.getByRole('table', { name: 'Khó khăn, vướng mắc và kiến nghị đã gửi' });
const rowOf = (page: Page, text: string) => list(page).getByRole('row').filter({ hasText: text });
const heading = (page: Page) => page.getByRole('heading', { name: 'Ghi khó khăn, kiến nghị mới' });

async function openForm(page: Page): Promise<void> {
  await page.goto('/bao-cao/kien-nghi?kh=gia-lai-2021');
  await page.getByRole('button', { name: 'Ghi khó khăn, kiến nghị', exact: true }).click();
  await expect(heading(page)).toBeVisible(LONG);
}

interface Given {
  kind: string;
  text: string;
  date: string;
  internal?: boolean;
}

async function add(page: Page, { kind, text, date, internal = false }: Given): Promise<void> {
  const form = page
    .locator('form')
    .filter({ has: page.getByLabel('Nội dung khó khăn, kiến nghị') });
  await form.getByLabel('Kế hoạch có liên quan').selectOption('gia-lai-2021');
  await form.getByLabel('Nhiệm vụ có liên quan').selectOption('gl21-iii-5');
  await form.getByLabel('Cơ quan nêu, theo kế hoạch').selectOption({ label: 'Sở Nội vụ' });
  await form.getByLabel('Loại', { exact: true }).selectOption(kind);
  await form.getByLabel('Nội dung khó khăn, kiến nghị').fill(text);
  await form.getByLabel(/^Nơi nhận/).fill('UBND tỉnh (qua Sở Nội vụ)');
  await form.getByLabel('Ngày nêu').fill(date);
  await form.getByRole('checkbox', { name: /^Chỉ dùng trong cơ quan/ }).setChecked(internal);
  await form.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(page.getByText(`vào “Khó khăn, kiến nghị” trong các tệp của bạn`)).toBeVisible(LONG);
  await expect(rowOf(page, text)).toHaveCount(1, LONG);
}

test('what is written in the form stands in the list after a reload, and in the report of its quarter', async ({
  page,
}) => {
  await page.goto('/bao-cao/kien-nghi');
  await expect(page.getByText('Chưa có khó khăn, kiến nghị nào')).toBeVisible();
  await openForm(page);
  await add(page, { kind: 'difficulty', text: 'Đài thiếu kinh phí', date: '2021-08-20' });
  await add(page, {
    ...{ kind: 'proposal', text: 'Thi tìm hiểu qua mạng', date: '2021-09-10', internal: true },
  });

  await page.reload();
  await expect(list(page).locator('tbody tr')).toHaveCount(2, LONG);
  await expect(list(page).locator('tbody tr').first()).toContainText('Thi tìm hiểu qua mạng');
  const row = rowOf(page, 'Đài thiếu kinh phí');
  for (const words of ['20/08/2021', 'Sở Nội vụ (Tỉnh Gia Lai)', 'UBND tỉnh (qua Sở Nội vụ)'])
    await expect(row).toContainText(words);
  await expect(row).toContainText('đã gửi, chưa có trả lời');
  await page
    .getByRole('group', { name: 'Lọc sổ theo dõi' })
    .getByRole('combobox', { name: 'Loại' })
    .selectOption('proposal');
  await expect(page).toHaveURL(/loai=kien-nghi/);
  await expect(list(page).locator('tbody tr')).toHaveCount(1);

  await page.goto('/bao-cao?kh=gia-lai-2021&ky=2021-Q3');
  await expect(rowOf(page, 'Đài thiếu kinh phí')).toContainText('20/08/2021', LONG);
  await expect(rowOf(page, 'Thi tìm hiểu qua mạng')).toContainText('[nội bộ]');
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tải báo cáo (.docx)' }).click();
  const read = await readDocx(await readFile(await (await waiting).path()));
  const cells = JSON.stringify(read.tables.flatMap(({ rows }) => rows));
  expect(cells).toContain('Đài thiếu kinh phí');
  expect(cells).not.toContain('Thi tìm hiểu qua mạng');

  await page.goto('/bao-cao?kh=gia-lai-2021&ky=2021-Q4');
  await expect(rowOf(page, 'Đài thiếu kinh phí')).toContainText('20/08/2021', LONG);
  await page.goto('/bao-cao?kh=gia-lai-2023&ky=2023-Q3');
  await expect(page.getByRole('table', { name: 'Kết quả thực hiện nhiệm vụ' })).toBeVisible(LONG);
  await expect(list(page)).toHaveCount(0);
});

test('an answer is written down where it was asked, and what is removed comes back', async ({
  page,
}) => {
  await openForm(page);
  await add(page, { kind: 'difficulty', text: 'Đài thiếu kinh phí', date: '2021-08-20' });
  await page.getByRole('button', { name: 'Sửa: Đài thiếu kinh phí' }).click();
  await expect(
    page.getByRole('heading', { name: /^Sửa việc đã ghi ngày 20\/08\/2021/ }),
  ).toBeFocused();
  const form = page
    .locator('form')
    .filter({ has: page.getByLabel('Nội dung khó khăn, kiến nghị') });
  await form.getByLabel('Nội dung trả lời, nếu có').fill('Đã cấp');
  await form.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(page.getByText('Chưa lưu: còn 1 ô phải sửa.')).toBeVisible();
  await form.getByLabel('Tình trạng', { exact: true }).selectOption('answered');
  await form.getByLabel('Ngày trả lời, nếu có').fill('2021-10-05');
  await form.getByRole('button', { name: 'Lưu', exact: true }).click();
  const row = rowOf(page, 'Đài thiếu kinh phí');
  await expect(row).toContainText('đã trả lời ngày 05/10/2021: Đã cấp', LONG);

  await page.getByRole('button', { name: 'Xóa việc này' }).click();
  await expect(page.getByText('Chưa có khó khăn, kiến nghị nào')).toBeVisible(LONG);
  await page.getByRole('button', { name: 'Hoàn tác lần lưu này' }).click();
  await expect(row).toContainText('05/10/2021', LONG);
});

test('what is missing is told at its field; the page fits a phone and passes axe', async ({
  page,
}) => {
  await openForm(page);
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(page.getByText('Chưa lưu: còn 4 ô phải sửa.')).toBeVisible();
  await expect(
    page.getByText('Hãy chọn đơn vị, hoặc chọn kế hoạch rồi chọn cơ quan.'),
  ).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  for (const width of [360, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const { scrollWidth, clientWidth } = await page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      clientWidth: document.documentElement.clientWidth,
    }));
    expect(scrollWidth - clientWidth, `sideways at ${width} px`).toBeLessThanOrEqual(0);
  }
});
