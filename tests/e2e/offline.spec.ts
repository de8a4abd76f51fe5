import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { Host } from './host';
import { keptPaths, releasesKept, settled, untilKept } from './kept';
import { FIGURE, secondRelease, SENTENCE } from './second-release';

test.use({ serviceWorkers: 'allow' });
test.describe.configure({ timeout: 120_000 });

const BUILD = 'build';
const RANKING = '/xep-hang/papi/2024';
const UNIT = '/don-vi/gia-lai-2025';
const LONG = { timeout: 60_000 };

let host: Host;
test.beforeEach(async () => {
  host = new Host(BUILD);
  await host.start();
});
test.afterEach(async () => {
  await host.stop();
});

type Off = (context: BrowserContext) => Promise<void>;
const WAYS: Record<string, Off> = {
  'the network off': (context) => context.setOffline(true),
  'the host stopped': () => host.stop(),
};

async function read(page: Page, ...paths: string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(host.origin + path, { waitUntil: 'networkidle' });
    await untilKept(page, path);
  }
}

const nav = (page: Page, name: string) =>
  page.getByRole('banner').getByRole('link', { name, exact: true });
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

for (const [way, off] of Object.entries(WAYS)) {
  test(`with ${way} pages that were read open, whatever is asked behind “?”`, async ({
    page,
    context,
  }) => {
    await read(page, '/', RANKING, UNIT, '/so-sanh');
    await off(context);
    const failed: string[] = [];
    page.on('requestfailed', (request) => {
      // The browser asks for the icon by itself, past the service worker.
      if (!request.url().endsWith('/favicon.svg')) failed.push(request.url());
    });

    const fresh = await context.newPage();
    await fresh.goto(`${host.origin}/`);
    await expect(heading(fresh)).toContainText('Chỉ số cải cách hành chính');
    await page.goto(`${host.origin}${RANKING}`);
    await expect(page.getByRole('table', { name: /PAPI/ }).first()).toContainText(FIGURE.before);
    await page
      .getByRole('searchbox', { name: /Tìm đơn vị|Tên đơn vị/ })
      .first()
      .fill('ha noi');
    await expect(page.getByRole('rowheader')).toHaveText(['Hà Nội']);
    await page.goto(`${host.origin}${UNIT}?nguon=thu`);
    await expect(heading(page)).toContainText('Gia Lai');
    await page.goto(`${host.origin}/so-sanh`);
    await expect(heading(page)).toContainText('So sánh');
    expect(failed).toEqual([]);

    await nav(page, 'Tổng quan').click();
    await expect(page).toHaveURL(`${host.origin}/`);
    await expect(heading(page)).toContainText('Chỉ số cải cách hành chính');
  });
}

test('a page some of whose code is missing stays readable and says so', async ({
  page,
  context,
}) => {
  await read(page, '/', UNIT);
  const code = await page.evaluate(() =>
    [...document.querySelectorAll('link[rel=modulepreload]')].map((link) =>
      link instanceof HTMLLinkElement ? link.href : '',
    ),
  );
  const layout = code.find((href) => href.includes('/nodes/0.')) ?? '';
  expect(layout).not.toBe('');
  await host.stop();
  await page.evaluate(async (href) => {
    for (const name of await caches.keys()) await (await caches.open(name)).delete(href);
  }, layout);
  await (await context.newCDPSession(page)).send('Network.clearBrowserCache');

  let times = 0;
  page.on('framenavigated', () => (times += 1));
  await page.goto(host.origin + UNIT);
  const said = page.getByRole('status').filter({ hasText: 'Trang chưa tải xong' });
  await expect(said).toBeVisible();
  await expect(heading(page)).toContainText('Gia Lai');
  await page.waitForLoadState('networkidle');
  expect(times).toBe(1);

  await host.start();
  await said.getByRole('link', { name: 'Tải lại trang' }).click();
  await expect(said).toHaveCount(0);
  await expect(heading(page)).toContainText('Gia Lai');
});

