import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Engine } from '../../engine/engine';
import { openNative } from '../../engine/native';
import { reportDocx } from '../../exports/report-docx';
import { reportXlsx } from '../../exports/report-xlsx';
import { outgoingReport } from '../../exports/outgoing-report';
import { readDocx } from '../../exports/docx/read.test-helper';
import { readXlsx } from '../../datapackage/import/xlsx-read';
import { prepare } from '../all-observations';
import { difficulties } from '../difficulties';
import { ask } from '../question';
import { askReport, type ReportParts } from './report';

const COLUMNS = [
  ...['difficulty_id', 'unit_id', 'agency_id', 'plan_id', 'task_id', 'raised_on', 'kind'],
  ...['text_vi', 'addressee', 'status', 'answer_vi', 'answered_on', 'source_id'],
] as const;
type Given = Partial<Record<(typeof COLUMNS)[number], string>> & { internal?: boolean };

const ROWS: Given[] = [
  { difficulty_id: 'of-task', agency_id: 'so-noi-vu', task_id: 'gl21-iii-5' },
  { difficulty_id: 'of-place', unit_id: 'gia-lai.pleiku', raised_on: '2021-08-05' },
  { difficulty_id: 'of-another', unit_id: 'gia-lai', plan_id: 'gia-lai-2023' },
  { difficulty_id: 'of-elsewhere', unit_id: 'ha-noi' },
  { difficulty_id: 'still-open', unit_id: 'gia-lai', raised_on: '2021-02-01', status: 'in_hand' },
  { difficulty_id: 'over', unit_id: 'gia-lai', raised_on: '2021-02-01', status: 'answered' },
  {
    difficulty_id: 'answered-since',
    unit_id: 'gia-lai',
    raised_on: '2021-09-01',
    status: 'answered',
    answer_vi: 'Đã cấp kinh phí',
    answered_on: '2021-11-01',
  },
  { difficulty_id: 'for-the-office', unit_id: 'gia-lai', internal: true },
];

let engine: Engine;
beforeAll(async () => {
  engine = await openNative('.cache/baked/parscope.duckdb');
  await prepare(engine);
  const usual: Given = { raised_on: '2021-08-01', kind: 'difficulty', addressee: 'Sở Nội vụ' };
  const selects = ROWS.map((given) => {
    const text_vi = `Việc ${given.difficulty_id}`;
    const row: Given = { ...usual, status: 'sent', text_vi, ...given };
    const cells = COLUMNS.map((name) => {
      const cell = row[name] === undefined ? 'NULL' : `'${row[name]}'`;
      return `${cell}::VARCHAR AS ${name}`;
    });
    return `SELECT ${cells.join(', ')}, ${row.internal ?? 'NULL'}::BOOLEAN AS internal,
      true AS own, 'Khó khăn'::VARCHAR AS own_file`;
  });
  await engine.createView('all_difficulties', selects.join(' UNION ALL '));
});
afterAll(() => engine.close());

async function report(period: string, agency_id: string | null = null): Promise<ReportParts> {
  const found = await askReport(engine, {
    plan_id: 'gia-lai-2021',
    ...{ agency_id, period, today: '2026-01-01' },
  });
  if (!found) throw new Error('no report');
  return found;
}
const ids = (parts: ReportParts) => parts.difficulties.map(({ entry }) => entry.difficulty_id);

it('names who raises it, of which plan and task, the latest first', async () => {
  const rows = await ask(engine, difficulties, {});
  expect(rows.map(({ difficulty_id }) => difficulty_id)).toEqual([
    ...['answered-since', 'of-place', 'for-the-office', 'of-another', 'of-elsewhere', 'of-task'],
    ...['over', 'still-open'],
  ]);
  expect(rows.find((row) => row.difficulty_id === 'of-task')).toMatchObject({
    ...{ unit_id: null, unit_vi: 'Tỉnh Gia Lai', agency_vi: 'Sở Nội vụ' },
    ...{ plan_id: 'gia-lai-2021', task_code: 'III.5', internal: false },
  });
});

it('a report tells what was raised in its period or is open at its end, of its plan or place', async () => {
  const listed = ['still-open', 'for-the-office', 'of-task', 'of-place', 'answered-since'];
  expect(ids(await report('2021-Q3'))).toEqual(listed);
  expect(ids(await report('2021-Q1'))).toEqual(['over', 'still-open']);
  expect(ids(await report('2021-Q4'))).not.toContain('answered-since');
});

it('the report of an agency tells what the agency raised', async () => {
  expect(ids(await report('2021-Q3', 'so-noi-vu'))).toEqual(['of-task']);
  expect(ids(await report('2021-Q3', 'so-tai-chinh'))).toEqual([]);
});

it('stands in the document with who, date, addressee and status; what is internal does not go out', async () => {
  const whole = await report('2021-Q3');
  const textOf = async (parts: ReportParts) => {
    const { tables, paragraphs } = await readDocx(reportDocx(parts, new Date(0)));
    const found = tables.find(({ rows }) => rows[0]?.[1] === 'Đơn vị, cơ quan nêu');
    return { rows: found?.rows ?? [], texts: paragraphs.map(({ text }) => text) };
  };
  const { rows, texts } = await textOf(outgoingReport(whole));
  expect(rows).toContainEqual([
    'Khó khăn, vướng mắc (mục III.5): Việc of-task',
    ...['Sở Nội vụ (Tỉnh Gia Lai)', '01/08/2021', 'Sở Nội vụ', 'đã gửi, chưa có trả lời'],
  ]);
  expect(rows.find(([text]) => text?.includes('answered-since'))?.[4]).toBe('chưa có trả lời');
  expect(texts).toContain('III. KHÓ KHĂN, VƯỚNG MẮC; KIẾN NGHỊ');
  expect(texts.join()).not.toContain('Đã cấp kinh phí');
  expect(JSON.stringify(rows)).not.toContain('for-the-office');
  expect(JSON.stringify((await textOf(whole)).rows)).toContain('Việc for-the-office');
  const sheets = await readXlsx(reportXlsx(outgoingReport(whole), new Date(0)), 'a.xlsx');
  const sheet = JSON.stringify(sheets.find(({ name }) => name.includes('Khó khăn')));
  expect(sheet).toContain('Việc of-place');
  expect(sheet).not.toContain('for-the-office');
});
