import { expect, test } from '@playwright/test';

test('an indicator shows the tasks that serve it, each once, and claims no cause', async ({
  page,
}) => {
  await page.goto('/chi-so/procedure-publication-rate');
  await page.getByRole('link', { name: 'Nhiệm vụ và kết quả theo thời gian' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Nhiệm vụ và kết quả');
  const tasks = page.locator('main ul.tasks > li > a');
  await expect(tasks).toHaveCount(15);
  const hrefs = await tasks.evaluateAll((links) => links.map((a) => a.getAttribute('href')));
  expect(new Set(hrefs).size).toBe(15);
  await expect(
    page.getByText('không kết luận nhiệm vụ nào làm chỉ số tăng hay giảm'),
  ).toBeVisible();
  await expect(page.getByText(/Chưa có số liệu .* của .*Gia Lai/).first()).toBeVisible();
});

test('a long series stands beside its tasks, broken where the ruler changed', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/chi-so/papi/hieu-qua');
  const section = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: /Gia Lai/ }) });
  await expect(section.locator('svg:visible').first()).toBeVisible();
  await expect(section.getByRole('table').filter({ hasText: 'Trong thời gian' })).toContainText(
    '2020',
  );
  await context.close();
});
