import { expect, test, type Locator, type Page } from '@playwright/test';
import { firstView } from './first-view';

const INDICES = [
  /PAR INDEX/,
  /SIPAS/,
  /^PAPI$/,
  /^PCI$/,
  /^DDCI$/,
  /^DTI$/,
  /^ICT INDEX$/,
  /QĐ 766/,
  /trực tuyến/,
  /bưu chính/,
  /[Đđ]úng hạn/,
];
/** Two units bear the name: each with its time. */
const GIA_LAI_OLD = 'Tỉnh Gia Lai (đến 30/06/2025)';
const GIA_LAI_NEW = 'Tỉnh Gia Lai (từ 01/07/2025)';
const main = (page: Page) => page.getByRole('main');
const card = (page: Page, name: RegExp) =>
  page.getByRole('article').filter({ has: page.getByRole('heading', { level: 3, name }) });
const unitHeading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true });

async function pick(page: Page, typed: string, option: RegExp) {
  await main(page)
    .getByRole('button', { name: /^Chọn đơn vị/ })
    .click();
  await main(page).getByRole('combobox').fill(typed);
  await page.getByRole('option', { name: option }).click();
}

test('a province picked without diacritics stays after a reload, until it is dropped', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('các tỉnh');
  await pick(page, 'gia lai', /Gia Lai đến 30\/06\/2025/);
  await expect(unitHeading(page, GIA_LAI_OLD)).toBeVisible();
  await expect(page).toHaveURL(/\/\?dv=gia-lai$/);

  await expect(unitHeading(page, GIA_LAI_OLD)).toBeFocused();
  await expect(main(page).getByRole('combobox')).toHaveCount(0);
  await expect(main(page)).toContainText('Đã nhớ trên máy này');

  await page.goto('/');
  await expect(unitHeading(page, GIA_LAI_OLD)).toBeVisible();
  await page.reload();
  await expect(unitHeading(page, GIA_LAI_OLD)).toBeVisible();

  await page.getByRole('button', { name: 'Bỏ chọn và quên' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('các tỉnh');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('các tỉnh');
});

test('one card for each index with data, and a word, never 0, for the others', async ({ page }) => {
  await page.goto('/?dv=gia-lai');
  await expect(unitHeading(page, GIA_LAI_OLD)).toBeVisible();
  for (const name of INDICES) await expect(card(page, name)).toHaveCount(1);
  await expect(page.getByRole('article')).toHaveCount(INDICES.length);

  await expect(card(page, /^PAPI$/)).toContainText('41,29');
  await expect(card(page, /^PAPI$/)).toContainText('52/61');
  await expect(card(page, /^PAPI$/)).toContainText('▲ +0,97');
  await expect(card(page, /^PAPI$/).getByRole('img')).toHaveAccessibleName(/ngắt chuỗi/);
  await expect(card(page, /SIPAS/)).toContainText('19 (công bố)');
  for (const name of [/^DDCI$/, /^ICT INDEX$/, /QĐ 766/]) {
    await expect(card(page, name)).toContainText('chưa có số liệu');
    await expect(card(page, name)).not.toContainText(/\b0([,.]0+)?\b/);
  }
});

test('a change across a break shows the reason and no number', async ({ page }) => {
  await page.goto('/?dv=gia-lai');
  for (const [name, reason] of [
    [/PAR INDEX/, /không so sánh được.*khung điểm của Quyết định 876/s],
    [/^DTI$/, /không so sánh được.*DTI 2024 tính theo 8 chỉ số chính/s],
  ] as const) {
    await expect(card(page, name)).toContainText(reason);
    await expect(card(page, name)).not.toContainText(/[▲▼]/);
  }
  await expect(main(page)).toContainText(/Không so sánh được với kỳ trước: .*DTI vì cách đo/);
});

/** The sources that the marks in `place` lead to; every mark must lead to an entry of the list. */
async function markedSources(page: Page, place: Locator): Promise<string[]> {
  const marks = await place.locator('a[href^="#nguon-"]').all();
  const ids = await Promise.all(marks.map(async (mark) => (await mark.getAttribute('href')) ?? ''));
  for (const id of ids) await expect(page.locator(id)).toHaveText(/\p{L}{3}/u);
  return ids;
}

test('every card and row of figures leads to its source, in each of the three views', async ({
  page,
}) => {
  await page.goto('/?dv=gia-lai&vai=nguoi-dan');
  await expect(page.getByRole('article')).toHaveCount(INDICES.length);
  const cards = page.getByRole('article').filter({ hasNot: page.locator('.value .missing') });
  expect(await cards.count()).toBeGreaterThan(3);
  for (const one of await cards.all())
    await expect(one).toContainText(/(Nguồn|\d+ nguồn): ?\p{L}/u);

  for (const [view, tables] of [
    ['lanh-dao', [/kết quả mới nhất/]],
    ['noi-vu', [/./, /./]],
  ] as const) {
    await page.goto(`/?dv=gia-lai&vai=${view}`);
    await expect(page.getByRole('article')).toHaveCount(0);
    await expect(unitHeading(page, GIA_LAI_OLD)).toBeVisible();
    for (const [i, name] of tables.entries()) {
      const rows = page
        .getByRole('table', { name })
        .nth(i)
        .getByRole('row')
        .filter({ has: page.getByRole('cell', { name: /\d/ }) })
        .filter({ hasNot: page.getByRole('cell', { name: /^chưa có số liệu/ }) });
      await expect(async () => expect(await rows.count()).toBeGreaterThan(3)).toPass();
      for (const row of await rows.all())
        expect(await markedSources(page, row), await row.innerText()).not.toEqual([]);
    }
  }
});

test('what a card and a plan lead to exists', async ({ page, request }) => {
  await page.goto('/?dv=gia-lai');
  await expect(card(page, /^PAPI$/)).toContainText('41,29');
  for (const link of await page.getByRole('article').getByRole('heading').getByRole('link').all()) {
    const href = (await link.getAttribute('href')) ?? '';
    expect((await request.get(href)).status(), href).toBe(200);
  }
  for (const link of await main(page)
    .locator('ol a[href^="/chi-so"], a[href^="/ke-hoach"]')
    .all()) {
    const href = (await link.getAttribute('href')) ?? '';
    expect((await request.get(href)).status(), href).toBe(200);
  }
});

test('a merged province never shows a rank of its predecessor as its own', async ({ page }) => {
  await page.goto('/?dv=gia-lai-2025');
  await expect(unitHeading(page, GIA_LAI_NEW)).toBeVisible();
  await expect(main(page)).toContainText('Bình Định');
  await expect(card(page, /SIPAS/)).not.toContainText('công bố)');
  await expect(card(page, /QĐ 766/)).toContainText(/Hạng 2\/34\s*năm 2025 \(chưa công bố điểm\)/);
  await expect(card(page, /QĐ 766/)).not.toContainText('chưa có số liệu');
  await expect(card(page, /QĐ 766/)).toContainText('Ảnh chụp Cổng DVCQG cuối 2025, chưa đối chiếu');
  for (const name of [/PAR INDEX/, /SIPAS/]) {
    await expect(card(page, name)).toContainText('thiếu Bình Định');
    await expect(card(page, name).locator('a[href="/don-vi/gia-lai"]')).toBeVisible();
  }
  await expect(
    main(page).getByRole('listitem').filter({ hasText: 'trung vị' }).first(),
  ).toContainText(/\(ước tính\), trung vị \d,\d+ của \d+ đơn vị, một phần ước tính/);
  await expect(main(page)).toContainText('(kế hoạch của tỉnh Gia Lai trước sáp nhập)');
  await expect(main(page)).toContainText('Chưa có báo cáo tiến độ');
});

test('the three views differ in substance and are remembered', async ({ page }) => {
  await page.goto('/?dv=gia-lai');
  await expect(page.getByRole('article').first()).toContainText('Điểm chấm hằng năm');

  await page.getByRole('button', { name: 'Lãnh đạo' }).click();
  await expect(page).toHaveURL(/vai=lanh-dao/);
  await expect(page.getByRole('heading', { name: 'Thành phần làm tăng, giảm điểm' })).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(0);
  await expect(main(page)).toContainText(/Chưa có số liệu: DDCI, ICT INDEX/);
  const board = page.getByRole('table', { name: /kết quả mới nhất/ });
  await expect(board.getByRole('row').filter({ hasText: 'PCI' })).toContainText('▼ −0,90');

  await page.getByRole('button', { name: 'Nội vụ' }).click();
  await expect(page.getByRole('heading', { name: 'Tình trạng số liệu' })).toBeVisible();
  await expect(page.getByRole('heading', { name: /tăng, giảm điểm/ })).toHaveCount(0);
  await expect(page.getByRole('row').filter({ hasText: 'Hạ tầng số' })).toContainText('0,9121');
  await expect(page.getByRole('row').filter({ hasText: 'DDCI' })).toContainText('chưa có số liệu');
  await expect(main(page)).toContainText('“Góp phần nâng cao chỉ số PAPI”');

  await page.goto('/?dv=ha-noi');
  await expect(page.getByRole('heading', { name: 'Tình trạng số liệu' })).toBeVisible();
  await page.goto('/?dv=ha-noi&vai=nguoi-dan');
  await expect(page.getByRole('article').first()).toBeVisible();
});

test('the view for leadership answers on the first screen', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/?dv=gia-lai&vai=lanh-dao');
  const board = page.getByRole('table', { name: /kết quả mới nhất/ });
  await expect(board).toBeVisible();
  const box = await board.boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(900);
});

