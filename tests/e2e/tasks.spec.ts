import { expect, test, type Page } from '@playwright/test';

const rowsOf = (page: Page) =>
  page.getByRole('table', { name: 'Sổ nhiệm vụ' }).locator('tbody tr:not(.head)');
const count = (page: Page) => page.getByRole('status').filter({ hasText: 'nhiệm vụ' });

const choice = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true });

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'networkidle' });
  await expect(choice(page, 'Kế hoạch')).toBeEnabled();
}

test('the plan of Hậu Giang gives Sở Nội vụ nine tasks to lead; the choice is in the address', async ({
  page,
}) => {
  await open(page, '/nhiem-vu');
  await expect(rowsOf(page)).toHaveCount(218);
  await expect(count(page)).toContainText('218 nhiệm vụ, trong đó 189 không có mục con');
  await choice(page, 'Kế hoạch').selectOption('hau-giang-2024');
  await expect(rowsOf(page)).toHaveCount(49);
  await choice(page, 'Cơ quan, chức danh').selectOption('so-noi-vu');
  await expect(rowsOf(page)).toHaveCount(13);
  await choice(page, 'Vai trò').selectOption('lead');
  await expect(count(page)).toContainText('9 nhiệm vụ');
  await expect(rowsOf(page)).toHaveCount(9);
  await expect(page).toHaveURL(/\/nhiem-vu\?kh=hau-giang-2024&cq=so-noi-vu&vt=chu-tri$/);
  await page.reload({ waitUntil: 'networkidle' });
  await expect(rowsOf(page)).toHaveCount(9);
  await page.getByRole('button', { name: 'Bỏ lọc' }).click();
  await expect(rowsOf(page)).toHaveCount(218);
  await expect(page).toHaveURL(/\/nhiem-vu$/);
});

for (const [address, n] of [
  ['?ct=procedure-publication-rate', 15],
  ['?ct=feedback-received-count', 16],
  ['?ct=online-procedure-rate', 14],
  ['?ct=contest-count', 10],
  ['?ct=sipas', 9],
  ['?loai=bao-cao', 13],
  ['?kh=thi-tran-gia-lai-2021&loai=cai-thien', 38],
  ['?ky=2030', 23],
  ['?ky=2024-Q2&cq=so-noi-vu&vt=phoi-hop', 4],
  ['?kh=khac', 0],
] as const) {
  test(`/nhiem-vu${address} shows ${n}`, async ({ page }) => {
    await open(page, `/nhiem-vu${address}`);
    await expect(rowsOf(page)).toHaveCount(n);
    await expect(count(page)).toContainText(n === 0 ? 'Không có nhiệm vụ nào' : `${n} nhiệm vụ`);
  });
}

test('a task past its end without a report is not called late', async ({ page }) => {
  await page.clock.setFixedTime(new Date('2022-02-01T08:00:00+07:00'));
  await open(page, '/nhiem-vu?kh=thi-tran-gia-lai-2021');
  await expect(count(page)).toContainText('đã hết thời hạn, chưa có báo cáo');
  await expect(rowsOf(page).filter({ hasText: 'trong thời hạn, chưa có báo cáo' })).toHaveCount(23);
  await expect(page.getByRole('main')).not.toContainText(/\b0 ?%/);
  await expect(rowsOf(page).getByText('quá hạn', { exact: true })).toHaveCount(0);
  await choice(page, 'Tình trạng hôm nay').selectOption({ label: 'quá hạn' });
  await expect(count(page)).toContainText('Không có nhiệm vụ nào');
});

