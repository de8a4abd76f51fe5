import { expect, test, type Page } from '@playwright/test';

const DATA = 45_000;

const main = (page: Page) => page.getByRole('main');
const crumbs = (page: Page) => page.getByRole('navigation', { name: 'Vị trí trang' });

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('from a province to its districts, a district and its communes, and back', async ({
    page,
  }) => {
    await page.goto('/don-vi/gia-lai');
    const places = page.locator('#dia-ban');
    await expect(places).toContainText('17 đơn vị cấp huyện');
    await expect(places).toContainText('đến 30/06/2025');
    const list = places.locator('.districts > li');
    await expect(list).toHaveCount(17);
    await places.getByRole('link', { name: 'Xem các đơn vị cấp xã theo từng' }).click();
    await expect(main(page)).toContainText('17 đơn vị cấp huyện');
    await expect(main(page).getByRole('link', { name: 'Phường Ia Kring' })).toHaveAttribute(
      'href',
      '/don-vi/xem?dv=gia-lai.pleiku.ia-kring',
    );
    await main(page).getByRole('link', { name: 'Thành phố Pleiku' }).click();

    await expect(page).toHaveURL(/\/don-vi\/gia-lai\.pleiku$/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('đến 30/06/2025');
    await expect(main(page)).toContainText('70,36');
    const commune = page.locator('#dia-ban').getByRole('link', { name: 'Phường Ia Kring' });
    await expect(commune).toHaveAttribute('href', '/don-vi/xem?dv=gia-lai.pleiku.ia-kring');
    await expect(crumbs(page).getByRole('link')).toHaveText([
      'Tổng quan',
      'Việt Nam',
      'Tỉnh Gia Lai',
    ]);
    await crumbs(page).getByRole('link', { name: 'Tỉnh Gia Lai' }).click();
    await expect(page).toHaveURL(/\/don-vi\/gia-lai$/);
  });

  test('a province of today lists its communes, and the districts of the provinces before', async ({
    page,
  }) => {
    await page.goto('/don-vi/gia-lai-2025');
    const places = page.locator('#dia-ban');
    await expect(places).toContainText('135 đơn vị cấp xã (từ 01/07/2025)');
    await expect(places.getByRole('link', { name: 'Xem danh sách' })).toHaveAttribute(
      'href',
      '/don-vi/gia-lai-2025/dia-ban#cap-xa',
    );
    await expect(places).not.toContainText('cấp huyện');
    await expect(places.getByRole('link', { name: 'Tỉnh Bình Định' })).toHaveAttribute(
      'href',
      '/don-vi/binh-dinh#dia-ban',
    );
  });

  test('published results of districts and departments stand apart, each with its source', async ({
    page,
  }) => {
    await page.goto('/don-vi/gia-lai');
    const places = page.locator('#dia-ban');
    const agencies = page.locator('#so-nganh');
    const districts = places.getByRole('table', { name: /CCHC cấp huyện, năm 2022/ });
    await expect(districts.getByRole('row', { name: /Ia Grai/ })).toContainText('80,94');
    await expect(districts.getByRole('row', { name: /Phú Thiện/ })).toContainText('17/17');
    const departments = agencies.getByRole('table', { name: /sở, ban, ngành, năm 2022/ });
    await expect(departments.getByRole('row', { name: /Sở Tư pháp/ })).toContainText('90,80');
    await expect(places).not.toContainText('Sở Tư pháp');
    await expect(agencies).not.toContainText('Huyện Ia Grai');
    for (const section of [places, agencies])
      await expect(section.getByText(/^Nguồn/).first()).toBeVisible();
    await expect(
      agencies.locator('a[href="/xep-hang/par-index-agency/2017?cap=agency&trong=gia-lai"]'),
    ).toBeVisible();
    await departments.getByRole('link', { name: 'Sở Tư pháp' }).click();
    await expect(page).toHaveURL(/gia-lai\.so-tu-phap$/);
    await expect(main(page)).toContainText('90,80');
  });

  test('parts stand against the range and the median; strengths and losses both', async ({
    page,
  }) => {
    await page.goto('/don-vi/gia-lai');
    const papi = page.getByRole('table', { name: /thành phần của PAPI/ }).first();
    const d8 = papi.getByRole('row').filter({ hasText: 'D8' });
    await expect(d8).toContainText('2,85');
    await expect(d8).toContainText('mất 7,15 trên 10');
    await expect(d8).toContainText('2,74 – 3,41 – 4,06 (61/63)');
    await expect(
      d8.getByRole('img', { name: '2,85; thấp nhất 2,74, trung vị 3,41, cao nhất 4,06' }),
    ).toBeVisible();
    const apart = page.locator('.apart').first();
    await expect(apart).toContainText('61/63 đơn vị');
    await expect(apart).toContainText('Không thành phần nào tốt hơn trung vị');
    await expect(apart).toContainText('D8 Quản trị điện tử: 2,85, thấp hơn trung vị 0,56');
    await expect(page.locator('.apart').getByText('Điểm mạnh', { exact: true })).toHaveCount(
      await page.locator('.apart').getByText('Điểm yếu', { exact: true }).count(),
    );
    await expect(
      page.getByRole('heading', { level: 3, name: /^Thành phần của PCI, năm 2016/ }),
    ).toContainText('điểm tổng đã có đến năm');
    for (const one of await page.locator('.apart').all()) {
      const words = await one.innerText();
      const near = /Gần điểm tối đa nhất: ([^,]+),/.exec(words)?.[1];
      if (near) expect(words).not.toMatch(new RegExp(`${near}: [\\d,]+, thấp hơn`));
    }
    const unweighted = page.getByRole('row').filter({ hasText: 'PCI không trọng số' });
    await expect(unweighted).toContainText('điểm tối đa chưa xác định');
    await expect(unweighted).not.toContainText('trên 100');
  });

  test('a merged province shows estimates with what they are of, broken where the ruler changed', async ({
    page,
  }) => {
    await page.goto('/don-vi/gia-lai-2025');
    const own = page.locator('.variants > .original');
    const current = page.locator('.variants > .current');
    await expect(current).toBeHidden();
    await expect(own).not.toContainText('ước tính');
    await page.getByRole('radio', { name: 'Ranh giới hiện nay' }).check({ force: true });
    await expect(own).toBeHidden();
    await expect(current).toBeVisible();

    const papi = current.getByRole('row').filter({ has: page.getByRole('link', { name: 'PAPI' }) });
    await expect(papi.first()).toContainText('ước tính');
    await papi.first().locator('summary').click();
    await expect(papi.first().getByRole('link', { name: 'Bình Định' })).toBeVisible();
    await expect(papi.first().getByRole('link', { name: 'Gia Lai' })).toBeVisible();

    const index = current
      .getByRole('row')
      .filter({ has: page.getByRole('link', { name: /PAR INDEX/ }) })
      .first();
    await expect(index).toContainText('thiếu Bình Định');
    await index.locator('summary').click();
    await expect(index.locator('a[href="/don-vi/gia-lai"]')).toBeVisible();

    await current.getByText('Bảng số liệu').first().click();
    const years = current.getByRole('table', { name: /giá trị và thứ hạng theo kỳ/ });
    const column = await years
      .getByRole('columnheader')
      .allInnerTexts()
      .then((heads) => heads.findIndex((head) => head.startsWith('PAPI')));
    for (let year = 2011; year <= 2024; year++) {
      const row = years.getByRole('row').filter({
        has: page.getByRole('rowheader', { name: String(year), exact: true }),
      });
      const cell = row.getByRole('cell').nth(column - 1);
      await expect(cell, String(year)).toContainText('ước tính');
      await expect(cell.getByLabel('không so sánh được với kỳ trước đó')).toHaveCount(
        year === 2016 || year === 2018 ? 1 : 0,
      );
    }
    await current.getByText(/Vì sao đường ngắt/).click();
    await expect(current.locator('.notes')).toContainText(/2016/);
    await expect(current.locator('.notes')).toContainText(/8 nội dung/);
  });

  test('on a narrow screen nothing is printed over the rank', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto('/don-vi/gia-lai-2025');
    await page.getByRole('radio', { name: 'Ranh giới hiện nay' }).check({ force: true });
    const rows = page.locator('.current .figure-table.compact tbody tr');
    expect(await rows.count()).toBeGreaterThan(5);
    for (const row of await rows.all()) {
      const [rank, ...texts] = await Promise.all(
        [
          row.locator('td.rank'),
          ...(await row.locator('.value b, .value summary, .value abbr').all()),
        ].map((one) => one.boundingBox()),
      );
      for (const text of texts)
        if (rank && text)
          expect(text.x + text.width <= rank.x || text.y >= rank.y + rank.height).toBe(true);
    }
  });

  test('a district that ended with its level leads to the communes of today', async ({ page }) => {
    await page.goto('/don-vi/gia-lai.pleiku');
    await expect(main(page)).toContainText('Từ 01/07/2025 địa bàn các xã, phường');
    await expect(
      main(page).getByRole('link', { name: 'Phường Diên Hồng' }).first(),
    ).toHaveAttribute('href', '/don-vi/xem?dv=gia-lai-2025.dien-hong');
    await expect(page.getByRole('row').filter({ hasText: 'DDCI' }).first()).toContainText(
      'chưa rõ trên bao nhiêu đơn vị',
    );
    await page.goto('/don-vi/gia-lai.ia-grai');
    await expect(main(page)).toContainText('không có số liệu năm trước');
  });

  test('nothing is estimated of an unchanged province; a dissolved one leads on', async ({
    page,
  }) => {
    await page.goto('/don-vi/ha-noi');
    await expect(page.getByRole('radio')).toHaveCount(0);
    await expect(page.getByRole('table').first()).not.toContainText('ước tính');
    await page.goto('/don-vi/gia-lai');
    await expect(page.getByRole('radio')).toHaveCount(0);
    await expect(main(page).locator('a[href="/don-vi/gia-lai-2025"]').first()).toBeVisible();
  });
});