test('another tab follows, whether the address names the unit or not', async ({
  page,
  context,
}) => {
  await page.goto('/');
  await pick(page, 'ha noi', /^Hà Nội/);
  await expect(unitHeading(page, 'Thành phố Hà Nội')).toBeVisible();
  const other = await context.newPage();
  await other.goto('/');
  await expect(unitHeading(other, 'Thành phố Hà Nội')).toBeVisible();

  await pick(other, 'can tho', /Cần Thơ hiện nay/);
  await expect(unitHeading(other, 'Thành phố Cần Thơ (từ 01/07/2025)')).toBeVisible();
  await expect(unitHeading(page, 'Thành phố Cần Thơ (từ 01/07/2025)')).toBeVisible();
  await expect(page).toHaveURL(/dv=can-tho-2025$/);
});

test('the address wins over what was remembered, and can be made one’s own', async ({ page }) => {
  await page.goto('/');
  await pick(page, 'ha noi', /^Hà Nội/);
  await expect(unitHeading(page, 'Thành phố Hà Nội')).toBeVisible();

  await page.goto('/?dv=gia-lai');
  await expect(unitHeading(page, GIA_LAI_OLD)).toBeVisible();
  await expect(main(page)).toContainText('đơn vị bạn đã chọn là Hà Nội');
  await page.goto('/');
  await expect(unitHeading(page, 'Thành phố Hà Nội')).toBeVisible();

  await page.goto('/?dv=gia-lai-2025');
  await page.getByRole('button', { name: 'Ghi nhớ đơn vị này' }).click();
  await page.goto('/?dv=gia-lai');
  await expect(main(page)).toContainText('đơn vị bạn đã chọn là Gia Lai (từ 01/07/2025)');
  await page.getByRole('button', { name: 'Ghi nhớ đơn vị này' }).click();
  await page.goto('/');
  await expect(unitHeading(page, GIA_LAI_OLD)).toBeVisible();
});

