import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { tableToIpc } from '../../src/lib/engine/arrow';
import { DISTRICT_FILE, fileOf } from './own-files';
import {
  card,
  engines,
  fileInput,
  inStorage,
  LONG,
  one,
  open,
  openDistricts,
  pack,
  ranking,
  roomOf,
} from './saved-support';

test.describe.configure({ timeout: 180_000 });

test('a reload shows the list at once without the engine, and the rows come with it', async ({
  page,
}) => {
  await openDistricts(page);
  await page.reload();
  await expect(card(page, 'huyen.csv')).toContainText('6 dòng');
  await expect(page.getByText('1 tệp, 6 dòng')).toBeVisible();
  expect(engines(page)).toEqual([]);
  expect(await ranking(page)).toContain('71,25');
  await expect(page.getByRole('main')).toContainText('huyen.csv');
});

test('another page starts no engine for saved files, and says that there are some', async ({
  page,
}) => {
  await openDistricts(page);
  await page.goto('/xep-hang/papi/2024', { waitUntil: 'networkidle' });
  await expect(page.getByText('Bạn có 1 tệp đã lưu')).toBeVisible();
  expect(engines(page)).toEqual([]);
});

test('a crashed tab and a killed engine lose nothing', async ({ page, context }) => {
  await openDistricts(page);
  const crashed = page.waitForEvent('crash');
  const client = await context.newCDPSession(page);
  void client.send('Page.crash').catch(() => undefined);
  await crashed;
  const next = await context.newPage();
  await next.goto('/du-lieu');
  await expect(card(next, 'huyen.csv')).toContainText('6 dòng');
  expect(await ranking(next)).toContain('71,25');
  const [engine] = engines(next);
  expect(engine).toBeDefined();
  await engine?.evaluate(() => self.close());
  await next.getByRole('navigation').getByRole('link', { name: 'Dữ liệu' }).click();
  await card(next, 'huyen.csv')
    .getByRole('link', { name: /^Xếp hạng: .*bưu chính/ })
    .click();
  await expect(next.getByRole('table').filter({ hasText: 'An Khê' }).first()).toContainText(
    '20,25',
    LONG,
  );
});

test('a write that the browser breaks off leaves the version before', async ({ page }) => {
  await page.goto('/du-lieu');
  await open(page, 'mot.csv', one(11.5), 1);
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args) {
      const request = put.apply(this, args);
      if (this.name === 'rows') this.transaction.abort();
      return request;
    };
  });
  await fileInput(page).setInputFiles(fileOf('mot.csv', one(99.5)));
  await page.getByRole('button', { name: 'Thay bằng tệp mới' }).click();
  await expect(card(page, 'mot.csv')).toContainText('chưa lưu được', LONG);
  await expect(card(page, 'mot.csv')).toContainText('bị gián đoạn');
  expect(await ranking(page)).toContain('11,5');
});

test('a saved file that cannot be loaded is told, and keeps no other out', async ({ page }) => {
  await openDistricts(page);
  await inStorage(
    page,
    `const [{ id }] = await got(files.getAll());
    rows.put({ id, ipc: new Blob([new Uint8Array([1, 2, 3])]), units: [] });`,
  );
  await page.reload();
  await open(page, 'sau.csv', one(33.25), 1);
  await expect(card(page, 'huyen.csv')).toContainText('Chưa đưa được tệp huyen.csv vào các bảng');
  await expect(card(page, 'sau.csv')).not.toContainText('Chưa đưa được');
  expect(await ranking(page)).toContain('33,25');
  await expect(page.getByText('Có tệp của bạn chưa đưa được vào các bảng.')).toBeVisible();

  await page.goto('/du-lieu');
  const downloaded = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lưu thành một tệp' }).click();
  await downloaded;
  await expect(page.getByText(/Đã lưu 1 tệp .*không có trong gói.*: huyen\.csv\./)).toBeVisible();
});

test('storage full: the file stays open and unsaved, earlier ones stay saved, then it is saved', async ({
  page,
  baseURL,
}) => {
  const { fill, empty } = await roomOf(page, baseURL as string);
  await openDistricts(page);
  await fill();
  await open(page, 'mot.csv', one(11.5), 1);
  const full = card(page, 'mot.csv');
  await expect(full).toContainText('Tệp mot.csv chưa lưu được', LONG);
  await expect(full).toContainText('Trình duyệt đã hết chỗ');
  await expect(full).toContainText('những gì lưu trước vẫn còn nguyên');
  await expect(card(page, 'huyen.csv')).not.toContainText('chưa lưu được');
  await expect(page.getByText('1 tệp chưa lưu được')).toBeVisible();
  const zip = await pack(page);
  expect(zip.length).toBeGreaterThan(0);

  await empty();
  await page.getByRole('button', { name: 'Lưu lại tệp mot.csv' }).click();
  await expect(full).not.toContainText('chưa lưu được', LONG);
  await page.reload();
  await expect(card(page, 'huyen.csv')).toContainText('6 dòng');
  await expect(card(page, 'mot.csv')).toContainText('1 dòng');
});

