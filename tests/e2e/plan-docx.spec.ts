import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';

const PLAN = '/ke-hoach/thi-tran-gia-lai-2021';

async function downloaded(page: Page): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải văn bản (.docx)' }).click(),
  ]);
  const files = unzipSync(readFileSync(await download.path()));
  const main = strFromU8(files['word/document.xml'] ?? new Uint8Array());
  const text = main.replaceAll('</w:p>', '\n').replaceAll(/<[^>]+>/g, '');
  return { name: download.suggestedFilename(), text };
}

test('a plan is downloaded as a document, its code fetched only then and no engine', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(PLAN, { waitUntil: 'networkidle' });
  const before = asked.length;
  const { name, text } = await downloaded(page);
  expect(name).toBe('thi-tran-gia-lai-2021.docx');
  expect(text).toContain('DỰ THẢO – còn 3 nhiệm vụ chưa có cơ quan chủ trì');
  expect(text).toContain('\nKhắc phục tồn tại, hạn chế trong công tác CCHC của thị trấn');
  expect(text).toContain('- Chủ trì thực hiện: Công chức phụ trách Văn hóa - Thông tin.');
  expect(asked.length).toBeGreaterThan(before);
  expect(asked.filter((url) => /duckdb|\.wasm/.test(url))).toEqual([]);
});

test('a letter to an agency is chosen and downloaded by keyboard', async ({ page }) => {
  await page.goto('/ke-hoach/hau-giang-2024');
  const which = page.getByLabel('Văn bản cần tải');
  await which.focus();
  await which.selectOption({ label: 'Giao nhiệm vụ: Sở Nội vụ (9)' });
  const { name, text } = await downloaded(page);
  expect(name).toBe('hau-giang-2024-so-noi-vu.docx');
  expect(text).toContain('Kính gửi: Sở Nội vụ');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('nothing is offered that would not work', async ({ page }) => {
    await page.goto(PLAN);
    await expect(page.getByRole('button', { name: 'Tải văn bản (.docx)' })).toBeHidden();
  });
});