test('a page reached by a link opens whole, and is followed without a reload', async ({ page }) => {
  await read(page, '/');
  await nav(page, 'So sánh').click();
  await expect(heading(page)).toContainText('So sánh');
  await untilKept(page, '/so-sanh', '/so-sanh/__data.json');
  await host.stop();
  await page.goto(`${host.origin}/`, { waitUntil: 'networkidle' });
  await page.evaluate(() => (document.body.dataset.same = 'yes'));
  await nav(page, 'So sánh').click();
  await expect(heading(page)).toContainText('So sánh');
  await expect(page.locator('body')).toHaveAttribute('data-same', 'yes');
  await page.reload();
  await expect(heading(page)).toContainText('So sánh');
});

test('a page never read leads to the list of those that were', async ({ page, context }) => {
  await read(page, '/', RANKING);
  await untilKept(page, '/ngoai-tuyen');
  await context.setOffline(true);
  await page.goto(`${host.origin}/don-vi/ha-noi?x=1`);
  await expect(heading(page)).toHaveText('Đang ngoại tuyến');
  await expect(page.getByRole('main')).toContainText('/don-vi/ha-noi?x=1');
  const kept = page.getByRole('main').getByRole('listitem');
  await expect(kept).toHaveText([/Xếp hạng PAPI năm 2024/, /Chỉ số cải cách hành chính/]);
  await kept.getByRole('link').first().click();
  await expect(page).toHaveURL(host.origin + RANKING);
  await expect(heading(page)).toContainText('PAPI');

  await page.goBack();
  await context.setOffline(false);
  await page.getByRole('link', { name: 'mở lại trang này' }).click();
  await expect(page).toHaveURL(`${host.origin}/don-vi/ha-noi?x=1`);
  await expect(heading(page)).toContainText('Hà Nội');
});

test('ranking and comparison are worked with offline once the engine was used', async ({
  page,
  context,
}) => {
  test.setTimeout(300_000);
  await read(page, '/so-sanh', RANKING);
  const controls = page.getByText('Chọn thành phần, chỉ tiêu, cấp và kỳ khác');
  await controls.click();
  const indicator = page.getByRole('combobox', { name: 'Chỉ tiêu' });
  await expect(indicator).toBeVisible(LONG);
  await expect
    .poll(async () => (await keptPaths(page)).filter((path) => /\.(wasm|duckdb)$/.test(path)), LONG)
    .toHaveLength(2);
  await settled(page);
  await context.setOffline(true);
  await host.stop();

  await page.reload();
  await controls.click();
  await expect(indicator).toBeVisible(LONG);
  await indicator.selectOption('papi-d1');
  const table = page.getByRole('table', { name: /D1/ });
  await expect(table.getByRole('row').filter({ hasText: 'Quảng Ninh' })).toBeVisible(LONG);

  await page.goto(`${host.origin}/so-sanh?dv=cao-bang,ha-noi`);
  const chart = page.locator('figure .live svg').first();
  await expect(chart).toContainText('Cao Bằng', LONG);
  await page.getByRole('radio', { name: 'Đường' }).press('ArrowRight');
  await expect(page).toHaveURL(/kieu=doc/);
  await expect(chart).toContainText('năm 2024', LONG);
  await expect(chart).toContainText('Cao Bằng');
});

test('pages that do not exist and faults of the host are not kept', async ({ page }) => {
  await read(page, '/');
  const lost = await page.goto(`${host.origin}/khong-co`);
  expect(lost?.status()).toBe(404);
  await expect(heading(page)).toHaveText('Không có trang này');
  await settled(page);
  expect(await keptPaths(page)).not.toContain('/khong-co');
});

test('the service worker is asked for anew at every visit', async ({ request }) => {
  const response = await request.get(`${host.origin}/service-worker.js`);
  expect(response.headers()['cache-control']).toBe('no-cache');
});