test('storage full: what was not saved is gone after a reload, nothing else', async ({
  page,
  baseURL,
}) => {
  const { fill } = await roomOf(page, baseURL as string);
  await openDistricts(page);
  await fill();
  await open(page, 'mot.csv', one(11.5), 1);
  await expect(card(page, 'mot.csv')).toContainText('chưa lưu được', LONG);
  await page.reload();
  await expect(card(page, 'huyen.csv')).toContainText('6 dòng');
  await expect(page.getByRole('article')).toHaveCount(1);
});

test('storage shut off: files open in this page only, and the page says so', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
  });
  await page.goto('/du-lieu');
  await expect(page.getByText('Chưa đọc được những gì đã lưu')).toBeVisible();
  await open(page, 'huyen.csv', DISTRICT_FILE, 6);
  await expect(card(page, 'huyen.csv')).toContainText('ẩn danh');
  await card(page, 'huyen.csv')
    .getByRole('link', { name: /^Xếp hạng: .*trực tuyến/ })
    .click();
  await expect(page.getByRole('table').filter({ hasText: 'Pleiku' }).first()).toContainText(
    '71,25',
    LONG,
  );
});

test.describe('a newer PARscope wrote the storage', () => {
  test('a newer record is left as it is, and told', async ({ page }) => {
    await openDistricts(page);
    await inStorage(
      page,
      `const [file] = await got(files.getAll()); files.put({ ...file, format: 99, more: 'x' });`,
    );
    await page.reload();
    await expect(page.getByText('1 tệp do bản PARscope mới hơn lưu')).toBeVisible();
    await expect(page.getByRole('article')).toHaveCount(0);
    await open(page, 'mot.csv', one(11.5), 1);
    expect(
      await inStorage(page, 'return (await got(files.getAll())).map((f) => f.format)'),
    ).toEqual(expect.arrayContaining([99, 2]));
  });

  test('a newer database is neither read nor changed, and told', async ({ page }) => {
    await page.goto('/xep-hang');
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          const request = indexedDB.open('parscope', 99);
          request.onupgradeneeded = () => request.result.createObjectStore('other');
          request.onsuccess = () => resolve(request.result.close());
        }),
    );
    await page.goto('/du-lieu');
    await expect(page.getByText('do một bản PARscope mới hơn ghi')).toBeVisible();
    await open(page, 'huyen.csv', DISTRICT_FILE, 6);
    await expect(card(page, 'huyen.csv')).toContainText('chưa lưu được');
    const kept = await page.evaluate(async () => indexedDB.databases());
    expect(kept).toContainEqual({ name: 'parscope', version: 99 });
  });
});

test('what no longer fits a new release is kept, told, packed, and left out of the answers', async ({
  page,
}) => {
  await openDistricts(page);
  const cells: Record<string, string | number | boolean> = {
    unit_id: 'gia-lai.huyen-la',
    indicator_id: 'online-dossier-rate',
    period: '2024-Q4',
    source_id: 'own:huyen',
    value: 71.25,
    status: 'provisional',
    preferred: true,
    own_file: 'huyen.csv',
  };
  const typeOf = { string: 'string', number: 'number', boolean: 'boolean' } as const;
  const fields = Object.entries(cells).map(([name, cell]) => ({
    name,
    type: typeOf[typeof cell as keyof typeof typeOf],
  }));
  const ipc = tableToIpc(
    fields,
    Object.values(cells).map((cell) => [cell]),
  );
  await inStorage(
    page,
    `const [file] = await got(files.getAll());
    files.put({ ...file, rows: 1, checked: { release: 'before', facts: 'others' } });
    const ipc = new Blob([Uint8Array.from(${JSON.stringify([...ipc])})]);
    rows.put({ id: file.id, ipc, units: ['gia-lai.huyen-la'] });`,
  );
  await page.goto('/du-lieu');
  await page.getByRole('button', { name: 'Nạp lại số liệu đi kèm trang' }).click();
  const own = card(page, 'huyen.csv');
  await expect(own).toContainText('Cần kiểm tra lại: 1 chỗ không còn khớp', LONG);
  await expect(own.getByRole('row').filter({ hasText: 'gia-lai.huyen-la' })).toContainText(
    'không có đơn vị này',
  );
  await page.reload();
  await expect(own).toContainText('Cần kiểm tra lại');
  expect(engines(page)).toEqual([]);

  const packed = await pack(page);
  await page.getByRole('button', { name: 'Bỏ tất cả tệp của bạn' }).click();
  await expect(page.getByRole('article')).toHaveCount(0);
  await fileInput(page).setInputFiles(fileOf('viec.zip', packed));
  await expect(own).toContainText('Cần kiểm tra lại: 1 chỗ', LONG);
});

