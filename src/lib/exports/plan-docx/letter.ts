import { m } from '../../messages/generated/messages';
import { paragraph } from '../docx/blocks';
import type { Block, Paragraph } from '../docx/blocks';
import { writeDocx } from '../docx/write';
import { sourceLines } from './closing';
import { endBlock } from './ending';
import { headBlock } from './head';
import type { Issuer } from './names';
import { BLANK, dateParts, issuerOf, numberLine, planSymbol } from './names';
import { body, centred } from './paragraphs';
import { ended, listed, namesOf } from './sentences';
import type { DocumentTask, PlanDocument } from './types';

/** An agency that a plan gives tasks to. */
export interface Addressee {
  agency_id: string;
  name_vi: string;
}

const has = (ids: string, agency_id: string): boolean => ids.split(' ').includes(agency_id);

/**
 * The official letter that gives an agency its tasks of a plan, as a .docx file; number and date are left to be filled
 * in. The agency leads or supports at least one task.
 */
export function letterDocx(document: PlanDocument, to: Addressee, modified: Date): Uint8Array {
  const { plan, simulated } = document;
  const issuer = issuerOf(plan);
  const about = m.document_letter_about({ title: plan.title_vi });
  const symbol = issuer.committee ? 'UBND' : BLANK;
  const blocks: Block[] = [
    headBlock(issuer, numberLine(null, symbol), null, about),
    { ...centred(m.document_letter_to({ agency: to.name_vi }), {}, 240), before: 360 },
    ...letterBody(document, issuer, to),
    endBlock(issuer, [m.document_as_above()]),
    ...sourceLines(document),
  ];
  const mark = simulated ? m.document_simulated() : null;
  const sections = [{ landscape: false, blocks }];
  return writeDocx({ title: about, author: issuer.name, mark, sections }, modified);
}

function letterBody({ plan, tasks }: PlanDocument, issuer: Issuer, to: Addressee): Paragraph[] {
  const led = tasks.filter(({ leads }) => has(leads, to.agency_id));
  const supported = tasks.filter(({ supports }) => has(supports, to.agency_id));
  const opening = {
    title: plan.title_vi,
    number: plan.document_no ?? `${BLANK}/${planSymbol(issuer)}`,
    date: m.document_on_day(dateParts(plan.issued_on)),
    issuer: issuer.name,
    agency: to.name_vi,
  };
  const supports = listed(supported.map(supportLine)).map((line) => body(`- ${line}`));
  return [
    ...(led.length > 0 ? [body(m.document_letter_opening(opening))] : []),
    ...led.flatMap((task, i) => taskBlocks(task, i + 1, to)),
    ...(supports.length > 0 ? [body(m.document_letter_supports()), ...supports] : []),
    body(m.document_letter_closing({ issuer: issuer.name, agency: to.name_vi })),
  ];
}

function taskBlocks(task: DocumentTask, n: number, { agency_id }: Addressee): Paragraph[] {
  const ids = task.leads.split(' ');
  const joint = namesOf(task.lead_agency_vi).filter((_, i) => ids[i] !== agency_id);
  const parts: [string, string | null][] = [
    [m.document_col_support(), task.coordinating_agencies_vi],
    [m.document_part_time(), task.period_vi],
    [m.document_part_target(), task.target_vi],
    [m.document_part_budget(), task.budget_source_vi],
    [m.document_part_evidence(), task.evidence_vi],
  ];
  const lines = [
    ...(joint.length > 0 ? [m.document_letter_joint({ names: joint.join('; ') })] : []),
    ...parts.flatMap(([title, text]) => (text === null ? [] : [`${title}: ${text}`])),
  ];
  const set = { align: 'both', firstLine: 720, keepNext: lines.length > 0 } as const;
  const title = ended(`${n}. ${task.title_vi} (${task.code})`, lines.length > 0 ? ':' : '.');
  return [
    paragraph(title, { ...set, bold: true }),
    ...listed(lines).map((line) => body(`- ${line}`)),
  ];
}

function supportLine({ title_vi, code, lead_agency_vi }: DocumentTask): string {
  const names = lead_agency_vi ?? m.document_no_lead();
  return `${title_vi.replace(/[\s;.]+$/u, '')} (${code}; ${m.document_in_lead({ names })})`;
}
