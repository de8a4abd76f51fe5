import { expect, test } from '@playwright/test';
import { LONG } from './saved-support';

const PAGE = '/don-vi/diem-yeu?dv=gia-lai';

test('what is weak stands by lost points; an unknown maximum stands apart', async ({ page }) => {
  await page.goto(PAGE);
  const counted = page.getByRole('region', { name: 'Theo số điểm bị mất' });
  await expect(counted).toBeVisible(LONG);
  const lost = (await counted.getByRole('row').allInnerTexts())
    .slice(1)
    .map((text) => Number(/([\d,]+)\/\d+/.exec(text)?.[1]?.replace(',', '.')));
  expect(lost.length).toBeGreaterThan(2);
  expect(lost.every((points) => points > 0)).toBe(true);
  expect([...lost].sort((a, b) => b - a)).toEqual(lost);
  expect(await counted.innerText()).not.toContain('2016');
  await expect(
    page.getByText(/tiêu chí chỉ có số liệu cũ \(từ năm 2020 trở về trước\)/),
  ).toBeVisible();
  const apart = page.getByRole('region', { name: 'Chưa rõ điểm tối đa' });
  await expect(apart.getByRole('columnheader', { name: 'Điểm bị mất' })).toHaveCount(0);
  await expect(page.getByText(/^Nguồn: \d+ tài liệu/)).toBeVisible();
});

test('every row says why, and leads to an item of a plan', async ({ page }) => {
  await page.goto(PAGE);
  const table = page.getByRole('region', { name: 'Theo số điểm bị mất' });
  await expect(table).toBeVisible(LONG);
  const rows = await table.getByRole('row').allInnerTexts();
  for (const text of rows.slice(1)) expect(text).toMatch(/kém [\d.,]+ so với (trung vị|năm)|còn thiếu/);
  await expect(table.getByRole('link', { name: /^Tạo mục trong kế hoạch: / })).toHaveCount(
    rows.length - 1,
  );
});

test('the page of a unit leads there, and an unknown unit is told', async ({ page }) => {
  await page.goto('/don-vi/gia-lai');
  await expect(
    page.getByRole('link', { name: 'Tiêu chí còn yếu, đưa vào kế hoạch' }),
  ).toHaveAttribute('href', PAGE);
  await page.goto('/don-vi/diem-yeu?dv=khong-co');
  await expect(page.getByText('Không có đơn vị “khong-co”.')).toBeVisible(LONG);
});