test.describe('two tabs', () => {
  test('a file opened or removed in one appears or disappears in the other', async ({
    page,
    context,
  }) => {
    await openDistricts(page);
    const other = await context.newPage();
    expect(await ranking(other)).toContain('71,25');
    await open(page, 'sau.csv', one(33.25), 1);
    const table = other.getByRole('table').filter({ hasText: 'Pleiku' }).first();
    await expect(table).toContainText('33,25', LONG);
    await page.getByRole('button', { name: 'Bỏ tệp sau.csv' }).click();
    await expect(table).toContainText('71,25', LONG);
    await other.goto('/du-lieu');
    await expect(card(other, 'huyen.csv')).toContainText('6 dòng');
    await page.getByRole('button', { name: 'Bỏ tệp huyen.csv' }).click();
    await expect(other.getByRole('article')).toHaveCount(0);
    await page.getByRole('button', { name: 'Hoàn tác: lấy lại huyen.csv' }).click();
    await expect(card(other, 'huyen.csv')).toContainText('6 dòng');
  });

  test('both write at once and no file is lost; of one name the second asks', async ({
    page,
    context,
  }) => {
    const other = await context.newPage();
    await Promise.all([page.goto('/du-lieu'), other.goto('/du-lieu')]);
    await Promise.all([
      fileInput(page).setInputFiles([fileOf('a.csv', one(1)), fileOf('chung.csv', one(3))]),
      fileInput(other).setInputFiles([fileOf('b.csv', one(2)), fileOf('chung.csv', one(4))]),
    ]);
    for (const tab of [page, other])
      for (const name of ['a.csv', 'b.csv', 'chung.csv'])
        await expect(card(tab, name)).toContainText('1 dòng', LONG);
    const asks = (tab: Page) => tab.getByText('Đã mở một tệp tên chung.csv').count();
    await expect.poll(async () => (await asks(page)) + (await asks(other)), LONG).toBe(1);
    const tables = await inStorage(page, 'return (await got(files.getAll())).map((f) => f.table)');
    expect(new Set(tables as string[]).size).toBe(3);
  });
});

test('of two files with one cell the one opened last shows, the list says so, removal can be undone', async ({
  page,
}) => {
  await openDistricts(page);
  await open(page, 'a-sau.csv', one(33.25), 1);
  await expect(card(page, 'a-sau.csv')).toContainText(
    'Trùng 1 ô với tệp huyen.csv: hiện số của tệp này vì mở sau.',
  );
  await expect(card(page, 'huyen.csv')).toContainText('hiện số của a-sau.csv vì mở sau');
  expect(await ranking(page)).toContain('33,25');
  await page.goto('/du-lieu');
  await page.getByRole('button', { name: 'Bỏ tất cả tệp của bạn' }).click();
  await expect(page.getByRole('article')).toHaveCount(0);
  await page.getByRole('button', { name: /^Hoàn tác: / }).press('Enter');
  await expect(page.getByRole('article')).toHaveCount(2);
  await expect(page.getByRole('heading', { level: 4 })).toHaveText([/huyen\.csv/, /a-sau\.csv/]);
  expect(await ranking(page)).toContain('33,25');
  await page.goto('/du-lieu');
  await page.getByRole('button', { name: 'Bỏ tệp a-sau.csv' }).click();
  await expect(page.getByRole('article')).toHaveCount(1);
  await page.reload();
  await expect(page.getByRole('article')).toHaveCount(1);
  expect(await ranking(page)).toContain('71,25');
});

test('axe finds nothing serious among saved files, narrow and wide', async ({ page }) => {
  await openDistricts(page);
  await open(page, 'a-sau.csv', one(33.25), 1);
  await page.getByRole('button', { name: 'Bỏ tệp a-sau.csv' }).click();
  await expect(page.getByRole('button', { name: /^Hoàn tác/ })).toBeVisible();
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(
      ({ impact }) => impact === 'serious' || impact === 'critical',
    );
    expect(
      serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`),
      `${width} px`,
    ).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `${width} px`).toBeLessThanOrEqual(0);
  }
});