test.describe('a new release', () => {
  // Each worker of the test run has a folder of its own.
  const folder = join('.cache', 'e2e', `second-release-${process.pid}`);
  const partial = `${folder}-partial`;
  const pages = ['/', RANKING, '/so-sanh', '/ngoai-tuyen'];
  let version: string;
  let next: string;
  test.beforeAll(async () => {
    ({ version, next } = await secondRelease(BUILD, folder, pages));
  });
  test.afterAll(async () => {
    for (const one of [folder, partial]) await rm(one, { recursive: true, force: true });
  });

  test('is never mixed with the old one, asks, and is taken by all tabs', async ({
    page,
    context,
  }) => {
    await read(page, RANKING, '/');
    const other = await context.newPage();
    await read(other, '/so-sanh');
    host.deploy(folder);

    // Old code meets new data on its way: the page is left for a whole new one.
    await page.evaluate((href) => {
      const link = Object.assign(document.createElement('a'), { href, textContent: 'x' });
      document.querySelector('main')?.append(link);
      link.click();
    }, RANKING);
    await expect(page).toHaveURL(host.origin + RANKING);
    await expect(page.getByRole('main')).toContainText(FIGURE.after);
    await expect(page.getByRole('contentinfo')).toContainText(SENTENCE.after);

    // The tab that stayed behind is told, and nothing reloads by itself.
    const notice = other.getByRole('status').filter({ hasText: 'Có bản mới' });
    await expect(notice).toBeVisible(LONG);
    await expect(other.getByRole('contentinfo')).not.toContainText(SENTENCE.after);
    const third = await context.newPage();
    await third.goto(`${host.origin}/so-sanh`);
    await expect(third.getByRole('contentinfo')).toContainText(SENTENCE.after);

    await untilKept(page, RANKING);
    expect(await releasesKept(page)).toEqual([version, next]);
    await notice.getByRole('button', { name: 'Tải lại' }).click();
    await expect(other.getByRole('contentinfo')).toContainText(SENTENCE.after);
    await expect(notice).toHaveCount(0);

    // What was read before is there in the new release; the old one is gone with its last tab.
    await expect.poll(() => releasesKept(other), LONG).toEqual([next]);
    await settled(other);
    await context.setOffline(true);
    await host.stop();
    for (const path of ['/', RANKING, '/so-sanh']) {
      await other.goto(host.origin + path);
      await expect(other.getByRole('contentinfo')).toContainText(SENTENCE.after);
    }
  });

  test('is taken by every open tab when one of them asks', async ({ page, context }) => {
    await read(page, '/');
    const other = await context.newPage();
    await read(other, '/so-sanh');
    host.deploy(folder);
    const trigger = await context.newPage();
    await trigger.goto(host.origin + RANKING);
    const notice = page.getByRole('status').filter({ hasText: 'Có bản mới' });
    await expect(notice).toBeVisible(LONG);
    await notice.getByRole('button', { name: 'Tải lại' }).click();
    for (const tab of [page, other])
      await expect(tab.getByRole('contentinfo')).toContainText(SENTENCE.after);
  });

  test('without a network the old pages are read in the old release, whole', async ({
    page,
    context,
  }) => {
    await secondRelease(BUILD, partial, ['/', '/ngoai-tuyen']);
    await read(page, RANKING);
    host.deploy(partial);
    const fresh = await context.newPage();
    await fresh.goto(`${host.origin}/`);
    await expect.poll(() => releasesKept(fresh), LONG).toEqual([version, next]);
    await untilKept(fresh, '/');
    await context.setOffline(true);
    await host.stop();
    await fresh.goto(host.origin + RANKING);
    await expect(fresh.getByRole('table', { name: /PAPI/ }).first()).toContainText(FIGURE.before);
    await expect(fresh.getByRole('contentinfo')).toContainText(SENTENCE.before);
    await fresh.goto(`${host.origin}/ngoai-tuyen`);
    await expect(fresh.getByRole('contentinfo')).toContainText(SENTENCE.after);
    await expect(fresh.getByRole('main').getByRole('listitem')).toHaveText([
      /Chỉ số cải cách hành chính .*đọc ngày [\d/]+$/,
      /Xếp hạng PAPI năm 2024 .* · bản phát hành cũ$/,
    ]);
  });
});

test('with the storage full the site works and keeps nothing', async ({ page, context }) => {
  const client = await context.newCDPSession(page);
  await client.send('Storage.overrideQuotaForOrigin', { origin: host.origin, quotaSize: 1 });
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(`${host.origin}/`);
  await expect.poll(() => page.evaluate(() => !!navigator.serviceWorker.controller)).toBe(true);
  await settled(page);
  await nav(page, 'So sánh').click();
  await expect(heading(page)).toContainText('So sánh');
  await page.goto(host.origin + RANKING);
  await page.getByText('Chọn thành phần, chỉ tiêu, cấp và kỳ khác').click();
  await expect(page.getByRole('combobox', { name: 'Chỉ tiêu' })).toBeVisible(LONG);
  await settled(page);
  expect(await keptPaths(page)).toEqual([]);
  expect(errors).toEqual([]);
});
