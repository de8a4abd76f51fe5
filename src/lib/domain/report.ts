import { firstDay, formatPeriod, lastDay, parsePeriod } from './periods';
import {
  counterOn,
  fanOut,
  jointState,
  lastReport,
  standingReports,
  type Counter,
  type Doers,
  type FanOut,
  type TaskReport,
  type TimedTask,
} from './task-state';
import type { IsoDate, Period } from './types';

/** State of a task in a report; unreported is neither done nor not done. */
export const REPORT_STATES = ['done', 'in_progress', 'not_started', 'late', 'unreported'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** What a report needs of a task. */
export interface ReportTask<R extends TaskReport = TaskReport> extends TimedTask {
  sub_tasks: number;
  doers: Doers;
  reports: readonly R[];
}

/** A task as a report tells it; its state is that of the day of the report. */
export interface ReportRow<T> {
  task: T;
  state: ReportState;
  /** Why it is here: its end is in the period, its time goes beyond it, or it was overdue before. */
  why: 'due' | 'covers' | 'carried';
  /** The last report up to the day, for the task as a whole or of a member. */
  last: TaskReport | null;
  counter: Counter | null;
  /** Who of those who have to do it has reported; null where one alone has to. */
  fan_out: FanOut | null;
}

export interface PeriodReport<T> {
  period: Period;
  first: IsoDate;
  /** Last day of the period, or the day of asking while the period runs. */
  day: IsoDate;
  /** In the order given. */
  rows: ReportRow<T>[];
  /** Of the rows without sub-tasks. */
  counts: Record<ReportState, number> & { all: number; due: number; carried: number };
  /** Tasks with neither a start nor an end: nobody can say whether they belong to the period. */
  undated: T[];
  next: Period;
  /** Not reported as done, or without an end, and in their time in the next period, or overdue. */
  upcoming: T[];
}

/** The period that is reported next: after six months the other six, after nine months the last quarter. */
export function nextPeriod(period: Period): Period {
  const p = parsePeriod(period);
  if (!p) throw new RangeError(`not a period: ${period}`);
  if (p.kind === 'nine_months') return formatPeriod({ kind: 'quarter', year: p.year, part: 4 });
  const parts = { year: 1, half: 2, quarter: 4, month: 12 }[p.kind];
  return p.part < parts
    ? formatPeriod({ ...p, part: p.part + 1 })
    : formatPeriod({ ...p, year: p.year + 1, part: 1 });
}

const undatedTask = ({ start_date, end_date }: TimedTask): boolean =>
  start_date === null && end_date === null;

/** Whether some of the task's time is in the period; an open end goes on, an open start has begun. */
export function inPeriod(task: TimedTask, period: Period): boolean {
  if (undatedTask(task)) return false;
  const { start_date, end_date } = task;
  return (
    (start_date === null || start_date <= lastDay(period)) &&
    (end_date === null || end_date >= firstDay(period))
  );
}

function reportState(task: ReportTask, day: IsoDate): ReportState {
  if (!lastReport(task.reports, day)) return 'unreported';
  const state = jointState(task, task.doers, task.reports, day);
  if (state === 'overdue') return 'late';
  return state === 'in_time' || state === 'ended' ? 'unreported' : state;
}

function whyOf(task: ReportTask, period: Period, today: IsoDate): ReportRow<never>['why'] | null {
  const first = firstDay(period);
  if (inPeriod(task, period))
    return task.end_date !== null && task.end_date <= lastDay(period) ? 'due' : 'covers';
  if (task.end_date === null || task.end_date >= first) return null;
  const reports = task.reports.filter(({ reported_on }) => reported_on < first);
  const before = reportState({ ...task, reports }, first < today ? first : today);
  // Who reports after the end is heard in the period of the report.
  const heard = task.reports.some(
    ({ reported_on }) => reported_on >= first && reported_on <= lastDay(period),
  );
  return before === 'late' || (before === 'unreported' && heard) ? 'carried' : null;
}

/**
 * The report of a period: every task due in it or covering it, those that were already overdue when it
 * began, and those that ended before in silence and are first reported in it. It
 * is made of the reports up to its last day, or up to `today` while it runs. A task nobody reported on is counted as
 * unreported only, and so is one without an end that was done in an earlier period. Throws RangeError for text that is no period.
 */
export function periodReport<T extends ReportTask>(
  tasks: readonly T[],
  period: Period,
  today: IsoDate,
): PeriodReport<T> {
  const end = lastDay(period);
  const day = today < end ? today : end;
  const next = nextPeriod(period);
  const first = firstDay(period);
  const said = (task: T) => standingReports(task, task.doers, task.reports, day, first);
  const rows = tasks.flatMap((task): ReportRow<T>[] => {
    const why = whyOf(task, period, today);
    if (why === null) return [];
    const reports = said(task);
    return [
      {
        ...{ task, why, state: reportState({ ...task, reports }, day) },
        last: lastReport(reports, day),
        counter: counterOn(task, task.doers, task.reports, day),
        fan_out: fanOut(task, task.doers, reports, day),
      },
    ];
  });
  const counts = { done: 0, in_progress: 0, not_started: 0, late: 0, unreported: 0 };
  const leaves = rows.filter(({ task }) => task.sub_tasks === 0);
  for (const { state } of leaves) counts[state] += 1;
  const of = (why: ReportRow<T>['why']) => leaves.filter((row) => row.why === why).length;
  return {
    ...{ period, first, day, rows, next },
    counts: { ...counts, all: leaves.length, due: of('due'), carried: of('carried') },
    undated: tasks.filter(undatedTask),
    upcoming: tasks.filter((task) => {
      const state = reportState({ ...task, reports: said(task) }, day);
      if (task.sub_tasks > 0 || (state === 'done' && task.end_date !== null)) return false;
      return inPeriod(task, next) || state === 'late';
    }),
  };
}
