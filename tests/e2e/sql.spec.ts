import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { DISTRICT_FILE, fileOf } from './own-files';
import { fileInput } from './saved-support';

test.describe.configure({ timeout: 120_000 });
const LONG = { timeout: 60_000 };

const editor = (page: Page) => page.getByRole('textbox', { name: 'Câu truy vấn' });
const results = (page: Page) => page.getByRole('table', { name: 'Kết quả truy vấn' });
const run = (page: Page) => page.getByRole('button', { name: 'Chạy', exact: true });

async function ask(page: Page, sql: string): Promise<void> {
  await editor(page).fill(sql);
  await editor(page).press('Control+Enter');
}

async function open(page: Page, query = ''): Promise<void> {
  await page.goto(`/du-lieu/truy-van${query}`);
  await expect(editor(page)).toBeEnabled();
}

async function download(page: Page): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download', LONG),
    page.getByRole('button', { name: 'Tải CSV' }).click(),
  ]);
  return readFile(await file.path(), 'utf8');
}

test('an example answers as table, chart and file alike', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'PAPI 2024: điểm của từng tỉnh' }).click();
  await run(page).click();
  await expect(results(page)).toBeVisible(LONG);
  await expect(page.getByText(/^61 dòng/)).toBeVisible();
  const first = results(page).getByRole('row').nth(1);
  await expect(first).toContainText('47,8212');
  const name = (await first.getByRole('cell').first().innerText()).trim();
  await expect(first.getByRole('link', { name: 'papi-2011-2024' })).toHaveAttribute(
    'href',
    '/du-lieu/nguon#nguon-papi-2011-2024',
  );

  const chart = page.getByRole('figure', { name: 'diem theo tinh' });
  await expect(chart.locator('svg')).toBeVisible();
  await expect(chart.locator('svg')).toContainText(name);
  await expect(chart.locator('svg')).toContainText('47,82');
  await expect(chart).toContainText('Vẽ 40 dòng đầu trong 61 dòng');

  const csv = await download(page);
  expect(csv.startsWith('\uFEFFtinh,diem,status,source_id\r\n')).toBe(true);
  const lines = csv.trim().split('\r\n').slice(1);
  expect(lines).toHaveLength(61);
  expect(lines[0]).toBe(`${name},47.8212,final,papi-2011-2024`);
});

test('a line is broken where the ruler changed, and only known neighbours are joined', async ({
  page,
}) => {
  await open(page);
  const from = `FROM observations
    WHERE indicator_id = 'papi' AND unit_id = 'da-nang' AND preferred ORDER BY period`;
  const chart = page.getByRole('figure', { name: /^value theo period/ });
  const strokes = chart.locator('svg path[stroke-linejoin=bevel]:not([d=""])');
  await ask(page, `SELECT unit_id, indicator_id, period, value ${from}`);
  await expect(chart).toContainText('Ngắt tại 2016: cách đo thay đổi', LONG);
  await expect(chart).toContainText('từ năm 2018 PAPI tính 8 nội dung');
  const drawn = await strokes.evaluateAll((paths) =>
    paths.map((path) => path.getAttribute('d')?.split('L').length),
  );
  expect(drawn, 'points of 2011–2015, 2016–2017 and 2018–2024').toEqual([5, 2, 7]);

  await ask(page, `SELECT period, value ${from}`);
  await expect(chart).toContainText('Chỉ nối hai điểm khi kết quả có cột unit_id');
  await expect(chart).not.toContainText('Ngắt tại');
  await expect(chart.locator('svg')).toContainText('2024');
  await expect(strokes).toHaveCount(0);
});

test('every type is shown, exactly', async ({ page }) => {
  await open(page);
  await ask(
    page,
    `SELECT [1, 2] AS l, {'a': 1} AS s, 2.50::DECIMAL(9, 2) AS d, INTERVAL 3 DAY AS i,
       12345678901234567890123::HUGEINT AS h, 1234567.5 AS n, NULL AS x, '=1+1' AS f, 2024 AS nam`,
  );
  const row = results(page).getByRole('row').nth(1);
  await expect(row).toBeVisible(LONG);
  const cells = (await row.getByRole('cell').allInnerTexts()).map((text) => text.trim());
  expect(cells).toEqual([
    ...['[1, 2]', "{'a': 1}", '2,5', '3 days', '12345678901234567890123'],
    ...['1.234.567,5', 'trống', '=1+1', '2024'],
  ]);
  const csv = await download(page);
  expect(csv).toContain("12345678901234567890123,1234567.5,,'=1+1,2024");
});

