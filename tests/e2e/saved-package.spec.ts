import { expect, test } from '@playwright/test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { DISTRICT_FILE, fileOf } from './own-files';
import { card, fileInput, LONG, one, open, openDistricts, pack, ranking } from './saved-support';

test.describe.configure({ timeout: 180_000 });

/** The description without the times at which it was written. */
function described(zip: Uint8Array): unknown {
  const text = strFromU8(unzipSync(zip)['datapackage.json'] as Uint8Array);
  return { ...(JSON.parse(text) as object), created: null, title: null };
}

test.describe('one zipped Data Package', () => {
  test('opens in an empty browser to exactly what was saved', async ({ page, browser }) => {
    await page.goto('/du-lieu');
    await page.evaluate(() =>
      localStorage.setItem('parscope:choices:1', '{"unit":"gia-lai-2025","audience":"staff"}'),
    );
    await page.reload();
    await open(page, 'huyen.csv', DISTRICT_FILE, 6);
    await open(page, 'sau.csv', one(33.25), 1);
    const first = await pack(page);
    const entries = unzipSync(first);
    expect(strFromU8(entries['DOC-TOI.txt'] as Uint8Array)).toContain('tep-2.csv: sau.csv, 1 dòng');

    const fresh = await browser.newContext();
    const next = await fresh.newPage();
    await next.goto('/du-lieu');
    await next.getByLabel('Mở tệp đã lưu…').setInputFiles(fileOf('viec.zip', first));
    await expect(card(next, 'sau.csv')).toContainText('1 dòng', LONG);
    await expect(next.getByText('Đã mở 2 tệp trong viec.zip.')).toBeVisible();
    const again = await pack(next);
    expect(described(again)).toEqual(described(first));
    expect(unzipSync(again)['so-lieu/tep-1.csv']).toEqual(entries['so-lieu/tep-1.csv']);
    expect(await next.evaluate(() => localStorage.getItem('parscope:choices:1'))).toBe(
      '{"unit":"gia-lai-2025","audience":"staff"}',
    );
    expect(await ranking(next)).toContain('33,25');
    await fresh.close();
  });

  test('asks for files whose names are open, and can bring in the others alone', async ({
    page,
  }) => {
    await page.goto('/du-lieu');
    await open(page, 'huyen.csv', DISTRICT_FILE, 6);
    await open(page, 'sau.csv', one(33.25), 1);
    const zip = await pack(page);
    await page.getByRole('button', { name: 'Bỏ tệp huyen.csv' }).click();
    await fileInput(page).setInputFiles(fileOf('sau.csv', one(44.75)));
    await page.getByRole('button', { name: 'Thay bằng tệp mới' }).click();
    await expect(page.getByText('Đã mở tệp sau.csv')).toBeVisible(LONG);
    await fileInput(page).setInputFiles(fileOf('viec.zip', zip));
    await expect(page.getByText('viec.zip có 1 tệp trùng tên tệp đang mở: sau.csv')).toBeVisible(
      LONG,
    );
    await expect(page.getByRole('article')).toHaveCount(1);
    await page.getByRole('button', { name: 'Giữ tệp đang mở, chỉ thêm tệp chưa có' }).click();
    await expect(card(page, 'huyen.csv')).toContainText('6 dòng', LONG);
    const kept = unzipSync(await pack(page));
    const texts = ['1', '2'].map((n) => strFromU8(kept[`so-lieu/tep-${n}.csv`] as Uint8Array));
    expect(texts.join()).toContain('44.75');
    expect(texts.join()).not.toContain('33.25');
  });

  test('is opened whole or not at all, and says which file, row and column', async ({ page }) => {
    await openDistricts(page);
    await open(page, 'sau.csv', one(33.25), 1);
    const entries = unzipSync(await pack(page));
    await page.getByRole('button', { name: 'Bỏ tất cả tệp của bạn' }).click();
    await expect(page.getByRole('article')).toHaveCount(0);
    const csv = strFromU8(entries['so-lieu/tep-2.csv'] as Uint8Array);
    const broken = { ...entries, 'so-lieu/tep-2.csv': strToU8(csv.replace('33.25', 'nhiều')) };
    const given: [string, Uint8Array, RegExp[]][] = [
      ['hong.zip', zipSync(broken), [/hong\.zip › sau\.csv/, /value/, /nhiều/]],
      ['bom.zip', zipSync({ 'a.csv': new Uint8Array(60_000_000) }), [/lớn gấp \d+ lần tệp nén/]],
      ['duong-dan.zip', zipSync({ ...entries, '../a.csv': strToU8('x') }), [/ra ngoài thư mục/]],
      ['cut.zip', zipSync(entries).subarray(0, 300), [/bị hỏng hoặc bị cắt cụt/]],
    ];
    for (const [name, bytes, says] of given) {
      await fileInput(page).setInputFiles(fileOf(name, bytes));
      const refused = page.getByRole('region', { name: `Các chỗ cần sửa trong tệp ${name}` });
      for (const text of says) await expect(refused.first()).toContainText(text, LONG);
      await expect(refused.first()).not.toContainText(/Error|\.js|undefined/);
    }
    await expect(page.getByRole('article')).toHaveCount(0);
  });
});