test.describe('without the service worker', () => {
  test.use({ serviceWorkers: 'block' });
  test('without the network it says so, keeps the national picture, and comes back', async ({
    page,
    context,
  }) => {
    await context.route('**/tong-quan/*.json', (route) => route.abort());
    await page.goto('/?dv=gia-lai');
    await expect(main(page)).toContainText('Không tải được số liệu của Gia Lai');
    await expect(page.getByRole('heading', { name: 'Cả nước theo từng chỉ số' })).toBeVisible();
    await context.unroute('**/tong-quan/*.json');
    await page.getByRole('button', { name: 'Thử lại' }).click();
    await expect(unitHeading(page, GIA_LAI_OLD)).toBeVisible();
  });
});

test('an unknown unit is named as such beside the national picture', async ({ page }) => {
  await page.goto('/?dv=khong-co-tinh-nay');
  await expect(main(page)).toContainText('Chưa có trang tổng quan của đơn vị này');
  await expect(main(page)).toContainText('khong-co-tinh-nay');
  await expect(page.getByRole('heading', { name: 'Cả nước theo từng chỉ số' })).toBeVisible();
});

test('a remembered unit keeps the first view within its budget and without an engine', async ({
  page,
}) => {
  await page.addInitScript(() => {
    localStorage.setItem(
      'parscope:choices:1',
      JSON.stringify({ unit: 'gia-lai-2025', audience: 'leadership' }),
    );
  });
  const { transfers } = await firstView(page, 'build', '/');
  await expect(unitHeading(page, GIA_LAI_NEW)).toBeVisible();
  const total = transfers.reduce((sum, { bytes }) => sum + bytes, 0);
  expect(total, JSON.stringify(transfers)).toBeLessThanOrEqual(120_000);
  const json = transfers.find(({ path }) => path.endsWith('/tong-quan/gia-lai-2025.json'));
  expect(json?.bytes).toBeLessThanOrEqual(8_500);
  expect(transfers.filter(({ path }) => /duckdb|wasm/.test(path))).toEqual([]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the national picture and the list of units stay', async ({ page }) => {
    await page.goto('/?dv=gia-lai');
    await expect(page.getByRole('heading', { name: 'Cả nước theo từng chỉ số' })).toBeVisible();
    await expect(page.getByRole('button', { name: /^Chọn đơn vị/ })).toBeHidden();
    await expect(main(page)).toContainText('Hải Phòng: hạng 1 (96,17 điểm)');
    await expect(main(page).locator('a[href="/don-vi/gia-lai"]').first()).toBeHidden();
    await main(page).getByText('Xem 63 tỉnh, thành phố').click();
    await expect(main(page).locator('a[href="/don-vi/gia-lai"]').first()).toBeVisible();
    await main(page).locator('a[href="/don-vi/gia-lai-2025"]').first().click();
    await expect(page).toHaveURL(/\/don-vi\/gia-lai-2025$/);
  });
});
