import { readFile } from 'node:fs/promises';
import { expect, test, type Locator, type Page } from '@playwright/test';

const DTI = '/xep-hang/dti/2024';
const DTI_TODAY = `${DTI}/ranh-gioi-hien-nay`;
const PAPI_TODAY = '/xep-hang/papi/2024/ranh-gioi-hien-nay';

const ranking = (page: Page): Locator => page.getByRole('table', { name: /thứ hạng và giá trị/ });
const rowOf = (page: Page, name: string): Locator =>
  ranking(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });

async function csvOf(page: Page): Promise<Record<string, string>[]> {
  const href = await page
    .getByRole('link', { name: 'Tải bảng (CSV)' })
    .first()
    .getAttribute('href');
  const text = await (await page.request.get(href ?? '')).text();
  const [head = '', ...lines] = text
    .replace(/^\uFEFF/, '')
    .trim()
    .split('\r\n');
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? [];
    return Object.fromEntries(
      names.map((name, i) => [name, (cells[i] ?? '').replace(/,$/, '').replace(/^"|"$/g, '')]),
    );
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('DTI 2024 in today’s boundaries: 34 units, estimated ranks, what each is made of', async ({
    page,
  }) => {
    await page.goto(DTI);
    await expect(ranking(page).getByRole('rowheader')).toHaveCount(63);
    const pair = page.getByRole('navigation', { name: 'Ranh giới' });
    await expect(pair.getByRole('link', { name: 'Ranh giới gốc' })).toHaveAttribute(
      'aria-current',
      'true',
    );
    await pair.getByRole('link', { name: 'Ranh giới hiện nay' }).click();
    await expect(page).toHaveURL(new RegExp(`${DTI_TODAY}$`));
    await expect(page.getByRole('heading', { level: 1 })).toContainText('ranh giới hiện nay');

    const table = ranking(page);
    await expect(table.getByRole('rowheader')).toHaveCount(34);
    await expect(table.getByRole('columnheader', { name: 'Hạng ước tính' })).toBeVisible();
    await expect(table.getByRole('columnheader', { name: 'Hạng', exact: true })).toHaveCount(0);
    await expect(rowOf(page, 'Cao Bằng')).toContainText('0,5128');
    await expect(rowOf(page, 'Cao Bằng')).not.toContainText('ước tính 0');

    const giaLai = rowOf(page, 'Gia Lai');
    await expect(giaLai).toContainText('0,6129');
    await expect(giaLai).toContainText('ước tính 0,5288–0,6970');
    await giaLai.locator('summary').click();
    await expect(giaLai).toContainText(/Bình Định 0,6970\s*\[\d\]/);
    await expect(giaLai).toContainText(/Gia Lai 0,5288\s*\[\d\]/);
    await expect(giaLai).toContainText('Bình quân giản đơn của các tỉnh cũ: 0,6129');
  });

  test('a value printed for today’s unit stands, with the mean beside it', async ({ page }) => {
    await page.goto(DTI_TODAY);
    const haiPhong = rowOf(page, 'Hải Phòng');
    await expect(haiPhong).toContainText('0,7857');
    await expect(haiPhong).toContainText('bình quân các tỉnh cũ 0,7857');
    await expect(haiPhong).toContainText('hồi tố');
    await expect(haiPhong.locator('summary').getByText('ước tính', { exact: true })).toHaveCount(0);
    await expect(rowOf(page, 'Hồ Chí Minh')).toContainText('bình quân các tỉnh cũ 0,7769');
  });

  test('PAPI 2024: a unit of which a part is withheld has no estimate and says which', async ({
    page,
  }) => {
    await page.goto(PAPI_TODAY);
    const phuTho = rowOf(page, 'Phú Thọ');
    await expect(phuTho).toContainText('thiếu Vĩnh Phúc');
    await expect(phuTho).not.toContainText(/\/32/);
    await expect(rowOf(page, 'Đồng Tháp')).toContainText('thiếu Tiền Giang');
    await expect(
      ranking(page)
        .getByRole('row')
        .filter({ hasText: /\d+\/32/ }),
    ).toHaveCount(32);
    await expect(page.getByText(/Thanh rỗng: ước tính/)).toBeVisible();
  });

  test('the file of the page tells estimates from printed values', async ({ page }) => {
    await page.goto(DTI_TODAY);
    const rows = await csvOf(page);
    expect(rows.filter((row) => row['boundaries'] === 'current')).toHaveLength(34);
    const giaLai = rows.find((row) => row['unit_id'] === 'gia-lai-2025');
    expect(giaLai).toMatchObject({
      value: '0.6129',
      status: 'estimated',
      rank: '',
      estimate_method: 'mean',
      estimate_min: '0.5288',
      estimate_max: '0.697',
      constituents: 'binh-dinh=0.697;gia-lai=0.5288',
      estimated_rank: '31',
      estimated_of: '34',
    });
    const haiPhong = rows.find((row) => row['unit_id'] === 'hai-phong-2025');
    expect(haiPhong).toMatchObject({ value: '0.7857', status: 'final', estimate: '0.7857' });
    await page.goto(PAPI_TODAY);
    const phuTho = (await csvOf(page)).find((row) => row['unit_id'] === 'phu-tho-2025');
    expect(phuTho).toMatchObject({ value: '', estimate_missing: 'vinh-phuc', estimated_rank: '' });
  });

  test('the lineage is drawn: units before, the day, the unit of the page', async ({ page }) => {
    await page.goto('/don-vi/gia-lai-2025');
    const diagram = page.getByRole('figure', { name: /Sơ đồ .*01\/07\/2025/ });
    await expect(diagram.getByRole('list', { name: 'Trước 01/07/2025' })).toContainText(
      'Tỉnh Bình Định',
    );
    await expect(diagram.getByRole('list', { name: 'Từ 01/07/2025' })).toContainText(
      'Tỉnh Gia Lai',
    );
  });
});

