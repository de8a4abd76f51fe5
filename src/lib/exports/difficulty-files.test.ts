import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { readXlsx } from '../datapackage/import/xlsx-read';
import type { DifficultyRow } from '../queries/difficulties';
import { difficultiesCsv, difficultiesXlsx } from './difficulty-files';

const row: DifficultyRow = {
  ...{ difficulty_id: 'kk-1', unit_id: null, unit_vi: 'Tỉnh Gia Lai', agency_id: 'so-noi-vu' },
  ...{
    agency_vi: 'Sở Nội vụ',
    plan_id: 'gia-lai-2021',
    plan_vi: 'Kế hoạch',
    task_id: 'gl21-iii-5',
  },
  ...{ task_code: 'III.5', raised_on: '2021-08-20', kind: 'difficulty' as const },
  ...{
    text_vi: '=Đài thiếu "kinh phí", người',
    addressee: 'UBND tỉnh',
    status: 'answered' as const,
  },
  ...{ answer_vi: 'Đã cấp', answered_on: '2021-10-05', source_id: null, internal: true },
  ...{ own: true, own_file: 'Khó khăn' },
};

it('the CSV file has the columns of the table of the model, and can be read as one', async () => {
  const csv = difficultiesCsv([row]);
  const header = (await readFile('data/difficulties.csv', 'utf8')).trim();
  expect(csv.replace(/^\uFEFF/, '').split('\r\n')[0]).toBe(header);
  const [read] = Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, ''), {
    header: true,
  }).data;
  expect(read).toMatchObject({
    ...{ unit_id: '', agency_id: 'so-noi-vu', task_id: 'gl21-iii-5', raised_on: '2021-08-20' },
    ...{ text_vi: `'${row.text_vi}`, status: 'answered', internal: 'true' },
  });
});

it('the workbook says it in words', async () => {
  const [sheet] = await readXlsx(difficultiesXlsx([row], new Date(0)), 'a.xlsx');
  const text = JSON.stringify(sheet);
  for (const word of [
    '(mục III.5)',
    'Sở Nội vụ (Tỉnh Gia Lai)',
    '20/08/2021',
    'Đã cấp',
    'Kế hoạch',
  ])
    expect(text).toContain(word);
});
