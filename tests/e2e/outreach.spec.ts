import { expect, test, type Page } from '@playwright/test';

const row = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });

test('a topic without a task is an empty row, without JavaScript too', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/nhiem-vu/do-phu');
  await expect(page.locator('tbody tr')).not.toHaveCount(0);
  await expect(row(page, 'Hội thi, cuộc thi')).toBeVisible();
  const empty = page.locator('tbody tr.none');
  for (const text of await empty.locator('td').allInnerTexts()) expect(text.trim()).toBe('');
  await context.close();
});

test('the matrix follows plan and column; a plan of one commune leaves topics without a task', async ({
  page,
}) => {
  await page.goto('/nhiem-vu/do-phu', { waitUntil: 'networkidle' });
  const plan = page.getByRole('combobox', { name: 'Kế hoạch', exact: true });
  await expect(plan).toBeEnabled();
  await plan.selectOption('phuong-1-quang-tri-2024');
  await expect(page.getByRole('status')).toContainText('Ưu đãi đầu tư');
  await expect(row(page, 'Ưu đãi đầu tư')).toHaveClass(/none/);
  await page.getByRole('combobox', { name: 'Cột' }).selectOption('audiences');
  await expect(page.getByRole('columnheader', { name: 'Người dân' })).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Tải bảng đầy đủ (CSV)' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('do-phu.csv');
});
