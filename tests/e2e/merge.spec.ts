import { expect, test, type Download, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { readZip } from '../../src/lib/datapackage/zip-read';
import { writeZip } from '../../src/lib/datapackage/zip-write';
import { LONG, one, open, pack } from './saved-support';

const resource = (
  name: string,
  columns: string,
  primaryKey: string[],
  foreignKeys: object[] = [],
) => ({
  ...{ name, type: 'table', path: `${name}.csv`, format: 'csv', encoding: 'utf-8' },
  schema: {
    fields: columns.split(',').map((field) => ({ name: field, type: 'string' })),
    primaryKey,
    foreignKeys,
    missingValues: [''],
  },
});
const TASKS = 'task_id,title_vi,lead_agency_vi';
const REPORTS = 'task_id,reported_on,status';
const DESCRIPTOR = {
  name: 'thu',
  resources: [
    resource('tasks', TASKS, ['task_id']),
    resource(
      'task_reports',
      REPORTS,
      ['task_id', 'reported_on'],
      [{ fields: 'task_id', reference: { resource: 'tasks', fields: 'task_id' } }],
    ),
  ],
};
const archive = (name: string, tasks: string[], reports: string[]) => {
  const text = new TextEncoder();
  const files = new Map([
    ['datapackage.json', text.encode(JSON.stringify(DESCRIPTOR))],
    ['tasks.csv', text.encode([TASKS, ...tasks, ''].join('\n'))],
    ['task_reports.csv', text.encode([REPORTS, ...reports, ''].join('\n'))],
  ]);
  return { name, mimeType: 'application/zip', buffer: Buffer.from(writeZip(files, new Date())) };
};
const MARCH = 'a,2026-03-31,in_progress';

/** The rows of a table of a package that was given, in their order. */
async function rowsOf(file: Download, table: string): Promise<Record<string, string>[]> {
  const files = readZip(new Uint8Array(readFileSync(await file.path())), file.suggestedFilename());
  const text = new TextDecoder().decode(files.get(`${table}.csv`));
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

const GOC = archive('goc.zip', ['a,Hội thi,Sở A', 'b,Pa nô,Sở B'], [MARCH]);
const BINH = archive('binh.zip', ['a,Hội thi 2026,Sở C'], ['a,2026-03-31,not_started']);
const AN = archive('an.zip', ['a,Hội thi CCHC,Sở A', 'b,Pa nô,Sở B'], [MARCH, 'a,2026-06-30,done']);

async function compared(page: Page, files = [AN, BINH]) {
  await page.goto('/du-lieu/gop-tep', { waitUntil: 'networkidle' });
  const base = page.getByLabel('Gói gốc (.zip)');
  await expect(base).toBeEnabled();
  await base.setInputFiles(GOC);
  await page.getByLabel('Gói của đồng nghiệp').setInputFiles(files);
  await page.getByRole('button', { name: 'So sánh' }).click();
}

test('colleagues’ files are merged field by field; a conflict is chosen, then the package is given', async ({
  page,
}) => {
  await compared(page);
  await expect(page.getByRole('heading', { name: '1 chỗ cần chọn' })).toBeVisible();
  await expect(page.getByRole('table').first()).toContainText('Sở C');
  const give = page.getByRole('button', { name: 'Tải gói đã gộp' });
  await expect(give).toBeDisabled();
  await page.getByRole('radio', { name: 'Hội thi CCHC (an.zip)' }).check();
  await expect(give).toBeEnabled();
  const [file] = await Promise.all([page.waitForEvent('download'), give.click()]);
  expect(file.suggestedFilename()).toMatch(/^goi-da-gop-.*\.zip$/);
  // The chosen title with the other's lead; the row one took out is gone; reports of both.
  expect(await rowsOf(file, 'tasks')).toEqual([
    { task_id: 'a', title_vi: 'Hội thi CCHC', lead_agency_vi: 'Sở C' },
  ]);
  expect(await rowsOf(file, 'task_reports')).toEqual([
    { task_id: 'a', reported_on: '2026-03-31', status: 'not_started' },
    { task_id: 'a', reported_on: '2026-06-30', status: 'done' },
  ]);
});

test('a task one took out and another reported on is asked about; both stay or both go', async ({
  page,
}) => {
  const reported = archive(
    'chi.zip',
    ['a,Hội thi,Sở A', 'b,Pa nô,Sở B'],
    [MARCH, 'b,2026-06-30,done'],
  );
  await compared(page, [BINH, reported]);
  await expect(page.getByRole('heading', { name: '1 chỗ cần chọn' })).toBeVisible();
  const asked = page.getByRole('group', { name: /Pa nô$/ });
  await expect(asked).toContainText('1 dòng khác dẫn tới dòng này: task_reports › Pa nô');
  const give = page.getByRole('button', { name: 'Tải gói đã gộp' });
  const given = async (choice: string) => {
    await asked.getByRole('radio', { name: choice }).check();
    const [file] = await Promise.all([page.waitForEvent('download'), give.click()]);
    const tasks = await rowsOf(file, 'tasks');
    const reports = await rowsOf(file, 'task_reports');
    return [tasks, reports].map((rows) => rows.map(({ task_id }) => task_id).join(' '));
  };
  expect(await given('giữ dòng này (chi.zip)')).toEqual(['a b', 'a b']);
  expect(await given('xóa cả dòng này và các dòng dẫn tới nó (binh.zip)')).toEqual(['a', 'a']);
});

test('choices made are not left by a slip: to leave the page is asked first', async ({ page }) => {
  await compared(page);
  await page.getByRole('radio', { name: 'Hội thi CCHC (an.zip)' }).check();
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.message());
    void (asked.length === 1 ? dialog.dismiss() : dialog.accept());
  });
  const back = page.getByRole('navigation', { name: 'Vị trí trang' }).getByRole('link');
  await back.click();
  await expect.poll(() => asked.length).toBe(1);
  expect(asked[0]).toContain('chưa tải');
  await expect(page.getByRole('radio', { name: 'Hội thi CCHC (an.zip)' })).toBeChecked();
  await back.click();
  await expect(page).toHaveURL(/\/du-lieu$/);
});

