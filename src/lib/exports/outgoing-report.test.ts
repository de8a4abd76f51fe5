import { expect, test } from 'vitest';
import { lastText } from '../messages/report';
import type { ReportParts } from '../queries/answers/report';
import { hasInternalNotes, outgoingReport } from './outgoing-report';

const report = (internal: boolean, note: string | null) => ({
  ...{ task_id: 'a', member_id: null, reported_on: '2026-03-31', status: 'in_progress' },
  ...{ done_count: 3, percent: null, note, evidence: 'so-12.pdf', reported_by: 'Ng. V. A' },
  ...{ internal, own_file: null },
});
const parts = (...reports: ReturnType<typeof report>[]) =>
  ({
    rows: [{ task: { reports }, last: reports.at(-1) ?? null }],
    difficulties: [],
  }) as unknown as ReportParts;

test('what is for the office alone stays there; day, state and count go out', () => {
  const given = outgoingReport(parts(report(true, 'thiếu người')));
  const [row] = given.rows;
  expect(row && lastText(row)).toBe('31/03/2026');
  expect(row?.last).toMatchObject({ status: 'in_progress', done_count: 3 });
  expect(JSON.stringify(given)).not.toMatch(/thiếu người|so-12|Ng\. V\. A/);
});

test('a note that is for all goes out', () => {
  const open = parts(report(true, 'nháp'), report(false, 'đã mở hai lớp'));
  const [row] = outgoingReport(open).rows;
  expect(row && lastText(row)).toBe('31/03/2026: đã mở hai lớp');
});

test('only notes make a question', () => {
  expect(hasInternalNotes(parts(report(true, null)))).toBe(false);
  expect(hasInternalNotes(parts(report(false, 'đã mở')))).toBe(false);
  expect(hasInternalNotes(parts(report(true, 'nháp')))).toBe(true);
});

test('a difficulty for the office alone stays there too', () => {
  const raised = (internal: boolean) => ({ entry: { internal, text_vi: 'thiếu kinh phí' } });
  const of = (...difficulties: ReturnType<typeof raised>[]) =>
    ({ ...parts(), difficulties }) as unknown as ReportParts;
  expect(hasInternalNotes(of(raised(true), raised(false)))).toBe(true);
  expect(hasInternalNotes(of(raised(false)))).toBe(false);
  const open = raised(false);
  expect(outgoingReport(of(raised(true), open)).difficulties).toEqual([open]);
});
