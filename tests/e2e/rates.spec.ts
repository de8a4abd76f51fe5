import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { fileOf } from './own-files';

test.describe.configure({ timeout: 240_000 });
const LONG = { timeout: 90_000 };

const TOWNSHIP = 'gia-lai.khong-ro-ten.khong-ro-ten';
const OWN = [
  'unit_id;indicator_id;period;value;numerator;denominator;note',
  `${TOWNSHIP};online-procedure-rate;2021;30,0;;;`,
  `${TOWNSHIP};postal-procedure-rate;2021;29,9;;;`,
  `${TOWNSHIP};dossier-supplement-requests;2021;2;;;`,
  `${TOWNSHIP};dossier-overdue-count;2021;12;;;`,
  `${TOWNSHIP};late-dossier-apology-rate;2021;75;9;12;`,
  `${TOWNSHIP};procedure-publication-rate;2021;96;48;50;"Chưa công khai: Đăng ký khai sinh; Chứng thực"`,
  `${TOWNSHIP};sipas-feedback;2020;99,12;;;`,
  `${TOWNSHIP};sipas-feedback;2021;99,50;;;`,
].join('\r\n');

/** Follows an address without leaving the page, as a link does. */
async function follow(page: Page, address: string): Promise<void> {
  await page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href, textContent: href });
    document.querySelector('main')?.append(link);
    link.click();
  }, address);
  await page.waitForURL(`**${address}`);
}

test('a file of the reader is held against the targets of the plan', async ({ page }) => {
  await page.goto('/du-lieu');
  await page.locator('input[type=file]:enabled').first().setInputFiles(fileOf('thi-tran.csv', OWN));
  await expect(page.getByRole('article').filter({ hasText: 'thi-tran.csv' })).toContainText(
    '8 dòng',
    LONG,
  );
  const chosen = page.getByRole('region', { name: 'Xem theo đơn vị', exact: true });
  const cell = (text: string) => chosen.getByRole('cell', { name: text });

  await follow(page, `/ty-le/nop-truc-tuyen?dv=${TOWNSHIP}`);
  await expect(cell('30,0%')).toBeVisible(LONG);
  await expect(cell('Từ 30% TTHC')).toHaveText(/^\s*đạt\s*Từ 30%/);

  await follow(page, `/ty-le/buu-chinh-cong-ich?dv=${TOWNSHIP}`);
  await expect(cell('chưa đạt (thiếu 0,1 điểm %)')).toBeVisible(LONG);

  await follow(page, `/ty-le/dung-han?dv=${TOWNSHIP}`);
  await expect(cell('chưa đạt (vượt 1 lần/hồ sơ)')).toBeVisible(LONG);
  await chosen.getByText('Đã xin lỗi, hẹn lại?').first().click();
  await expect(chosen.getByText('Đã xin lỗi: 9/12 hồ sơ')).toBeVisible();

  await follow(page, `/ty-le/cong-khai?dv=${TOWNSHIP}`);
  await expect(cell('chưa đạt (thiếu 4 điểm %)')).toBeVisible(LONG);
  await expect(chosen.getByText('48 / 50')).toBeVisible();
  await expect(chosen.getByRole('listitem').filter({ hasText: 'Chứng thực' })).toBeVisible();

  await follow(page, `/don-vi/xem?dv=${TOWNSHIP}`);
  await expect(
    page.getByText('đạt (giữ vững, +0,38 điểm % so với năm 2020; mức phấn đấu 100%)'),
  ).toBeVisible(LONG);
  await expect(page.getByText('+0,38 điểm %').first()).toBeVisible();
});

test('the page of on-time rates keeps the definitions apart and names what is not known', async ({
  page,
}) => {
  await page.goto('/ty-le/dung-han');
  const main = page.locator('main');
  await expect(main.getByRole('heading', { level: 3 }).first()).toBeVisible();
  await expect(main.getByText('14.064 / 14.101')).toBeVisible();
  await expect(main.getByText('99,64 – 99,81%')).toBeVisible();
  await expect(
    main.getByRole('cell', { name: 'chưa đủ căn cứ để đánh giá' }).first(),
  ).toBeVisible();
  const source = main
    .getByRole('row')
    .filter({ hasText: '14.064 / 14.101' })
    .getByRole('link')
    .last();
  await source.click();
  await expect(page.locator('li:target')).toContainText(/Vĩnh Phúc|vinhphuc/i);
});