test('the switch and the parts of an estimate work by keyboard', async ({ page }) => {
  await page.goto(DTI);
  const link = page.getByRole('link', { name: 'Ranh giới hiện nay' });
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${DTI_TODAY}$`));
  const summary = rowOf(page, 'Gia Lai').locator('summary');
  await summary.focus();
  await page.keyboard.press('Enter');
  await expect(rowOf(page, 'Gia Lai').getByRole('link', { name: 'Bình Định' })).toBeVisible();
});

test('the unit of the reader goes on as its heir, and back', async ({ page }) => {
  await page.goto(`${DTI}?dv=binh-dinh`);
  const today = page.getByRole('link', { name: 'Ranh giới hiện nay' });
  await expect(today).toHaveAttribute('href', /dv=binh-dinh$/);
  await today.click();
  await expect(page).toHaveURL(new RegExp(`${DTI_TODAY}\\?dv=gia-lai-2025$`));
  await expect(page.getByLabel('Đơn vị của tôi')).toHaveValue('gia-lai-2025');
  await page.getByRole('link', { name: 'Ranh giới gốc' }).click();
  await expect(page).toHaveURL(new RegExp(`${DTI}\\?dv=gia-lai$`));
  await expect(page.getByLabel('Đơn vị của tôi')).toHaveValue('gia-lai');
});

test('a component by population is ranked by the engine and reproduced by its address', async ({
  page,
}) => {
  await page.goto('/xep-hang/papi/2024?ct=papi-d1&rg=nay');
  await expect(ranking(page).getByRole('rowheader')).toHaveCount(34, { timeout: 45_000 });
  const city = rowOf(page, 'Hồ Chí Minh');
  await expect(city.locator('.c-value')).toContainText('4,76');
  await page.getByLabel('Bình quân theo dân số').check();
  await expect(page).toHaveURL(/ct=papi-d1&rg=nay&ts=dan-so$/);
  await expect(city.locator('.c-value')).toContainText('4,80');
  await city.locator('summary').click();
  await expect(city).toContainText(/Bình Dương 4,87 \(dân số 2\.870\.600\)/);
  await page.reload();
  await expect(city.locator('.c-value')).toContainText('4,80', { timeout: 45_000 });

  await page.getByRole('link', { name: 'Ranh giới gốc' }).click();
  await expect(ranking(page).getByRole('rowheader')).toHaveCount(63);
  await expect(page).not.toHaveURL(/rg=/);
});

test('a comparison swaps its units and comes back to them', async ({ page }) => {
  await page.goto('/so-sanh?dv=gia-lai,cao-bang');
  const picked = page.getByRole('list', { name: 'Đơn vị đã chọn' }).first();
  await expect(picked.getByRole('listitem')).toHaveText([/Gia Lai/, /Cao Bằng/]);
  const today = page.getByRole('radio', { name: 'Ranh giới hiện nay' });
  await page.getByRole('radio', { name: 'Ranh giới gốc' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/dv=gia-lai-2025,cao-bang&rg=nay$/);
  await expect(today).toBeChecked();
  const figure = page.getByRole('figure').first();
  await expect(figure.locator('.live svg')).toContainText('Gia Lai (từ 2025)');
  await expect(figure).toContainText('Đường đứt, điểm rỗng: ước tính');
  await expect(page.getByRole('main')).toContainText(
    'Gia Lai (từ 2025) = bình quân giản đơn của Bình Định, Gia Lai',
  );
  await figure.getByText('Bảng số liệu').click();
  const row = figure.getByRole('row', { name: /Gia Lai/ });
  await expect(row).toContainText('ước tính');
  await expect(row).toContainText(/\d,\d+–\d+,\d+/);
  const waiting = page.waitForEvent('download');
  await figure.getByRole('link', { name: /CSV/ }).click();
  const csv = await readFile(await (await waiting).path(), 'utf8');
  expect(csv).toMatch(
    /gia-lai-2025,[^\n]*,2024,[^\n]*,estimated,false,false,mean,[^\n]*binh-dinh=/,
  );

  await page.reload();
  await expect(today).toBeChecked();
  await expect(page.locator('figure .live svg').first()).toContainText('Gia Lai (từ 2025)');

  await page.getByText('Ranh giới gốc', { exact: true }).click();
  await expect(page).toHaveURL(/dv=binh-dinh,gia-lai,cao-bang$/);
  await page.getByText('Ranh giới hiện nay', { exact: true }).click();
  await expect(page).toHaveURL(/dv=gia-lai-2025,cao-bang&rg=nay$/);
  await page.getByText('Ranh giới gốc', { exact: true }).click();
  await expect(page).toHaveURL(/dv=binh-dinh,gia-lai,cao-bang$/);
});