test('boundaries are kept in the address and chosen by keyboard', async ({ page }) => {
  await page.goto('/don-vi/gia-lai-2025', { waitUntil: 'networkidle' });
  await page.getByRole('radio', { name: 'Ranh giới gốc' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/\?rg=nay$/);
  await expect(page.locator('.variants > .current')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Ranh giới hiện nay' })).toBeChecked();
  await expect(page.locator('.variants > .original')).toBeHidden();
  await page.keyboard.press('Tab');
  await page.getByRole('radio', { name: 'Ranh giới hiện nay' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page).toHaveURL(/gia-lai-2025$/);
});

test('a figure leads to its source in one click', async ({ page }) => {
  await page.goto('/don-vi/gia-lai');
  const row = page.getByRole('row').filter({ hasText: 'D8 Quản trị điện tử' });
  await row.getByRole('link', { name: /^Nguồn \d+$/ }).click();
  await expect(page.locator('li:target')).toContainText('PAPI 2011–2024');
});

test('a commune without figures has a live page with its place and what became of it', async ({
  page,
}) => {
  await page.goto('/don-vi/xem?dv=gia-lai.pleiku.ia-kring');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Phường Ia Kring', {
    timeout: DATA,
  });
  await expect(main(page)).toContainText('Chưa có số liệu của đơn vị này');
  await expect(crumbs(page).getByRole('link', { name: 'Thành phố Pleiku' })).toBeVisible();
  await expect(main(page)).toContainText('Từ 01/07/2025');
  await main(page).getByRole('link', { name: 'Phường Diên Hồng' }).click();
  await expect(page).toHaveURL(/dv=gia-lai-2025\.dien-hong/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Phường Diên Hồng', {
    timeout: DATA,
  });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('từ 01/07/2025');
});

test('a live page of a unit with figures shows what its own page shows', async ({ page }) => {
  await page.goto('/don-vi/xem?dv=gia-lai.ia-grai');
  await expect(main(page)).toContainText('80,94', { timeout: DATA });
  await expect(
    page.getByRole('link', { name: 'Trang số liệu công bố của đơn vị này' }),
  ).toBeVisible();
});

test('an unknown unit and an address without one are said in words', async ({ page }) => {
  await page.goto('/don-vi/xem?dv=khong-co-xa-nay');
  await expect(page.getByRole('alert')).toContainText('Không có đơn vị “khong-co-xa-nay”', {
    timeout: DATA,
  });
  await page.goto('/don-vi/xem');
  await expect(main(page)).toContainText('Địa chỉ chưa ghi đơn vị nào');
});