test('the reader’s file is asked by its name', async ({ page }) => {
  await page.goto('/du-lieu');
  await fileInput(page).setInputFiles(fileOf('huyen-gia-lai.csv', DISTRICT_FILE));
  await expect(page.getByRole('article')).toContainText('6 dòng', LONG);
  await page.getByRole('link', { name: /^Truy vấn SQL trên mọi bảng/ }).click();
  await page.waitForURL('**/du-lieu/truy-van');
  await page.getByText('Tệp huyen-gia-lai.csv').click();
  await editor(page).fill('SELECT unit_id, value FROM ');
  await page.getByRole('button', { name: 'Ghi huyen-gia-lai vào' }).click();
  await expect(editor(page)).toHaveValue('SELECT unit_id, value FROM "huyen-gia-lai"');
  await editor(page).press('End');
  await editor(page).pressSequentially(
    " WHERE indicator_id = 'online-dossier-rate' ORDER BY value DESC",
  );
  await run(page).click();
  await expect(results(page).getByRole('row')).toHaveCount(4, LONG);
  await expect(results(page).getByRole('row').nth(1)).toContainText('71,25');
  await expect(page.getByText('Có số liệu từ tệp của bạn: huyen-gia-lai')).toBeVisible();

  await ask(page, 'SELECT own, count(*) AS n FROM all_observations GROUP BY own ORDER BY own');
  await expect(results(page).getByRole('row').nth(2)).toContainText(/true\s*6/);
});

test('faults are told in words, with place and what was meant', async ({ page }) => {
  await open(page);
  const alert = page.getByRole('alert');
  await ask(page, 'SELECT unit_id\nFROM observation LIMIT 1');
  await expect(alert).toContainText('Không có bảng “observation”', LONG);
  await expect(alert).toContainText('Dòng 2, cột 6');
  await alert.getByRole('button', { name: 'observations', exact: true }).click();
  await expect(editor(page)).toHaveValue('SELECT unit_id\nFROM observations LIMIT 1');
  await editor(page).press('Control+Enter');
  await expect(results(page).getByRole('row')).toHaveCount(2, LONG);

  await ask(page, 'SELECT unit_idd FROM units');
  await expect(alert).toContainText('Không có cột “unit_idd”');
  await expect(alert.getByRole('button', { name: 'unit_id', exact: true })).toBeVisible();
  await ask(page, 'SELECT short_vi FROM units');
  await expect(alert).toContainText('Cột này có trong bảng unit_names');
  await expect(alert.locator('pre')).toBeHidden();
  await alert.getByText('Thông báo gốc của DuckDB').click();
  await expect(alert.locator('pre')).toContainText('Binder Error');
});

test('only reading is done, and nothing is fetched', async ({ page, baseURL }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await open(page);
  const alert = page.getByRole('alert');
  for (const [sql, says] of [
    ["COPY units TO 'a.csv'", '“COPY” không phải là câu lệnh đọc'],
    ["ATTACH 'a.duckdb'", '“ATTACH” không phải'],
    ['INSTALL httpfs', '“INSTALL” không phải'],
    ['PRAGMA version', '“PRAGMA” không phải'],
    ['SET enable_external_access = true', '“SET” không phải'],
    ['WITH a AS (SELECT 1) DELETE FROM units', '“DELETE” không phải'],
    ['SELECT 1; DROP TABLE units', 'Mỗi lần chỉ chạy một câu'],
    [
      "SELECT * FROM read_csv('https://example.org/a.csv')",
      'không mở được tệp trên máy hay địa chỉ',
    ],
    ["SELECT * FROM 'a.parquet'", 'không mở được tệp trên máy hay địa chỉ'],
  ] as const) {
    await ask(page, sql);
    await expect(alert, sql).toContainText(says, LONG);
  }
  expect(
    asked.filter((url) => !url.startsWith(`${baseURL}/`) && !/^(blob|data):/.test(url)),
  ).toEqual([]);
  await ask(page, 'SELECT count(*) > 14000 AS whole FROM units');
  await expect(results(page)).toContainText('true', LONG);
});

