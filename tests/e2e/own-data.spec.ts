import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { readFile, rm } from 'node:fs/promises';
import { card } from './saved-support';
import { bigFiles, DISTRICT_FILE, fileOf, ROWS, type BigFiles, type Dialect } from './own-files';

test.describe.configure({ timeout: 400_000 });
const LONG = { timeout: 120_000 };

type Given = string | ReturnType<typeof fileOf>;

async function openFile(page: Page, file: Given): Promise<void> {
  await page
    .locator('input[type=file]:enabled')
    .first()
    .setInputFiles(file as string);
}

/** Follows an address without leaving the page, as a link does. */
async function follow(page: Page, address: string): Promise<void> {
  await page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href, textContent: href });
    document.querySelector('main')?.append(link);
    link.click();
  }, address);
  await page.waitForURL(`**${address}`);
}

/** Lines of the ranking table that name a unit of the reader's file. */
async function rankingText(page: Page, unit: string): Promise<string> {
  await page.waitForURL('**/xep-hang/**');
  const table = page.getByRole('table').filter({ hasText: unit }).first();
  await expect(table).toBeVisible(LONG);
  return (await table.innerText()).replace(/rates[\w-]*\.(csv|parquet)/g, 'TỆP');
}

async function openDistrictFile(page: Page): Promise<void> {
  await page.goto('/du-lieu');
  await openFile(page, fileOf('huyen-gia-lai.csv', DISTRICT_FILE));
  await expect(card(page, 'huyen-gia-lai.csv')).toContainText('6 dòng', LONG);
}

test.describe('200,000 rows', () => {
  let files: BigFiles;
  test.beforeAll(async () => {
    files = await bigFiles();
  });
  test.afterAll(async () => {
    await rm(files.folder, { recursive: true, force: true });
  });

  const ADDRESS = '/xep-hang/online-dossier-rate?ky=2025-12&cap=commune&trong=gia-lai-2025';
  const dialects: Dialect[] = [
    { delimiter: ',', bom: false, decimal: '.' },
    { delimiter: ';', bom: true, decimal: ',' },
    { delimiter: ',', bom: true, decimal: ',' },
    { delimiter: ';', bom: false, decimal: '.' },
  ];

  test('the same ranking from Parquet and from CSV however it was written', async ({ page }) => {
    const texts: string[] = [];
    for (const path of [files.parquet, ...(await Promise.all(dialects.map(files.csv)))]) {
      await page.goto('/du-lieu');
      await openFile(page, path);
      const name = path.slice(path.lastIndexOf('/') + 1);
      await expect(card(page, name)).toContainText(`${ROWS / 1000}.000 dòng`, LONG);
      await follow(page, ADDRESS);
      texts.push(await rankingText(page, 'Pleiku'));
      await page.goto('/du-lieu');
      await page.getByRole('button', { name: `Bỏ tệp ${name}` }).click();
      await expect(page.getByRole('article')).toHaveCount(0);
    }
    const [parquet, ...others] = texts;
    expect(parquet).toMatch(/1\/135/);
    expect(parquet?.match(/\d+,\d\d/g)?.length).toBeGreaterThanOrEqual(135);
    for (const text of others) expect(text).toBe(parquet);
  });

  test('a truncated Parquet file gets a sentence, not a stack trace', async ({ page }) => {
    const whole = await readFile(files.parquet);
    await page.goto('/du-lieu');
    await openFile(page, fileOf('cut.parquet', whole.subarray(0, whole.length >> 1)));
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('Chưa mở được tệp cut.parquet', LONG);
    await expect(page.getByRole('main')).toContainText('bị hỏng hoặc bị cắt cụt');
    await expect(page.getByRole('main')).not.toContainText(/Error|at .*\.js|undefined/);
  });

  test('reading can be stopped', async ({ page }) => {
    await page.goto('/du-lieu');
    await openFile(page, files.parquet);
    await page.getByRole('button', { name: 'Hủy' }).click();
    await expect(page.getByText('Đã dừng mở tệp')).toBeVisible();
    await expect(page.getByRole('article')).toHaveCount(0);
  });
});

const HEADER = 'unit_id,indicator_id,period,value';
const FINE = 'gia-lai.pleiku,online-dossier-rate,2024-Q4,71.25';
const FAULTY = [
  {
    what: 'an unknown unit',
    line: 'gia-lai.khong-co,online-dossier-rate,2024-Q4,5',
    column: 'unit_id',
    found: 'gia-lai.khong-co',
    says: 'không có đơn vị này',
  },
  {
    what: 'an unknown indicator',
    line: 'gia-lai.an-khe,khong-co,2024-Q4,5',
    column: 'indicator_id',
    found: 'khong-co',
    says: 'không có chỉ số này',
  },
  {
    what: 'text in the value column',
    line: 'gia-lai.an-khe,online-dossier-rate,2024-Q4,nhiều',
    column: 'value',
    found: 'nhiều',
    says: 'số',
  },
  {
    what: 'a duplicate key',
    line: FINE,
    column: 'unit_id, indicator_id, period',
    found: 'gia-lai.pleiku | online-dossier-rate | 2024-Q4',
    says: 'trùng với dòng 2',
  },
];

