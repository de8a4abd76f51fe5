import type { TaskReport, TimedTask } from '$lib/domain/task-state';
import type { WorkRow } from '$lib/state/own-work';

/** A report as typed. */
export interface ReportDraft {
  /** Who of a group reports; '' = for the task as a whole. */
  member: string;
  /** ISO date of the date input, or whatever a browser without one gave. */
  date: string;
  status: string;
  done: string;
  percent: string;
  note: string;
  evidence: string;
  by: string;
  internal: boolean;
}

export const STATUSES = ['not_started', 'in_progress', 'done'] as const;

/** What is wrong with a field; `found` is what stands there. */
export type FieldProblem =
  | { code: 'date_missing' | 'date_invalid' | 'date_ahead' | 'status_missing' }
  | { code: 'done_invalid' | 'percent_invalid'; found: string }
  | { code: 'done_short'; done: number; of: number };

export type FieldProblems = Partial<Record<keyof ReportDraft, FieldProblem>>;

export function emptyDraft(today: string): ReportDraft {
  return {
    ...{ member: '', date: today, status: '', done: '', percent: '', note: '', evidence: '' },
    ...{ by: '', internal: true },
  };
}

/** Whether a text is a day that exists, as `yyyy-mm-dd`. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** A typed number with decimal comma or point; null for nothing, undefined for what is no number. */
function numberOf(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  return /^\d+([.,]\d+)?$/.test(trimmed) ? Number(trimmed.replace(',', '.')) : undefined;
}

/** What has to be mended before the report can be kept; empty = nothing. */
export function problemsOf(draft: ReportDraft, task: TimedTask, today: string): FieldProblems {
  const problems: FieldProblems = {};
  const date = draft.date.trim();
  if (date === '') problems.date = { code: 'date_missing' };
  else if (!isDay(date)) problems.date = { code: 'date_invalid' };
  else if (date > today) problems.date = { code: 'date_ahead' };
  if (draft.status === '') problems.status = { code: 'status_missing' };
  const [done, percent] = [numberOf(draft.done), numberOf(draft.percent)];
  if (done === undefined || (done !== null && !Number.isInteger(done)))
    problems.done = { code: 'done_invalid', found: draft.done };
  else if (
    draft.status === 'done' &&
    draft.member === '' &&
    task.end_date !== null &&
    done !== null &&
    task.target_count !== null &&
    done < task.target_count
  )
    problems.done = { code: 'done_short', done, of: task.target_count };
  if (percent === undefined || (percent !== null && percent > 100))
    problems.percent = { code: 'percent_invalid', found: draft.percent };
  return problems;
}

/** The report as a row of `task_reports`. */
export function rowOf(draft: ReportDraft, task_id: string): WorkRow {
  const text = (typed: string) => typed.trim().normalize('NFC') || null;
  return {
    task_id,
    member_id: text(draft.member),
    reported_on: draft.date.trim(),
    status: draft.status,
    done_count: numberOf(draft.done) ?? null,
    percent: numberOf(draft.percent) ?? null,
    note: text(draft.note),
    evidence: text(draft.evidence),
    reported_by: text(draft.by),
    internal: draft.internal ? true : null,
  };
}

const sameReport = (a: WorkRow, b: WorkRow): boolean =>
  a.task_id === b.task_id &&
  (a.member_id ?? '') === (b.member_id ?? '') &&
  a.reported_on === b.reported_on;

/** Rows with one more: it takes the place of the report of the same task, member and day. */
export function withReport(rows: readonly WorkRow[], added: WorkRow): WorkRow[] {
  return [...rows.filter((row) => !sameReport(row, added)), added];
}

/** Rows without a report. */
export function withoutReport(
  rows: readonly WorkRow[],
  { task_id, member_id, reported_on }: { task_id: string } & TaskReport,
): WorkRow[] {
  return rows.filter((row) => !sameReport(row, { task_id, member_id, reported_on }));
}

/** Whether there is a report of that day already, of the same member. */
export function takenBy<R extends TaskReport>(
  reports: readonly R[],
  { member, date }: ReportDraft,
): R | null {
  return (
    reports.find((one) => (one.member_id ?? '') === member && one.reported_on === date.trim()) ??
    null
  );
}

/** Name under which the reports of a plan are kept among the reader's files. */
export const reportsName = (plan_id: string): string => `Tiến độ ${plan_id}`;
