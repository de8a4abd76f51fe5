import { m } from '../../messages/generated/messages';
import type { Paragraph } from '../docx/blocks';
import type { Item } from './outline';
import { below, codeParts } from './outline';
import { body, heading } from './paragraphs';
import { ended, listed } from './sentences';
import type { DocumentTask } from './types';

/** Duties by agency: the tasks of one number under the agencies that lead them all, else each with its own. */
export function dutyBlocks(items: readonly Item[]): Paragraph[] {
  const groups = new Map<string, DocumentTask[]>();
  for (const item of items) {
    const [number = ''] = codeParts(item.task.code).rest;
    const group = groups.get(number) ?? [];
    groups.set(number, [...group, item.task, ...below(item).map(({ task }) => task)]);
  }
  return [...groups].flatMap(([number, tasks]) => {
    const [lead] = tasks.map((task) => task.lead_agency_vi);
    const shared = tasks.every((task) => task.lead_agency_vi === lead) ? lead : null;
    return shared ? shared_(number, shared, tasks) : tasks.map(alone);
  });
}

function shared_(number: string, lead: string, tasks: readonly DocumentTask[]): Paragraph[] {
  const lines = listed(tasks.map(withSupport));
  const letters = tasks.map(({ code }) => codeParts(code).rest[1] ?? '');
  const marked = lines.map((line, i) => {
    const letter = letters[i] ?? '';
    const own = /^\p{L}$/u.test(letter) && letters[i - 1] !== letter;
    return body(`${own ? `${letter})` : '-'} ${line}`);
  });
  return [heading(2, `${number}. ${ended(lead, ':')}`), ...marked];
}

function alone(task: DocumentTask): Paragraph {
  const number = codeParts(task.code).rest.join('.');
  const names = task.lead_agency_vi ?? m.document_no_lead();
  const text = `${withSupport(task)} (${m.document_in_lead({ names })})`;
  return body(`${number}. ${ended(text, '.')}`);
}

function withSupport({ title_vi, coordinating_agencies_vi: names }: DocumentTask): string {
  const title = title_vi.replace(/[\s;.]+$/u, '');
  return names === null ? title : `${title} (${m.document_in_support({ names })})`;
}