test('faulty files are refused with row and column, and nothing loaded before changes', async ({
  page,
}) => {
  await openDistrictFile(page);
  for (const { what, line, column, found, says } of FAULTY) {
    const name = `${what.replaceAll(' ', '-')}.csv`;
    await openFile(page, fileOf(name, [HEADER, FINE, line].join('\n')));
    const refused = page.getByRole('region', { name: `Các chỗ cần sửa trong tệp ${name}` }).first();
    const row = refused.getByRole('row').filter({ hasText: found }).first();
    await expect(row, what).toContainText('3', LONG);
    await expect(row, what).toContainText(column);
    await expect(row, what).toContainText(new RegExp(says, 'i'));
    await expect(page.getByRole('article')).toHaveCount(1);
  }
  const bad = [HEADER, 'gia-lai.pleiku,online-dossier-rate,2024-Q4,một'].join('\n');
  await openFile(page, fileOf('huyen-gia-lai.csv', bad));
  await page.getByRole('button', { name: 'Thay bằng tệp mới' }).click();
  await expect(page.getByText('huyen-gia-lai.csv mở trước đó vẫn giữ nguyên')).toBeVisible(LONG);
  await expect(card(page, 'huyen-gia-lai.csv')).toContainText('6 dòng');
  await card(page, 'huyen-gia-lai.csv')
    .getByRole('link', { name: /Hồ sơ trực tuyến|trực tuyến/i })
    .first()
    .click();
  expect(await rankingText(page, 'Pleiku')).toContain('71,25');
});

test('files that are something else are named for what they are', async ({ page }) => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const local = Buffer.alloc(30);
  local.write('PK\x03\x04', 'latin1');
  const zip = Buffer.concat([local, Buffer.from('[Content_Types].xml xl/workbook.xml')]);
  await page.goto('/du-lieu');
  for (const [name, bytes, says] of [
    ['anh.csv', png, 'ảnh PNG'],
    ['bang-tinh.parquet', zip, 'bảng tính Excel'],
  ] as const) {
    await openFile(page, fileOf(name, bytes));
    const refused = page.getByRole('region', { name: `Các chỗ cần sửa trong tệp ${name}` }).first();
    await expect(refused).toContainText(says, LONG);
    await expect(refused).not.toContainText(/Error|\.js|undefined/);
  }
  await expect(page.getByRole('article')).toHaveCount(0);
});

test('a district file is seen in the ranking and the comparison as the reader’s own', async ({
  page,
}) => {
  await openDistrictFile(page);
  const own = card(page, 'huyen-gia-lai.csv');
  await own.getByRole('link', { name: /^Xếp hạng: .*bưu chính/ }).click();
  const text = await rankingText(page, 'An Khê');
  expect(text).toContain('20,25');
  await expect(page.getByRole('main')).toContainText('Tệp của bạn: huyen-gia-lai.csv');
  await page.goBack();
  await own.getByRole('link', { name: 'So sánh các đơn vị trong tệp' }).click();
  const main = page.getByRole('main');
  await expect(main).toContainText('71,25', LONG);
  await expect(main).toContainText('58,5');
  await expect(main).toContainText(/của bạn/i);
});

test('own rows outlive a walk through the site and the death of the engine', async ({ page }) => {
  await openDistrictFile(page);
  await page.getByRole('navigation').getByRole('link', { name: 'Tổng quan' }).click();
  await page.getByRole('navigation').getByRole('link', { name: 'Dữ liệu', exact: true }).click();
  const own = card(page, 'huyen-gia-lai.csv');
  await expect(own).toContainText('6 dòng');
  await openFile(page, fileOf('mot-huyen.csv', [HEADER, FINE.replace('71.25', '5')].join('\n')));
  await expect(card(page, 'mot-huyen.csv')).toContainText('1 dòng', LONG);

  const engine = page.workers().find((worker) => worker.url().includes('duckdb'));
  expect(engine).toBeDefined();
  await engine?.evaluate(() => self.close());
  await own.getByRole('link', { name: /^Xếp hạng: .*trực tuyến/ }).click();
  const text = await rankingText(page, 'Pleiku');
  expect(text, 'of two own files with one cell the one opened last shows').toContain('5,00');
  expect(text).toContain('64,75');
});

test('a removed file is gone from the ranking', async ({ page }) => {
  await openDistrictFile(page);
  await page.getByRole('button', { name: 'Bỏ tệp huyen-gia-lai.csv' }).click();
  await expect(page.getByRole('article')).toHaveCount(0);
  await follow(page, '/xep-hang/postal-dossier-rate?ky=2024-Q4&cap=district&trong=gia-lai');
  await expect(page.getByRole('main')).not.toContainText('20,25');
});

test('the template opens, and its rows are marked as simulated', async ({ page, request }) => {
  const response = await request.get('/du-lieu/tai-ve/mau-so-lieu.csv');
  const template = await response.body();
  expect([...template.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  await page.goto('/du-lieu');
  await openFile(page, fileOf('mau-so-lieu.csv', template));
  const own = card(page, 'mau-so-lieu.csv');
  await expect(own).toContainText('4 dòng', LONG);
  await own
    .getByRole('link', { name: /^Xếp hạng: / })
    .first()
    .click();
  expect(await rankingText(page, 'Pleiku')).toContain('DỮ LIỆU MÔ PHỎNG');
});
