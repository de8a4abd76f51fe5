import { lastDay } from '../domain/periods';
import type { ReportRow } from '../domain/report';
import { DIFFICULTY_COLUMNS } from '../messages/difficulty';
import { formatDate, formatPeriod } from '../messages/format';
import { m } from '../messages/generated/messages';
import { FORM_COLUMNS, formSentences } from '../messages/outreach-counts';
import { lastText, leadText, reportSentences, rowStateText } from '../messages/report';
import type { ReportParts } from '../queries/answers/report';
import type { RegisterTask } from '../queries/answers/tasks';
import type { Block, Paragraph, Table } from './docx/blocks';
import { rule } from './docx/blocks';
import { textWidth } from './docx/page';
import { writeDocx } from './docx/write';
import { sourceLines } from './plan-docx/closing';
import { endBlock } from './plan-docx/ending';
import { headBlock } from './plan-docx/head';
import type { Issuer } from './plan-docx/names';
import { BLANK, issuerOf, numberLine, reportSymbol } from './plan-docx/names';
import { body, cell, centred, heading } from './plan-docx/paragraphs';
import { listed } from './plan-docx/sentences';

const RULE_SIDE = 3400;
const OPEN_LINES = 3;
/** Columns of the table of forms but the last, in twips. */
const FORM_WIDTHS = [2200, 1000, 1200, 1500, 1500];
/** Columns of the table of difficulties but the last, in twips. */
const DIFFICULTY_WIDTHS = [3200, 1600, 1200, 1500];

/**
 * A report of a period as a .docx file in the layout of Nghị định 30/2020/NĐ-CP; number, date and the signature are
 * left to be filled in, and the difficulties where none are on record. `section`: only the part that goes into the report on administrative reform.
 */
export function reportDocx(parts: ReportParts, modified: Date, section = false): Uint8Array {
  const { document, period } = parts;
  const issuer = reporter(parts);
  const subject = m.report_subject({
    plan: document.plan.title_vi,
    period: formatPeriod(period),
  });
  const inner = bodyBlocks(parts);
  const blocks: Block[] = section
    ? [centred(subject, { bold: true }, 120), ...inner, ...sourceLines(document)]
    : [
        headBlock(issuer, numberLine(null, reportSymbol(issuer)), null, null),
        { ...centred(m.report_name(), { bold: true }), before: 360 },
        centred(subject, { bold: true }),
        rule(RULE_SIDE, RULE_SIDE),
        ...inner,
        body(m.report_closing({ subject: subject.charAt(0).toLowerCase() + subject.slice(1) })),
        endBlock(issuer, [parts.agency ? issuerOf(document.plan).name : BLANK]),
        ...sourceLines(document),
      ];
  const mark = document.simulated ? m.document_simulated() : null;
  const sections = [{ landscape: false, blocks }];
  return writeDocx({ title: subject, author: issuer.name, mark, sections }, modified);
}

/** Who reports: the agency, else the issuer of the plan. */
function reporter({ document, agency }: ReportParts): Issuer {
  const issuer = issuerOf(document.plan);
  if (agency === null) return issuer;
  const name = agency.name_vi;
  return { committee: false, lines: [name.toLocaleUpperCase('vi')], name, place: issuer.place };
}

function bodyBlocks(parts: ReportParts): Block[] {
  const { rows, next, period, agency } = parts;
  const sentences = reportSentences(parts, lastDay(period), agency?.name_vi ?? null);
  return [
    heading(1, m.report_heading_course()),
    ...sentences.map((text) => body(text)),
    heading(1, m.report_heading_results()),
    ...(rows.length > 0 ? [resultTable(rows)] : [body(m.report_none())]),
    ...outreachBlocks(parts),
    { ...heading(1, m.report_heading_troubles()), before: 240 },
    ...troubleBlocks(parts),
    { ...heading(1, m.report_heading_next({ period: formatPeriod(next) })), before: 240 },
    ...nextLines(parts),
  ];
}

function troubleBlocks({ difficulties, day }: ReportParts): Block[] {
  if (difficulties.length === 0)
    return Array.from({ length: OPEN_LINES }, () => body(m.report_open()));
  return [
    body(m.difficulty_report_lead({ day: formatDate(day) })),
    wordTable(DIFFICULTY_COLUMNS, DIFFICULTY_WIDTHS, difficulties),
  ];
}

/** A ruled table; the last column takes what the widths leave. */
function wordTable<T>(
  columns: readonly { label: () => string; text: (row: T) => string }[],
  widths: readonly number[],
  rows: readonly T[],
): Table {
  const rest = textWidth(false) - widths.reduce((sum, width) => sum + width, 0);
  return {
    kind: 'table',
    columns: [...widths, rest],
    ruled: true,
    heads: 1,
    rows: [
      columns.map(({ label }) => cell(label(), { bold: true, align: 'center' })),
      ...rows.map((row) => columns.map(({ text }) => cell(text(row)))),
    ],
  };
}

function outreachBlocks({ outreach }: ReportParts): Block[] {
  if (outreach === null) return [];
  return [
    { ...heading(2, m.report_form_title()), before: 240 },
    ...formSentences(outreach).map((text) => body(text)),
    ...(outreach.length > 0 ? [wordTable(FORM_COLUMNS, FORM_WIDTHS, outreach)] : []),
  ];
}

function nextLines({ upcoming }: ReportParts): Paragraph[] {
  if (upcoming.length === 0) return [body(m.report_next_none())];
  const lines = upcoming.map(({ title_vi, code, lead_agency_vi, period_vi }) => {
    const names = lead_agency_vi ?? m.document_no_lead();
    const about = [code, m.document_in_lead({ names }), period_vi].filter(Boolean).join('; ');
    return `${title_vi.replace(/[\s;.:]+$/u, '')} (${about})`;
  });
  return listed(lines).map((line) => body(`- ${line}`));
}

interface Column {
  head: string;
  /** Twips; the last column takes what is left. */
  width: number;
  text: (row: ReportRow<RegisterTask>) => string;
}

const COLUMNS: readonly Column[] = [
  { head: m.document_col_order(), width: 900, text: ({ task }) => task.code },
  { head: m.document_col_task(), width: 2900, text: ({ task }) => task.title_vi },
  {
    head: m.document_col_lead(),
    width: 1500,
    text: ({ task }) => leadText(task),
  },
  {
    head: m.document_col_time(),
    width: 1200,
    text: ({ task }) => task.period_vi ?? m.plan_unknown(),
  },
  { head: m.report_col_state(), width: 1200, text: rowStateText },
  { head: m.report_col_last(), width: 0, text: lastText },
];

function resultTable(rows: readonly ReportRow<RegisterTask>[]): Table {
  const rest = textWidth(false) - COLUMNS.reduce((sum, { width }) => sum + width, 0);
  return {
    kind: 'table',
    columns: COLUMNS.map(({ width }) => width || rest),
    ruled: true,
    heads: 1,
    rows: [
      COLUMNS.map(({ head }) => cell(head, { bold: true, align: 'center' })),
      ...rows.map((row) => COLUMNS.map(({ text }) => cell(text(row)))),
    ],
  };
}
