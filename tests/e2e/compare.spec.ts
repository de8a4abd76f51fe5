import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';

/** Opens an address that holds a choice and waits for the live chart. */
async function open(page: Page, query: string): Promise<void> {
  await page.goto(`/so-sanh?${query}`);
  await expect(page.locator('figure .live svg').first()).toBeVisible();
}

const table = (page: Page, name: RegExp) => page.getByRole('table', { name });

async function openTables(page: Page): Promise<void> {
  for (const summary of await page.getByText('Bảng số liệu').all()) await summary.click();
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('shows one comparison with chart, reasons, table, source and download', async ({ page }) => {
    await page.goto('/so-sanh');
    const figure = page.getByRole('figure');
    await expect(figure).toHaveCount(1);
    await expect(figure.locator('svg').filter({ visible: true })).toHaveCount(1);
    await expect(figure).toContainText('Ngắt tại 2018');
    await expect(figure).toContainText('CECODES');
    await figure.getByText('Bảng số liệu').click();
    const row = figure.getByRole('row', { name: /Đà Nẵng/ });
    await expect(row).toContainText('43,21');
    await expect(page.getByRole('radio')).toHaveCount(0);

    const href = await figure.getByRole('link', { name: /CSV/ }).getAttribute('href');
    const csv = await (await page.request.get(href ?? '')).text();
    expect(csv).toMatch(/^\uFEFFunit_id,unit,indicator_id,indicator,period,value,rank,of,/);
    expect(csv).toMatch(/\nda-nang,[^\n]*,papi,[^\n]*,2024,43\.2/);
  });
});

test('units chosen by keyboard change the address and the chart', async ({ page }) => {
  await page.goto('/so-sanh');
  const units = page.getByRole('combobox', { name: /^Đơn vị/ });
  await expect(async () => {
    await units.click();
    await expect(units).toHaveAttribute('aria-expanded', 'true', { timeout: 500 });
  }).toPass();
  await units.fill('cao bang');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/[?&]dv=ha-noi,[^&]*,cao-bang$/);
  await expect(units).toBeFocused();
  const chart = page.locator('figure .live svg').first();
  await expect(chart).toContainText('Cao Bằng');
  await page.keyboard.press('Backspace');
  await expect(page).toHaveURL(/\/so-sanh$/);

  const line = page.getByRole('radio', { name: 'Đường' });
  await line.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/kieu=doc/);
  await expect(page.locator('figure .live svg').first()).toContainText('năm 2024');

  await page.getByRole('button', { name: 'Về so sánh mặc định' }).click();
  await expect(page).toHaveURL(/\/so-sanh$/);
});

test('an address brings back units, indicators, kind and range', async ({ page }) => {
  await open(page, 'dv=cao-bang,lao-cai&ct=papi,papi-d1&tu=2018&den=2020&kieu=o-mau');
  await expect(page.getByRole('radio', { name: 'Ô màu' })).toBeChecked();
  await expect(page.getByRole('combobox', { name: 'Từ kỳ' })).toHaveValue('2018');
  await expect(page.getByRole('combobox', { name: 'Đến kỳ' })).toHaveValue('2020');
  const picked = page.getByRole('list', { name: 'Đơn vị đã chọn' });
  await expect(picked.first().getByRole('listitem')).toHaveText([/Cao Bằng/, /Lào Cai/]);
  await expect(picked.last().getByRole('listitem')).toHaveCount(2);
  await expect(page.getByRole('figure')).toHaveCount(2);
  await openTables(page);
  const heads = table(page, /PAPI/).first().getByRole('columnheader');
  await expect(heads).toHaveText(['Đơn vị', '2018', '2019', '2020']);
  await expect(table(page, /PAPI/).first().getByRole('row')).toHaveCount(3);
});

const KINDS = {
  duong: 1,
  doc: 1,
  'o-mau': 1,
  luoi: 1,
  'mang-nhen': 2,
};
for (const [kind, figures] of Object.entries(KINDS)) {
  test(`draws the kind ${kind} with table and download`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await open(page, `kieu=${kind}&dv=ha-noi,hai-phong,da-nang&tu=2019&den=2021`);
    await expect(page.locator('figure .live svg')).toHaveCount(figures);
    await expect(page.locator('figure .live svg').last()).toContainText('Đà Nẵng');
    await openTables(page);
    await expect(page.getByRole('table').last()).toContainText(/\d,\d\d/);
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name: /CSV/ }).last().click();
    const csv = await readFile(await (await waiting).path(), 'utf8');
    expect(csv).toMatch(/^\uFEFFunit_id,unit,indicator_id,/);
    expect(csv).toMatch(/\nda-nang,/);
    expect(errors).toEqual([]);
  });
}