test('a cell of the matrix leads to its tasks', async ({ page }) => {
  await open(page, '/nhiem-vu');
  const row = page
    .getByRole('table', { name: 'Phân công theo cơ quan và kế hoạch' })
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name: 'Công chức Văn phòng - Thống kê' }) });
  await row.getByRole('link', { name: 'chủ trì 21' }).click();
  await expect(page).toHaveURL(
    /\?kh=thi-tran-gia-lai-2021&cq=cong-chuc-van-phong-thong-ke&vt=chu-tri/,
  );
  await expect(rowsOf(page)).toHaveCount(21);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('all tasks are there, with no state that goes stale', async ({ page }) => {
    await page.goto('/nhiem-vu');
    await expect(rowsOf(page)).toHaveCount(218);
    const main = page.getByRole('main');
    await expect(main).toContainText('Chưa có báo cáo tiến độ nào được đưa vào');
    await expect(rowsOf(page).filter({ hasText: 'đã hết thời hạn' })).toHaveCount(0);
    await expect(main).toContainText('01/01/2021–31/12/2021, hằng tháng');
    await expect(
      rowsOf(page).filter({ hasText: 'từ 01/01/2021, không có ngày kết thúc' }),
    ).toHaveCount(23);
    const budget = page.getByRole('table', { name: 'Kinh phí' });
    await expect(budget.getByRole('row', { name: /Kế hoạch không ghi nguồn/ })).toContainText('71');
  });

  test('an agency has its tasks by plan', async ({ page }) => {
    await page.goto('/nhiem-vu/cong-chuc-van-phong-thong-ke');
    const town = page.getByRole('table', { name: /thị trấn liên quan đến Chỉ số CCHC/ });
    await expect(town).toContainText('Chủ trì: 21 nhiệm vụ');
    await expect(town).toContainText('Phối hợp: 2 nhiệm vụ');
    await expect(town.locator('tbody tr:not(.head)')).toHaveCount(23);

    await page.goto('/nhiem-vu/so-noi-vu');
    const main = page.getByRole('main');
    await expect(main).toContainText('mỗi nơi là một cơ quan');
    const hauGiang = main.locator('section').filter({ hasText: 'Tỉnh Hậu Giang' }).first();
    await expect(hauGiang).toContainText('Chủ trì: 9 nhiệm vụ');
    await expect(hauGiang).toContainText('Phối hợp: 4 nhiệm vụ');
  });

  test('a group names its members where they are known, and says so where not', async ({
    page,
  }) => {
    await page.goto('/nhiem-vu/ubnd-cap-huyen');
    const main = page.getByRole('main');
    await expect(main).toContainText(/nhóm gồm 17 đơn vị \(ngày 31\/12\/2023\): .*Pleiku/);
    await page.goto('/nhiem-vu/cac-so-ban-nganh-tinh');
    await expect(main).toContainText('chưa biết gồm những đơn vị nào');
  });
});

test('plans and indicators lead to their tasks', async ({ page }) => {
  await page.goto('/ke-hoach');
  await page.getByRole('link', { name: 'Sổ theo dõi nhiệm vụ' }).click();
  await expect(page).toHaveURL(/\/nhiem-vu$/);
  await page.goto('/ke-hoach/hau-giang-2024', { waitUntil: 'networkidle' });
  await page.getByRole('link', { name: 'Lọc các nhiệm vụ này' }).click();
  await expect(rowsOf(page)).toHaveCount(49);
  await page.goto('/chi-so/sipas', { waitUntil: 'networkidle' });
  await page.getByRole('link', { name: /^9 nhiệm vụ của các kế hoạch/ }).click();
  await expect(rowsOf(page)).toHaveCount(9);
});

test('tasks are drawn on a timeline, and the address keeps it', async ({ page }) => {
  await open(page, '/nhiem-vu?kh=hau-giang-2024');
  await choice(page, 'Cách xem').selectOption('timeline');
  const bars = page.locator('.timeline li');
  await expect(bars).toHaveCount(49);
  await expect(rowsOf(page)).toHaveCount(0);
  await expect(page).toHaveURL(/\?kh=hau-giang-2024&xem=thoi-gian$/);
  await page.reload({ waitUntil: 'networkidle' });
  await expect(bars).toHaveCount(49);
  await choice(page, 'Cơ quan, chức danh').selectOption('so-noi-vu');
  await expect(bars).toHaveCount(13);
  const [years, track, bar] = await Promise.all([
    page.locator('.timeline .years .track').boundingBox(),
    bars.first().locator('.track').boundingBox(),
    bars.first().locator('.bar').boundingBox(),
  ]);
  expect(track).toMatchObject({ x: years?.x, width: years?.width });
  expect(bar?.x).toBeGreaterThanOrEqual((track?.x ?? 0) - 1);
  expect((bar?.x ?? 0) + (bar?.width ?? 0)).toBeLessThanOrEqual(
    (track?.x ?? 0) + (track?.width ?? 0) + 1,
  );
});

test('tasks that serve an indicator lead to its chart with them', async ({ page }) => {
  await open(page, '/nhiem-vu?ct=sipas');
  await page.getByRole('link', { name: 'Nhiệm vụ và kết quả theo thời gian' }).click();
  await expect(page).toHaveURL(/\/chi-so\/sipas\/hieu-qua$/);
});
