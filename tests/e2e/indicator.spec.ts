import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import Papa from 'papaparse';

const catalogue = Papa.parse<Record<string, string>>(readFileSync('data/indicators.csv', 'utf8'), {
  header: true,
  skipEmptyLines: true,
}).data;
const ids = catalogue.map((row) => row['indicator_id'] ?? '');

test('every indicator of the package has its page', async ({ request }) => {
  expect(ids.length).toBeGreaterThan(200);
  for (const id of ids) {
    const response = await request.get(`/chi-so/${id}`);
    expect(response.status(), id).toBe(200);
  }
});

test('the catalogue holds all of them and opens PAR INDEX by level, grade and field', async ({
  page,
}) => {
  await page.goto('/chi-so', { waitUntil: 'networkidle' });
  const main = page.getByRole('main');
  await expect(main).toContainText(`${ids.length} chỉ số, chỉ tiêu`);
  await expect(main).toContainText('61 chỉ tiêu được nêu trong các kế hoạch');
  expect(await page.locator('main li a.name').count()).toBe(ids.length);

  const par = page.locator('main section > ul > li').first();
  await expect(par.getByRole('link', { name: 'Chỉ số CCHC cấp huyện' })).toBeHidden();
  await par.locator('summary').first().click();
  for (const name of [
    'Chỉ số CCHC cấp tỉnh',
    'Chỉ số CCHC cấp huyện',
    'Bộ Chỉ số CCHC cấp xã',
    /^Bộ Chỉ số đánh giá CCHC đối với các cơ quan, đơn vị/,
    /^Kết quả đánh giá, xếp loại công tác CCHC/,
  ]) {
    await expect(par.getByRole('link', { name, exact: true })).toBeVisible();
  }
  const fields = par.locator('a.name[href^="/chi-so/par-field-"]');
  await expect(fields).toHaveCount(7);
  await expect(fields.first().locator('xpath=ancestor::li[1]')).toContainText('Nêu tại: [');
  const cited = page.locator('main ol li');
  await expect(cited).toHaveCount(5);
  await expect(cited.first()).toContainText(/tệp 00\d_[0-9a-f]+\.txt/);
});

test('the filter needs no diacritics and leads to what is inside', async ({ page }) => {
  await page.goto('/chi-so', { waitUntil: 'networkidle' });
  await page.getByRole('searchbox', { name: 'Tìm chỉ số, chỉ tiêu' }).fill('tre hen xin loi');
  await expect(page.locator('[aria-live]').filter({ hasText: '1 chỉ số, chỉ tiêu' })).toBeVisible();
  await expect(page.getByRole('link', { name: /trễ hẹn, sai sót được xin lỗi/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /PAPI/ })).toHaveCount(0);
  await page.getByRole('searchbox').fill('');
  await page.getByRole('checkbox').check();
  await expect(page.getByText('61 chỉ số, chỉ tiêu', { exact: true })).toBeVisible();
});

