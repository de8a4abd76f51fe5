import { expect, test, type Page } from '@playwright/test';
import { writeZip } from '../../src/lib/datapackage/zip-write';

const DESCRIPTOR = {
  name: 'thu',
  resources: [
    {
      ...{ name: 'tasks', type: 'table', path: 'tasks.csv', format: 'csv', encoding: 'utf-8' },
      schema: {
        fields: ['task_id', 'title_vi', 'lead_agency_vi'].map((name) => ({ name, type: 'string' })),
        primaryKey: ['task_id'],
        missingValues: [''],
      },
    },
  ],
};
const archive = (name: string, ...rows: string[]) => {
  const text = new TextEncoder();
  const files = new Map([
    ['datapackage.json', text.encode(JSON.stringify(DESCRIPTOR))],
    ['tasks.csv', text.encode(['task_id,title_vi,lead_agency_vi', ...rows, ''].join('\n'))],
  ]);
  return { name, mimeType: 'application/zip', buffer: Buffer.from(writeZip(files, new Date())) };
};

async function compared(page: Page) {
  await page.goto('/du-lieu/gop-tep', { waitUntil: 'networkidle' });
  const base = page.getByLabel('Gói gốc (.zip)');
  await expect(base).toBeEnabled();
  await base.setInputFiles(archive('goc.zip', 'a,Hội thi,Sở A'));
  await page
    .getByLabel('Gói của đồng nghiệp')
    .setInputFiles([
      archive('an.zip', 'a,Hội thi CCHC,Sở A'),
      archive('binh.zip', 'a,Hội thi 2026,Sở C'),
    ]);
  await page.getByRole('button', { name: 'So sánh' }).click();
}

test('colleagues’ files are merged field by field; a conflict is chosen, then the package is given', async ({
  page,
}) => {
  await compared(page);
  await expect(page.getByRole('heading', { name: '1 chỗ cần chọn' })).toBeVisible();
  await expect(page.getByRole('table')).toContainText('Sở C');
  const give = page.getByRole('button', { name: 'Tải gói đã gộp' });
  await expect(give).toBeDisabled();
  await page.getByRole('radio', { name: 'Hội thi CCHC (an.zip)' }).check();
  await expect(give).toBeEnabled();
  const [file] = await Promise.all([page.waitForEvent('download'), give.click()]);
  expect(file.suggestedFilename()).toMatch(/^goi-da-gop-.*\.zip$/);
});

test('to cancel leaves everything as it was', async ({ page }) => {
  await compared(page);
  await page.getByRole('button', { name: 'Bỏ, giữ nguyên như cũ' }).click();
  await expect(page.getByText('Đã bỏ. Không có gì thay đổi.')).toBeVisible();
  await expect(page.getByRole('radio')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'So sánh' })).toBeDisabled();
});
