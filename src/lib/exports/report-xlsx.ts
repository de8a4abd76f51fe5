import { writeXlsx } from '../datapackage/import/xlsx-write';
import { lastDay } from '../domain/periods';
import { DIFFICULTY_COLUMNS } from '../messages/difficulty';
import { formatDate, formatPeriod } from '../messages/format';
import { m } from '../messages/generated/messages';
import { FORM_COLUMNS, formSentences } from '../messages/outreach-counts';
import { lastText, leadText, reportSentences, rowStateText } from '../messages/report';
import type { ReportParts } from '../queries/answers/report';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A report of a period as a workbook: what it says, then its table of tasks. Text is never a formula. */
export function reportXlsx(parts: ReportParts, modified: Date): Uint8Array {
  const { document, period, agency, rows } = parts;
  const plan = document.plan.title_vi;
  const head = [
    m.report_subject({ plan, period: formatPeriod(period) }),
    ...(document.simulated ? [m.document_simulated()] : []),
    ...reportSentences(parts, lastDay(period), agency?.name_vi ?? null),
    ...(document.sources.length > 0
      ? [m.report_from({ list: document.sources.map(({ title }) => title).join('; ') })]
      : []),
  ];
  const columns = [
    m.document_col_order(),
    m.document_col_task(),
    m.document_col_lead(),
    m.document_col_time(),
    m.report_col_state(),
    m.report_col_last(),
  ];
  const table = rows.map((row) => [
    row.task.code,
    row.task.title_vi,
    leadText(row.task),
    row.task.period_vi ?? m.plan_unknown(),
    rowStateText(row),
    lastText(row),
  ]);
  const sheet = {
    name: m.report_sheet(),
    rows: [columns, ...table, [], ...head.map((line) => [line])],
    bold: 1,
    widths: [10, 60, 30, 24, 24, 40],
  };
  return writeXlsx([sheet, ...outreachSheet(parts), ...difficultySheet(parts)], modified);
}

function outreachSheet({ outreach, document }: ReportParts) {
  if (outreach === null) return [];
  const mark = document.simulated ? [m.document_simulated()] : [];
  return [
    {
      name: m.report_form_sheet(),
      rows: [
        FORM_COLUMNS.map(({ label }) => label()),
        ...outreach.map((count) => FORM_COLUMNS.map(({ text }) => text(count))),
        [],
        ...[...mark, ...formSentences(outreach)].map((line) => [line]),
      ],
      bold: 1,
      widths: [32, 16, 16, 24, 24, 40],
    },
  ];
}

function difficultySheet({ difficulties, document, day }: ReportParts) {
  if (difficulties.length === 0) return [];
  const mark = document.simulated ? [m.document_simulated()] : [];
  return [
    {
      name: m.difficulty_sheet(),
      rows: [
        DIFFICULTY_COLUMNS.map(({ label }) => label()),
        ...difficulties.map((row) => DIFFICULTY_COLUMNS.map(({ text }) => text(row))),
        [],
        ...[...mark, m.difficulty_report_lead({ day: formatDate(day) })].map((line) => [line]),
      ],
      bold: 1,
      widths: [60, 32, 14, 30, 40],
    },
  ];
}