test('takes twelve units and no more', async ({ page }) => {
  const twelve =
    'ha-noi,cao-bang,tuyen-quang,dien-bien,lai-chau,son-la,lang-son,thanh-hoa,nghe-an,ha-tinh,hue,lao-cai';
  await open(page, `dv=${twelve},gia-lai`);
  const picked = page.getByRole('list', { name: 'Đơn vị đã chọn' }).first();
  await expect(picked.getByRole('listitem')).toHaveCount(12);
  await expect(page.getByRole('status').filter({ hasText: 'quá 12' })).toContainText('gia-lai');
  await expect(page.getByText('Đã chọn đủ 12 đơn vị').first()).toBeVisible();
  await page.getByRole('combobox', { name: /^Đơn vị/ }).fill('gia lai');
  await page.keyboard.press('Enter');
  await expect(picked.getByRole('listitem')).toHaveCount(12);
});

test('names what an address asks for in vain and shows the rest', async ({ page }) => {
  await open(page, 'dv=ha-noi,atlantis&ct=papi,luck');
  const notice = page.getByRole('status').filter({ hasText: 'atlantis' });
  await expect(notice).toContainText('luck');
  await expect(page.locator('figure .live svg').first()).toContainText('Hà Nội');
});

for (const [index, from, to, reason] of [
  ['papi', '2017', '2018', '8 nội dung'],
  ['pci', '2012', '2013', '10 chỉ số thành phần'],
] as const) {
  test(`${index} ${from} and ${to} have no change but a reason`, async ({ page }) => {
    await open(page, `kieu=doc&ct=${index}&dv=da-nang,hai-phong&tu=${from}&den=${to}`);
    await openTables(page);
    const row = page.getByRole('row', { name: /Đà Nẵng/ });
    await expect(row).toContainText('không so sánh được');
    await expect(row).not.toContainText(/[▲▼]/);
    await expect(page.getByRole('figure')).toContainText(reason);
  });
}

test('the page’s own chart never stands for what the address asks for', async ({ page }) => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\.wasm|\.duckdb/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/so-sanh?dv=gia-lai,binh-dinh&ct=par-index');
  const charts = page.locator('.charts');
  await expect(charts).toHaveAttribute('aria-busy', 'true');
  await expect(charts.getByText('Đang tính…')).toBeVisible();
  await expect(charts.locator('figure')).toBeHidden();
  release();
  await expect(page.locator('figure .live svg').first()).toContainText('Gia Lai');
  await expect(charts).toHaveAttribute('aria-busy', 'false');
});

test('two periods are by default the longest that may be compared', async ({ page }) => {
  await open(page, 'kieu=doc');
  const figure = page.getByRole('figure').first();
  await expect(figure).toContainText('năm 2018 và năm 2024');
  await openTables(page);
  await expect(page.getByRole('row', { name: /Đà Nẵng/ })).toContainText(/[▲▼]/);
});

test('in current boundaries it says who is missing, and estimates nothing', async ({ page }) => {
  await open(page, 'dv=gia-lai-2025,ha-noi&ct=par-index&rg=nay');
  await expect(page.locator('.charts')).toContainText('thiếu Bình Định');
  await expect(page.locator('.charts')).not.toContainText('Ước tính: Gia Lai');
});

test('a grid of units tells the reasons for its breaks once', async ({ page }) => {
  await open(page, 'kieu=luoi&dv=ha-noi,da-nang,hai-phong&ct=papi,pci');
  await expect(page.getByRole('figure')).toHaveCount(3);
  await expect(page.locator('.closing')).toHaveCount(1);
  await expect(page.locator('.closing')).toContainText(
    /Thành phố Hà Nội thay đổi từ ngày 01\/08\/2008/,
  );
  await expect(page.locator('figure').getByText(/Ngắt tại/)).toHaveCount(0);
});

test('PAPI dimension 1 runs on across 2018 and shows its change', async ({ page }) => {
  await open(page, 'kieu=doc&ct=papi-d1&dv=da-nang&tu=2017&den=2018');
  await openTables(page);
  await expect(page.getByRole('row', { name: /Đà Nẵng/ })).toContainText(/[▲▼] [+−]\d,\d\d/);
});

test('Hà Nội before and after August 2008 is not compared', async ({ page }) => {
  await open(page, 'kieu=doc&ct=pci&dv=ha-noi,da-nang&tu=2007&den=2009');
  await openTables(page);
  await expect(page.getByRole('row', { name: /Hà Nội/ })).toContainText('không so sánh được');
  await expect(page.getByRole('figure')).toContainText('01/08/2008');
});