test('an endless query is stopped and the next one answers', async ({ page }) => {
  await open(page);
  await ask(page, 'SELECT count(*) AS n FROM range(1000000000) a(i), range(1000000000) b(j)');
  await expect(page.getByText(/Đang chạy… [1-9]\d* giây/)).toBeVisible(LONG);
  await page.getByRole('button', { name: 'Dừng' }).click();
  await expect(page.getByText('Đã dừng. Số liệu và các tệp')).toBeVisible();
  await ask(page, 'SELECT count(*) AS n FROM plans');
  await expect(results(page).getByRole('row').nth(1)).toContainText('5', LONG);
});

test('a long result says that there is more and downloads whole', async ({ page }) => {
  await open(page);
  await ask(page, 'SELECT i AS so FROM range(12345) AS r(i) ORDER BY so');
  await expect(page.getByText('Còn nữa: chỉ hiện 10.000 dòng đầu')).toBeVisible(LONG);
  await expect(page.getByText('Dòng 1–100 trong 10.000')).toBeVisible();
  await page.getByRole('button', { name: 'Trang sau' }).click();
  await expect(results(page).getByRole('row').nth(1)).toHaveText('100');
  const lines = (await download(page)).trim().split('\r\n');
  expect(lines).toHaveLength(12_346);
  expect(lines.at(-1)).toBe('12344');
  await expect(page.getByText('Đã tải 12.345 dòng.')).toBeVisible();
});

test('the address brings query and chart back, and waits for the reader', async ({ page }) => {
  await open(page);
  const sql =
    'SELECT plan_id, year, length(title_vi) AS dai\nFROM plans ORDER BY plan_id -- Đắk Lắk';
  await ask(page, sql);
  await expect(results(page)).toBeVisible(LONG);
  await page.getByLabel('Giá trị').selectOption('year');
  await expect(page).toHaveURL(/[?&]bd=cot&x=plan_id&y=year/);
  const drawn = page.getByRole('figure', { name: 'year theo plan_id' });
  await expect(drawn.locator('svg')).toContainText('gia-lai-2023');
  const address = page.url();

  const other = await page.context().newPage();
  const engines: string[] = [];
  other.on('request', (request) => {
    if (/\.wasm|\.duckdb/.test(request.url())) engines.push(request.url());
  });
  await other.goto(address);
  await expect(editor(other)).toHaveValue(sql);
  await expect(other.getByText('đến từ địa chỉ và chưa chạy')).toBeVisible();
  await expect(results(other)).toHaveCount(0);
  expect(engines).toEqual([]);
  await run(other).click();
  await expect(results(other).getByRole('row')).toHaveCount(6, LONG);
  await expect(other.getByRole('figure', { name: 'year theo plan_id' })).toBeVisible();
});

test('keys: Tab indents, Escape and Tab leave; the last queries are kept', async ({ page }) => {
  await open(page);
  await ask(page, 'SELECT 41 + 1 AS n');
  await expect(results(page)).toContainText('42', LONG);
  await editor(page).fill('SELECT');
  await editor(page).press('Enter');
  await editor(page).press('Tab');
  await editor(page).pressSequentially('1');
  await editor(page).press('Enter');
  await editor(page).pressSequentially('+ 1');
  await expect(editor(page)).toHaveValue('SELECT\n  1\n  + 1');
  await editor(page).press('Escape');
  await editor(page).press('Tab');
  await expect(editor(page)).not.toBeFocused();

  await page.reload();
  await page.getByRole('button', { name: 'SELECT 41 + 1 AS n' }).click();
  await expect(editor(page)).toHaveValue('SELECT 41 + 1 AS n');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the dictionary is whole, and the query page says what it needs', async ({ page }) => {
    await page.goto('/du-lieu/tu-dien#observations.value');
    await expect(
      page.getByRole('heading', { level: 2, name: /^Số liệu observations/ }),
    ).toBeVisible();
    const value = page.locator('[id="observations.value"]');
    await expect(value).toContainText('Giá trị.');
    await expect(value).toContainText('số');
    const status = page.locator('[id="observations.status"]');
    await expect(status).toContainText('provisional: Sơ bộ');
    await expect(status).toContainText('bắt buộc');
    const tables = await page.locator('main section table').count();
    expect(tables).toBeGreaterThan(25);
    const broken = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>('main a[href^="#"]')]
        .map((link) => link.getAttribute('href') ?? '')
        .filter((href) => !document.getElementById(decodeURIComponent(href.slice(1)))),
    );
    expect(broken).toEqual([]);

    await page.goto('/du-lieu/truy-van');
    // Text locators pass over <noscript>; a reader does not.
    expect(await page.getByRole('main').innerText()).toContain('Cần bật JavaScript');
  });
});
