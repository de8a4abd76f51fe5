import { expect, test, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const MARK = 'DỮ LIỆU MÔ PHỎNG';
const OPEN = { name: 'Mở dữ liệu mô phỏng' };

/** Addresses of the baked packages that a page asked for. */
function packagesOf(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const name = request.url().split('/').at(-1) ?? '';
    if (name.endsWith('.duckdb')) asked.push(name.split('.')[0] ?? '');
  });
  return asked;
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', OPEN).click();
}

test('the ranking is marked all over, comes on request, and its links stay inside', async ({
  page,
}) => {
  const asked = packagesOf(page);
  await page.goto('/mo-phong/xep-hang?ct=papi&ky=2024', { waitUntil: 'networkidle' });
  expect(asked).toEqual([]);
  await expect(page.getByRole('table')).toHaveCount(0);
  await page.getByRole('button', OPEN).click();
  await expect(page.getByRole('heading', { name: 'Xếp hạng PAPI, năm 2024' })).toBeVisible();
  expect(asked).toEqual(['simulated']);

  await expect(page).toHaveTitle(/^Mô phỏng: /);
  await expect(page.getByText(`${MARK} – không phải số liệu thật`)).toBeVisible();
  const drawn = page.locator('figure .live svg');
  await expect(drawn.getByText(MARK).first()).toBeVisible();
  const heads = await page.locator('.simulated-pages').evaluate((section) =>
    [...section.querySelectorAll('table, figure')].map((one) => {
      const head = one.querySelector('caption, figcaption');
      return head ? getComputedStyle(head, '::before').content : 'none';
    }),
  );
  expect(heads.length).toBeGreaterThan(1);
  for (const head of heads) expect(head).toContain(MARK);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(`${MARK} – không phải số liệu thật`)).toBeVisible();
  await page.emulateMedia({ media: 'screen' });

  const outside = await page
    .locator('.simulated-pages a[href^="/"]:not([href^="/mo-phong"])')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(outside).toEqual([]);
  await expect(page.getByRole('link', { name: 'Tải bảng (CSV)' })).toHaveAttribute('href', /^blob/);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Tải bảng (CSV)' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('mo-phong-papi-2024.csv');
  const [header, first] = readFileSync(await file.path(), 'utf8').split('\n');
  expect(header).toMatch(/^\ufeffsimulated,unit_id,/);
  expect(first).toMatch(/^true,/);

  await page.getByRole('table').getByRole('link', { name: 'Hà Nội' }).first().click();
  await expect(page).toHaveURL(/\/mo-phong\/don-vi\?dv=ha-noi/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Hà Nội');
  expect(asked).toEqual(['simulated']);
});

test('a page outside never answers from the simulated package, nor one inside from the shipped', async ({
  page,
}) => {
  const asked = packagesOf(page);
  await open(page, '/mo-phong/so-sanh?dv=ha-noi&ct=papi');
  const table = page.locator('figure table').first();
  await expect(page.locator('figure .live svg').first()).toBeVisible();
  const inside = await table.textContent();
  await page.getByRole('link', { name: 'Về số liệu thật' }).click();
  await expect(page).toHaveURL(/\/$/);
  await expect(page.getByText(MARK)).toHaveCount(0);
  await page.goto('/so-sanh?dv=ha-noi&ct=papi');
  await expect(page.locator('figure .live svg').first()).toBeVisible();
  expect(asked).toEqual(['simulated', 'parscope']);
  const real = await table.textContent();
  expect(real).not.toBe(inside);
  await expect(page.getByText(MARK)).toHaveCount(0);

  // By a link without a load of its own, and back through the history.
  await page.goto('/du-lieu');
  await page.getByRole('link', { name: 'Đến phần mô phỏng' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Số liệu mô phỏng');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dữ liệu');
  await expect(page.getByText(`${MARK} – không`)).toHaveCount(0);
  expect(asked).toEqual(['simulated', 'parscope']);
});

test('the quality list finds every fault that was planted', async ({ page }) => {
  await open(page, '/mo-phong/chat-luong');
  const found = page.getByRole('heading', { name: /^Tìm thấy \d+ trên \d+ lỗi đã cài$/ });
  // Every rule over 60,000 rows, in the browser.
  await expect(found).toBeVisible({ timeout: 100_000 });
  const [n, of] = ((await found.textContent()) ?? '').match(/\d+/g) ?? [];
  expect(Number(of)).toBeGreaterThan(30);
  expect(n).toBe(of);
  await expect(page.getByText('chưa tìm thấy')).toHaveCount(0);
});

test('the package is downloaded as one archive that says what it is', async ({ request }) => {
  const answer = await request.get('/mo-phong/tai-ve/mo-phong.zip');
  const files = unzipSync(new Uint8Array(await answer.body()));
  expect(Object.keys(files).every((path) => path.startsWith('mo-phong/'))).toBe(true);
  const text = (path: string) => new TextDecoder().decode(files[path]);
  expect(text('mo-phong/datapackage.json')).toContain(MARK);
  expect(text('mo-phong/DU-LIEU-MO-PHONG.txt')).toContain(MARK);
  expect(text('mo-phong/observations/papi.csv')).toContain(',simulated,');
});

test('no built page holds a simulated figure or source, and offline reading does not fetch the package', () => {
  const rows = readFileSync('data/simulated/observations/papi.csv', 'utf8').split('\n').slice(1);
  const shipped = readFileSync('data/observations/papi.csv', 'utf8');
  const values = rows
    .map((row) => row.split(',')[5] ?? '')
    .filter((value) => /^\d\d\.\d{4}$/.test(value) && !shipped.includes(value))
    .slice(0, 200);
  expect(values.length).toBe(200);
  const words = [...values, ...values.map((value) => value.replace('.', ','))];
  const sources = ['"mo-phong-nguon-hai"', '"mo-phong-don-vi"', '#nguon-mo-phong', 'hạt giống 1,'];
  const pages = readdirSync('build', { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(html|json|csv)$/.test(path),
  );
  const section = pages.filter((path) => path.startsWith('mo-phong'));
  expect(section.length).toBeGreaterThan(6);
  for (const path of pages) {
    const text = readFileSync(join('build', path), 'utf8');
    for (const word of path.startsWith('mo-phong') ? [...sources, ...words] : sources)
      expect(text.includes(word), `${path}: ${word}`).toBe(false);
  }
  expect(readFileSync('build/_app/files.json', 'utf8')).not.toContain('simulated.');
  const assets = readdirSync('build/_app/immutable/assets');
  const baked = assets.find((name) => /^simulated\..*\.duckdb$/.test(name)) ?? '';
  expect(statSync(join('build/_app/immutable/assets', baked)).size).toBeGreaterThan(1_000_000);
});
