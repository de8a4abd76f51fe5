import { expect, test } from '@playwright/test';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('every sourced value of a disputed figure stands with its source', async ({ page }) => {
    await page.goto('/du-lieu');
    await page.getByRole('link', { name: 'Xem những chỗ cần xem lại' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chất lượng số liệu');
    const disputed = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('link', { name: 'Thành phố Hải Phòng' }) })
      .filter({ hasText: 'CCHC' });
    await expect(disputed).toContainText('năm 2023');
    await expect(disputed.getByRole('listitem')).toHaveText([/^91,87, hạng 2/, /^91,81, hạng 2/]);
    const sources = disputed.locator('a[href*="#nguon-"]');
    await expect(sources).toHaveCount(2);
    const href = (await sources.first().getAttribute('href')) ?? '';
    await sources.first().click();
    await expect(page.locator(`[id="${href.split('#')[1]}"]`)).toBeInViewport();
  });

  test('gaps are told once an index, with the units that are missing', async ({ page }) => {
    await page.goto('/du-lieu/chat-luong');
    const line = page.getByRole('listitem').filter({ hasText: 'năm 2024: Tiền Giang, Vĩnh Phúc' });
    await expect(line.filter({ has: page.getByRole('link', { name: 'PAPI' }) })).not.toHaveCount(0);
    await expect(page.getByText('năm 2023: mới có')).not.toHaveCount(0);
  });
});
