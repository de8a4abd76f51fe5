import { m } from '../../messages/generated/messages';
import type { Block, Table } from '../docx/blocks';
import { textWidth } from '../docx/page';
import type { Issuer } from './names';
import { BLANK, dateParts, planSymbol } from './names';
import { cell, centred } from './paragraphs';
import type { DocumentTask, PlanDocument } from './types';

/** The tasks of a plan as one table on landscape pages. */
export function annexBlocks(document: PlanDocument, issuer: Issuer): Block[] {
  const { plan, tasks } = document;
  const number = plan.document_no ?? `${BLANK}/${planSymbol(issuer)}`;
  const date = m.document_on_day(dateParts(plan.issued_on));
  return [
    centred(m.document_annex(), { bold: true }),
    centred(m.document_annex_title(), { bold: true }),
    centred(m.document_annex_of({ number, date, issuer: issuer.name }), { italic: true }, 200),
    taskTable(tasks),
  ];
}

interface Column {
  head: string;
  /** Twips; the last column takes what is left. */
  width: number;
  text: (task: DocumentTask) => string;
}

/** Columns of the table; the one of the budget only where a task names one. */
function columnsOf(tasks: readonly DocumentTask[]): Column[] {
  const funded = tasks.some(({ budget_source_vi }) => budget_source_vi !== null);
  const wide = funded ? 0 : 350;
  const budget: Column = {
    head: m.document_col_budget(),
    width: 2400,
    text: ({ budget_source_vi }) => budget_source_vi ?? '',
  };
  return [
    { head: m.document_col_order(), width: 1200, text: ({ code }) => code },
    { head: m.document_col_task(), width: 3300 + wide, text: ({ title_vi }) => title_vi },
    {
      head: m.document_col_lead(),
      width: 1850 + wide,
      text: ({ lead_agency_vi }) => lead_agency_vi ?? m.plan_unknown(),
    },
    {
      head: m.document_col_support(),
      width: 1850 + wide,
      text: ({ coordinating_agencies_vi }) => coordinating_agencies_vi ?? '',
    },
    {
      head: m.document_col_time(),
      width: 1500 + wide,
      text: ({ period_vi }) => period_vi ?? m.plan_unknown(),
    },
    ...(funded ? [budget] : []),
    { head: m.document_col_result(), width: 0, text: resultOf },
  ];
}

function taskTable(tasks: readonly DocumentTask[]): Table {
  const columns = columnsOf(tasks);
  const rest = textWidth(true) - columns.reduce((sum, { width }) => sum + width, 0);
  return {
    kind: 'table',
    columns: columns.map(({ width }) => width || rest),
    ruled: true,
    heads: 1,
    rows: [
      columns.map(({ head }) => cell(head, { bold: true, align: 'center' })),
      ...tasks.map((task) => columns.map(({ text }) => cell(text(task)))),
    ],
  };
}

function resultOf(task: DocumentTask): string {
  const { evidence_vi } = task;
  const evidence = evidence_vi === null ? '' : m.document_in_evidence({ text: evidence_vi });
  return [goalOf(task), evidence].filter(Boolean).join('; ');
}

function goalOf({ target_vi, serves }: DocumentTask): string {
  if (target_vi !== null) return target_vi;
  const list = serves.map(({ short_vi }) => short_vi).join(', ');
  return list === '' ? '' : m.document_serves({ list });
}
