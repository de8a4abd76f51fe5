import { m } from '../../messages/generated/messages';
import type { Paragraph } from '../docx/blocks';
import { listLetter } from '../../domain/list-letters';
import type { Item } from './outline';
import { below, codeParts } from './outline';
import { body, heading } from './paragraphs';
import { capital, ended, listed } from './sentences';
import type { DocumentTask, Form } from './types';

/** A lettered part of an item: its title, what stands beside it, or a list below it. */
interface Part {
  title: string;
  text?: string;
  lines?: string[];
}

/** An item with its lettered parts: "1.5. Tiêu chí thành phần …", a) to d). */
export function itemBlocks(item: Item, form: Form): Paragraph[] {
  const parts = PARTS[form](item).flatMap((part, i): Paragraph[] => {
    const head = `${listLetter(i)}) ${part.title}`;
    if (part.text !== undefined) return [body(`${head}: ${ended(part.text, '.')}`)];
    return [
      body(head + (part.title === m.document_part_responsibility() ? '' : ':')),
      ...(part.lines ?? []).map((line) => body(line)),
    ];
  });
  const number = codeParts(item.task.code).rest.join('.');
  const title = titleOf(item.task, form);
  return [heading(2, `${number}. ${ended(title, parts.length > 0 ? ':' : '.')}`), ...parts];
}

/** A criterion is named as such, without the words that it is to be remedied. */
function titleOf({ title_vi }: DocumentTask, form: Form): string {
  return form === 'criterion'
    ? capital(title_vi.replace(/^Khắc phục (?=tiêu chí)/iu, ''))
    : title_vi;
}

const PARTS: Record<Form, (item: Item) => Part[]> = {
  criterion: (item) => [
    ...goal(item.task, m.document_part_goal()),
    ...solutions(item, m.document_part_solutions()),
    responsibility(item.task),
    ...time(item.task, m.document_part_deadline()),
    ...budget(item.task),
    ...evidence(item.task),
  ],
  time_first: (item) => [
    ...time(item.task, m.document_part_time()),
    agencies(item.task),
    ...solutions(item, m.document_part_content()),
    ...goal(item.task, m.document_part_target()),
    ...evidence(item.task),
  ],
  content_first: (item) => [
    ...solutions(item, m.document_part_content()),
    agencies(item.task),
    ...time(item.task, m.document_part_time()),
    ...budget(item.task),
    ...goal(item.task, m.document_part_target()),
    ...evidence(item.task),
  ],
};

const said = (title: string, text: string | null): Part[] =>
  text === null || text.trim() === '' ? [] : [{ title, text }];

const goal = ({ target_vi }: DocumentTask, title: string) => said(title, target_vi);
const time = ({ period_vi }: DocumentTask, title: string) => said(title, period_vi);
const budget = (task: DocumentTask) => said(m.document_part_budget(), task.budget_source_vi);
const evidence = (task: DocumentTask) => said(m.document_part_evidence(), task.evidence_vi);

/** Lead and support on lines of their own; on one line where nobody supports. */
function responsibility({ lead_agency_vi, coordinating_agencies_vi }: DocumentTask): Part {
  const title = m.document_part_responsibility();
  const names = lead_agency_vi ?? m.document_no_lead();
  if (coordinating_agencies_vi === null) return { title, text: names };
  const supports = m.document_supports({ names: coordinating_agencies_vi });
  return { title, lines: [m.document_leads({ names }), supports].map((line) => `- ${line}`) };
}

function agencies({ lead_agency_vi, coordinating_agencies_vi: supports }: DocumentTask): Part {
  const names = lead_agency_vi ?? m.document_no_lead();
  const with_ = supports === null ? '' : `; ${m.document_in_support({ names: supports })}`;
  return { title: m.document_part_agency(), text: names + with_ };
}

/** The tasks below an item as a list of dashes, "+" for those deeper. */
function solutions(item: Item, title: string): Part[] {
  const tasks = below(item);
  if (tasks.length === 0) return [];
  const lines = tasks.map(
    ({ task, depth }) => `${depth === 0 ? '-' : '+'} ${task.title_vi}${own(task, item.task)}`,
  );
  return [{ title, lines: listed(lines) }];
}

/** What a task says otherwise than the item it belongs to, in brackets. */
function own(task: DocumentTask, item: DocumentTask): string {
  const names = task.lead_agency_vi;
  const supports = task.coordinating_agencies_vi;
  const told = [
    names !== null && task.leads !== item.leads ? m.document_in_lead({ names }) : '',
    supports !== null && task.supports !== item.supports
      ? m.document_in_support({ names: supports })
      : '',
    task.target_vi !== null && task.target_vi !== item.target_vi
      ? m.document_in_target({ text: task.target_vi })
      : '',
    task.period_vi !== null && task.period_vi !== item.period_vi
      ? m.document_in_time({ text: task.period_vi })
      : '',
    task.budget_source_vi !== null && task.budget_source_vi !== item.budget_source_vi
      ? m.document_in_budget({ text: task.budget_source_vi })
      : '',
    task.evidence_vi !== null && task.evidence_vi !== item.evidence_vi
      ? m.document_in_evidence({ text: task.evidence_vi })
      : '',
  ].filter((one) => one !== '');
  return told.length > 0 ? ` (${told.join('; ')})` : '';
}