test('the catalogue as a file has a row an indicator', async ({ request }) => {
  const text = await (await request.get('/chi-so/danh-muc.csv')).text();
  expect(text.charCodeAt(0)).toBe(0xfeff);
  const rows = Papa.parse<Record<string, string>>(text.slice(1), {
    header: true,
    skipEmptyLines: true,
  }).data;
  expect(rows.map((row) => row['indicator_id']).sort()).toEqual([...ids].sort());
  const papi = rows.find((row) => row['indicator_id'] === 'papi');
  expect(papi?.['years_with_figures']).toMatch(/^2011 2012 .* 2024$/);
  expect(papi?.['name_en']).toMatch(/^Provincial Governance/);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('PAR INDEX shows its versions side by side, with what is not known said', async ({
    page,
  }) => {
    await page.goto('/chi-so/par-index');
    const table = page.getByRole('table', { name: 'Khung điểm cấp tỉnh, thành phố' });
    const heads = await table.getByRole('columnheader').allInnerTexts();
    const versions = ['1294', '4361', '2948', '2636', '1150', '1149', '876', '892', '1187'];
    expect(heads.slice(1).map((head) => /^(\d+)\/QĐ-BNV/.exec(head)?.[1])).toEqual(versions);
    const row = async (id: string) => {
      const line = table.getByRole('row').filter({ has: page.locator(`a[href="/chi-so/${id}"]`) });
      return (await line.getByRole('cell').locator('.value').allInnerTexts()).map((t) => t.trim());
    };
    const total = table.getByRole('row').nth(1).getByRole('cell').locator('.value');
    await expect(total).toHaveText(versions.map(() => '100'));

    const column = versions.indexOf('2948');
    const printed = ['10', '10', '14,5', '11', '16', '7', '16', '15,5'];
    for (const [i, points] of printed.entries()) {
      expect((await row(`par-index-d${i + 1}`))[column], `d${i + 1}`).toBe(points);
    }
    expect(await row('par-index-d3')).toEqual([
      'Chưa xác định',
      'Chưa xác định',
      '14,5',
      'Chưa xác định',
      'Chưa xác định',
      '–',
      '13',
      'Chưa xác định',
      'Chưa xác định',
    ]);
    await expect(
      table.getByRole('row').filter({ has: page.locator('a[href="/chi-so/par-index-d8"]') }),
    ).toContainText('suy ra');
  });

  test('PAPI says where it breaks and why, and draws no median across', async ({ page }) => {
    await page.goto('/chi-so/papi');
    const main = page.getByRole('main');
    await expect(main.locator('.breaks li')).toHaveText([
      /năm 2016: Năm 2016 PAPI đặt lại mốc so sánh/,
      /năm 2018: Từ năm 2018 PAPI tính 8 nội dung \(tổng 80 điểm\) thay cho 6 nội dung/,
    ]);
    const figure = page.locator('figure').filter({ hasText: 'phân bố' });
    await expect(figure.locator('svg').filter({ visible: true })).toHaveCount(1);
    await expect(figure).toContainText('① Ngắt tại 2016');
    await expect(figure).toContainText('② Ngắt tại 2018');
    await expect(figure).toContainText(/2014: 61\/63/);
    await expect(main.getByRole('link', { name: '2024', exact: true }).first()).toHaveAttribute(
      'href',
      '/xep-hang/papi/2024',
    );
  });

  test('a part says what it belongs to; without figures a page says what is needed', async ({
    page,
  }) => {
    await page.goto('/chi-so/papi-d5-2');
    const crumbs = page.getByRole('navigation', { name: 'Vị trí trang' });
    await expect(crumbs.getByRole('link')).toHaveCount(3);
    await page.goto('/chi-so/late-dossier-apology-rate');
    const main = page.getByRole('main');
    await expect(main).toContainText('Chưa có số liệu');
    await expect(main).toContainText('tử số (Số hồ sơ trễ hẹn, sai sót đã được xin lỗi)');
    await expect(main.getByRole('link', { name: 'Tải tệp mẫu (CSV)' })).toBeVisible();
    await expect(main).toContainText('Chưa có khung điểm nào nêu chỉ tiêu này');
  });

  test('scattered figures are listed with their sources', async ({ page }) => {
    await page.goto('/chi-so/online-dossier-rate');
    const rows = page.getByRole('table').first().locator('tbody tr');
    expect(await rows.count()).toBeGreaterThan(0);
    for (const line of await rows.all()) await expect(line).toContainText(/\[\d+\]/);
    await page.goto('/chi-so/par-index-d3');
    await expect(page.getByRole('main')).toContainText('Các số liệu đã công bố');
  });
});

for (const id of ['papi', 'pci', 'par-index']) {
  test(`the download holds what the table of the distribution shows: ${id}`, async ({
    page,
    request,
  }) => {
    await page.goto(`/chi-so/${id}`);
    const figure = page.locator('figure').filter({ hasText: 'phân bố' });
    await figure.getByText('Bảng số liệu').click();
    const shown: string[][] = [];
    for (const line of await figure.locator('tbody tr').all()) {
      shown.push(await line.locator('th, td').allInnerTexts());
    }
    const href = await figure.getByRole('link', { name: 'Tải số liệu (CSV)' }).getAttribute('href');
    const text = await (await request.get(href ?? '')).text();
    const rows = Papa.parse<Record<string, string>>(text.slice(1), {
      header: true,
      skipEmptyLines: true,
    }).data;
    const format = new Intl.NumberFormat('vi-VN', {
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
    });
    const write = (cell: string | undefined) => (cell ? format.format(Number(cell)) : '–');
    const keys = ['min', 'q1', 'median', 'q3', 'max', 'national'];
    expect(rows.length).toBeGreaterThan(10);
    expect(shown).toEqual(
      rows.map((row) => [
        row['period'],
        `${row['units_with_value']}/${row['units']}`,
        ...keys.map((key) => write(row[key])),
        row['note'],
      ]),
    );
    for (const row of rows) {
      const whole = !row['note']?.includes('chưa đủ đơn vị');
      expect(row['median'] !== '', row['period']).toBe(whole);
      expect(row['sources']).not.toBe('');
    }
  });
}
