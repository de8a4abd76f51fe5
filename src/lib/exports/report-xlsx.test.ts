import { afterAll, beforeAll, expect, it } from 'vitest';
import { readXlsx } from '../datapackage/import/xlsx-read';
import type { Engine } from '../engine/engine';
import { openNative } from '../engine/native';
import { prepare } from '../queries/all-observations';
import { askReport, type ReportParts } from '../queries/answers/report';
import { reportXlsx } from './report-xlsx';

let engine: Engine;
let parts: ReportParts;
beforeAll(async () => {
  engine = await openNative('.cache/baked/parscope.duckdb');
  await prepare(engine);
  const choice = { plan_id: 'hau-giang-2024', agency_id: null, period: '2024-Q3' as const };
  const found = await askReport(engine, { ...choice, today: '2024-10-01' });
  if (!found) throw new Error('no report');
  parts = found;
});
afterAll(() => engine.close());

it('holds every task of the report under its heads, then what the report says and its source', async () => {
  const [sheet] = await readXlsx(reportXlsx(parts, new Date(0)), 'bao-cao.xlsx');
  const text = JSON.stringify(sheet);
  for (const { task } of parts.rows) {
    expect(text).toContain(JSON.stringify(task.code));
    expect(text).toContain(JSON.stringify(task.title_vi).slice(1, -1));
  }
  expect(text).toContain('quý III/2024');
  expect(text).toContain('Nguồn: ');
});

it('names no source where there is none', async () => {
  const document = { ...parts.document, sources: [] };
  const [sheet] = await readXlsx(reportXlsx({ ...parts, document }, new Date(0)), 'a.xlsx');
  expect(JSON.stringify(sheet)).toContain('quý III/2024');
  expect(JSON.stringify(sheet)).not.toContain('Nguồn:');
});

it('text that a spreadsheet would run stays text', () => {
  const [first] = parts.rows;
  if (!first) throw new Error('no rows');
  const task = { ...first.task, title_vi: '=HYPERLINK("http://x")' };
  const bytes = reportXlsx({ ...parts, rows: [{ ...first, task }] }, new Date(0));
  return readXlsx(bytes, 'a.xlsx').then(([sheet]) => {
    expect(JSON.stringify(sheet)).toContain('=HYPERLINK');
    expect(JSON.stringify(sheet)).not.toContain('"formula"');
  });
});