test('to reload with choices made is asked by the browser; once they are given, it is not', async ({
  page,
}) => {
  await compared(page);
  await page.getByRole('radio', { name: 'Hội thi CCHC (an.zip)' }).check();
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await page.reload({ waitUntil: 'networkidle' });
  expect(asked).toEqual(['beforeunload']);
  await compared(page);
  await page.getByRole('radio', { name: 'Hội thi CCHC (an.zip)' }).check();
  const give = page.getByRole('button', { name: 'Tải gói đã gộp' });
  await Promise.all([page.waitForEvent('download'), give.click()]);
  await page.reload({ waitUntil: 'networkidle' });
  expect(asked).toEqual(['beforeunload']);
});

test('what is saved in this browser is the base and a side, beside a package of a colleague', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await page.goto('/du-lieu');
  await open(page, 'mot.csv', one(5), 1);
  const earlier = await pack(page);
  const chosen = (name: string) => page.getByText(new RegExp(`^Đã chọn: .*${name}`));

  await page.goto('/du-lieu/gop-tep', { waitUntil: 'networkidle' });
  const base = page.getByLabel('Gói gốc (.zip)');
  await expect(base).toBeEnabled();
  await page
    .getByRole('button', { name: 'Lấy các tệp đang lưu trong trình duyệt làm gói gốc' })
    .click();
  await expect(page.getByText('Đã lấy 1 tệp đang lưu trong trình duyệt.')).toBeVisible(LONG);
  await expect(chosen('của tôi, parscope-viec-da-luu-noi-bo')).toHaveCount(1);
  await page
    .getByLabel('Gói của đồng nghiệp')
    .setInputFiles({ name: 'an.zip', mimeType: 'application/zip', buffer: earlier });
  const compare = page.getByRole('button', { name: 'So sánh' });
  await expect(compare).toBeDisabled();
  await page
    .getByRole('button', { name: 'Thêm các tệp đang lưu trong trình duyệt', exact: true })
    .click();
  await expect(chosen('an\\.zip; của tôi, ')).toBeVisible(LONG);
  await compare.click();
  await expect(page.getByText('Không gói nào khác gói gốc.')).toBeVisible(LONG);
  await expect(
    page.getByRole('heading', { name: 'Không có chỗ nào sửa khác nhau.' }),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Tải gói đã gộp' })).toBeEnabled();
});

test('to cancel leaves everything as it was', async ({ page }) => {
  await compared(page);
  await page.getByRole('button', { name: 'Bỏ, giữ nguyên như cũ' }).click();
  await expect(page.getByText('Đã bỏ. Không có gì thay đổi.')).toBeVisible();
  await expect(page.getByRole('radio')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'So sánh' })).toBeDisabled();
});

test('a merged package never takes the place of saved files unasked', async ({ page }) => {
  test.setTimeout(180_000);
  const header = 'source_id,title,trust';
  const descriptor = { name: 'nguon', resources: [resource('sources', header, ['source_id'])] };
  const sources = (name: string, title: string) => {
    const text = new TextEncoder();
    const files = new Map([
      ['datapackage.json', text.encode(JSON.stringify(descriptor))],
      ['sources.csv', text.encode(`${header}\nqd-xa,${title},high\n`)],
    ]);
    return { name, mimeType: 'application/zip', buffer: Buffer.from(writeZip(files, new Date())) };
  };
  const merge = async (title: string) => {
    await page.goto('/du-lieu/gop-tep', { waitUntil: 'networkidle' });
    const base = page.getByLabel('Gói gốc (.zip)');
    await expect(base).toBeEnabled();
    await base.setInputFiles(sources('goc.zip', 'Quyết định'));
    await page
      .getByLabel('Gói của đồng nghiệp')
      .setInputFiles([sources('an.zip', title), sources('binh.zip', 'Quyết định')]);
    await page.getByRole('button', { name: 'So sánh' }).click();
    await page.getByRole('button', { name: 'Mở gói đã gộp vào tệp của tôi' }).click(LONG);
  };
  await merge('Quyết định lần một');
  await expect(page.getByText('Đã mở gói đã gộp.')).toBeVisible(LONG);
  await page.goto('/du-lieu/gop-tep', { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: 'Thêm các tệp đang lưu trong trình duyệt' }).click();
  await expect(page.getByText('Đã lấy 1 tệp đang lưu trong trình duyệt.')).toBeVisible(LONG);
  await expect(page.getByText(/^Đã chọn: của tôi, /)).toBeVisible();
  await page.getByRole('button', { name: 'Bỏ các tệp đang lưu trong trình duyệt' }).click();
  await expect(page.getByText(/^Đã chọn: /)).toHaveCount(0);
  await merge('Quyết định lần hai');
  await expect(page.getByText(/^Trong các tệp của bạn đã có tệp cùng tên/)).toBeVisible(LONG);
  await page
    .getByRole('navigation', { name: 'Vị trí trang' })
    .getByRole('link', { name: 'Dữ liệu' })
    .click();
  await expect(page.getByText(/có 1 tệp trùng tên tệp đang mở: sources\.csv$/)).toBeVisible(LONG);
});
