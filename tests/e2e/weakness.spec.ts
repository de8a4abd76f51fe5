import { expect, test } from '@playwright/test';
import { fileOf } from './own-files';
import { fileInput, LONG } from './saved-support';

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
  for (const text of rows.slice(1))
    expect(text).toMatch(/kém [\d.,]+ so với (trung vị|năm)|còn thiếu/);
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

test('of 11 criteria of an office, of which 4 miss the target and 2 fell, those rows only, by lost points', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const unit = 'gia-lai-2025.an-lao';
  const ids = Array.from({ length: 11 }, (_, i) => i + 1);
  const missed = [2, 4, 6, 8];
  const fell = [9, 11];
  const tables = {
    'tieu-chi.csv': [
      'indicator_id,name_vi,short_vi,unit_vi,measure,scale_min,scale_max,direction',
      ...ids.map((n) => `tc-${n},Tiêu chí thứ ${n},Tiêu chí ${n},điểm,score,0,20,higher_better`),
    ],
    'diem.csv': [
      'unit_id,indicator_id,period,value',
      ...ids.map((n) => `${unit},tc-${n},2025-Q3,${fell.includes(n) ? n + 1 : n}`),
      ...ids.map((n) => `${unit},tc-${n},2025-Q4,${n}`),
    ],
    'muc-tieu.csv': [
      'indicator_id,unit_id,period,op,value,text_vi',
      ...ids.map(
        (n) => `tc-${n},${unit},2025-Q4,>=,${missed.includes(n) ? n + 0.5 : n},Mục tiêu quý`,
      ),
    ],
  };
  await page.goto('/du-lieu');
  for (const [name, lines] of Object.entries(tables)) {
    await fileInput(page).setInputFiles(fileOf(name, lines.join('\n')));
    const shown = page.getByRole('region', { name: new RegExp(name.replace('.', '\\.')) });
    if (name !== 'diem.csv') await shown.getByRole('button', { name: /^Nhận/ }).click(LONG);
    await expect(page.getByRole('article').filter({ hasText: name })).toContainText('dòng', LONG);
  }
  await page.goto(`/don-vi/diem-yeu?dv=${unit}`);
  const rows = page.getByRole('region', { name: 'Theo số điểm bị mất' }).locator('tbody tr');
  await expect(rows).toHaveCount(6, LONG);
  const heads = await rows.getByRole('rowheader').allInnerTexts();
  expect(heads.map((text) => Number(/thứ (\d+)/.exec(text)?.[1]))).toEqual([2, 4, 6, 8, 9, 11]);
  await expect(rows.nth(0)).toContainText('18/20');
  await expect(rows.nth(0)).toContainText('còn thiếu 0,5');
  await expect(rows.nth(5)).toContainText('kém 1 so với quý III/2025');
  await expect(page.getByRole('region', { name: 'Chưa rõ điểm tối đa' })).toHaveCount(0);
  await rows
    .nth(0)
    .getByRole('link', { name: /^Tạo mục trong kế hoạch/ })
    .click();
  await expect(page).toHaveURL(/\/ke-hoach\/soan\?dv=gia-lai-2025\.an-lao&ct=tc-2/);
});
