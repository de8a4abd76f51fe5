import {
  DIFFICULTY_KINDS,
  DIFFICULTY_STATUSES,
  type DifficultyKind,
  type DifficultyStatus,
} from '$lib/domain/difficulties';
import type { DifficultyRow } from '$lib/queries/difficulties';
import type { WorkRow } from '$lib/state/own-work';

/** A difficulty or proposal as typed; '' = nothing chosen or typed. */
export interface DifficultyDraft {
  plan: string;
  task: string;
  agency: string;
  unit: string;
  /** ISO date of the date input, or whatever a browser without one gave. */
  date: string;
  kind: DifficultyKind | '';
  text: string;
  addressee: string;
  status: DifficultyStatus | '';
  answer: string;
  answered: string;
  internal: boolean;
}

export type FieldProblem =
  'missing' | 'choose' | 'who' | 'date' | 'ahead' | 'early' | 'not_answered';
export type FieldProblems = Partial<Record<keyof DifficultyDraft, FieldProblem>>;

/** Name under which new ones are kept among the reader's files. */
export const OWN_NAME = 'Khó khăn, kiến nghị';

export function emptyDraft(today: string, plan: string | null): DifficultyDraft {
  return {
    ...{ plan: plan ?? '', task: '', agency: '', unit: '', date: today, kind: '', text: '' },
    ...{ addressee: '', status: 'sent', answer: '', answered: '', internal: false },
  };
}

/** What is on record, to be changed. */
export function draftOf(row: DifficultyRow): DifficultyDraft {
  return {
    ...{ plan: row.plan_id ?? '', task: row.task_id ?? '', agency: row.agency_id ?? '' },
    ...{ unit: row.unit_id ?? '', date: row.raised_on, kind: row.kind, text: row.text_vi },
    ...{ addressee: row.addressee, status: row.status, answer: row.answer_vi ?? '' },
    ...{ answered: row.answered_on ?? '', internal: row.internal },
  };
}

/** Whether a text is a day that exists, as `yyyy-mm-dd`. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function dayProblem(text: string, today: string): FieldProblem | null {
  if (text === '') return 'missing';
  if (!isDay(text)) return 'date';
  return text > today ? 'ahead' : null;
}

/** What has to be mended before it can be kept, in the order of the form; empty = nothing. */
export function problemsOf(draft: DifficultyDraft, today: string): FieldProblems {
  const problems: FieldProblems = {};
  const [date, answered] = [draft.date.trim(), draft.answered.trim()];
  if (draft.unit === '' && (draft.agency === '' || draft.plan === '')) problems.unit = 'who';
  if (!DIFFICULTY_KINDS.some((one) => one === draft.kind)) problems.kind = 'choose';
  if (draft.text.trim() === '') problems.text = 'missing';
  if (draft.addressee.trim() === '') problems.addressee = 'missing';
  const raised = dayProblem(date, today);
  if (raised) problems.date = raised;
  if (!DIFFICULTY_STATUSES.some((one) => one === draft.status)) problems.status = 'choose';
  else if (draft.status !== 'answered' && (answered !== '' || draft.answer.trim() !== ''))
    problems.status = 'not_answered';
  const told = answered === '' ? null : dayProblem(answered, today);
  if (told) problems.answered = told;
  else if (answered !== '' && !raised && answered < date) problems.answered = 'early';
  return problems;
}

/** The draft as a row of `difficulties`. */
export function rowOf(
  draft: DifficultyDraft,
  difficulty_id: string,
  source_id: string | null = null,
): WorkRow {
  const text = (typed: string) => typed.trim().normalize('NFC') || null;
  return {
    difficulty_id,
    unit_id: text(draft.unit),
    agency_id: text(draft.agency),
    plan_id: text(draft.plan),
    task_id: text(draft.task),
    raised_on: draft.date.trim(),
    kind: draft.kind,
    text_vi: text(draft.text),
    addressee: text(draft.addressee),
    status: draft.status,
    answer_vi: text(draft.answer),
    answered_on: text(draft.answered),
    source_id,
    internal: draft.internal ? true : null,
  };
}

/** Rows with this one: in its place where its id is there already, else behind them. */
export function withRow(rows: readonly WorkRow[], row: WorkRow): WorkRow[] {
  const at = rows.findIndex((one) => one.difficulty_id === row.difficulty_id);
  return at < 0 ? [...rows, row] : rows.map((one, i) => (i === at ? row : one));
}

/** Rows without one. */
export function withoutRow(rows: readonly WorkRow[], id: string): WorkRow[] {
  return rows.filter((row) => row.difficulty_id !== id);
}

/** An id that rows of colleagues do not have: the day, then 40 random bits. */
export function newId(date: string, random: Uint8Array): string {
  const hex = Array.from(random.slice(0, 5), (byte) => byte.toString(16).padStart(2, '0'));
  return `kk-${date}-${hex.join('')}`;
}
