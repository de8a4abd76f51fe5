import { groupBy } from './group-by';
import { firstDay, lastDay, monthsOf, quartersOf } from './periods';
import type { IsoDate } from './types';

/**
 * not_started: not yet its time, or so reported; in_time: within its time and nobody has reported; ended: its time is
 * over and nobody has reported, which is not to say that nothing was done; overdue: its time is over and the last
 * report does not say done.
 */
export const TASK_STATES = [
  'not_started',
  'in_time',
  'in_progress',
  'done',
  'overdue',
  'ended',
] as const;
export type TaskState = (typeof TASK_STATES)[number];

export interface TimedTask {
  start_date: IsoDate | null;
  /** Null = open-ended: never overdue, never ended. */
  end_date: IsoDate | null;
  frequency: string | null;
  /** How many times it is to be done; in a year, where it is open-ended. */
  target_count: number | null;
}

/** A progress report; `done_count` is the sum so far, of an open-ended task the sum of the year of the report. */
export interface TaskReport {
  /** Who of a group reports; null = for the task as a whole. */
  member_id: string | null;
  reported_on: IsoDate;
  status: string | null;
  done_count: number | null;
  percent: number | null;
}

/**
 * Who has to do a task. One: a single agency, or nobody is named, and whoever reports speaks for the task. Joint: several
 * agencies lead it together. Group: it is given to a group of agencies, of whom it is known who they are or not (null).
 */
export type Doers =
  | { by: 'one' }
  | { by: 'joint'; members: readonly string[] }
  | { by: 'group'; members: readonly string[] | null };

/** Whether a report is of a member; an agency may also report as the unit it is ("gia-lai.so-noi-vu"). */
export const isReportOf = ({ member_id }: Pick<TaskReport, 'member_id'>, member: string): boolean =>
  member_id === member || (member_id?.endsWith(`.${member}`) ?? false);

/** The reports that speak of a task as a whole. */
export const wholeOf = (doers: Doers, reports: readonly TaskReport[]): readonly TaskReport[] =>
  doers.by === 'one' ? reports : reports.filter((one) => one.member_id === null);

/** The last report of a day; of those of one day the one given last. */
export function lastReport<R extends { reported_on: IsoDate }>(
  reports: readonly R[],
  day: IsoDate,
): R | null {
  let last: R | null = null;
  for (const report of reports)
    if (report.reported_on <= day && (last === null || report.reported_on >= last.reported_on))
      last = report;
  return last;
}

const saysDone = ({ target_count, end_date }: TimedTask, report: TaskReport): boolean =>
  report.status === 'done' ||
  report.percent === 100 ||
  (end_date !== null &&
    target_count !== null &&
    report.done_count !== null &&
    report.done_count >= target_count);

/** Whether the last report says done of an open-ended task, and said it before `since`: it is asked anew. */
const isPast = (
  task: TimedTask,
  reports: readonly TaskReport[],
  day: IsoDate,
  since: IsoDate,
): boolean => {
  const last = task.end_date === null ? lastReport(reports, day) : null;
  return last !== null && last.reported_on < since && saysDone(task, last);
};

/**
 * The reports that still speak on a day. What has no end is done for the period of the report only: where the last
 * report of somebody said done before `since`, the first day of the period asked for, nobody has reported since.
 */
export function standingReports<R extends TaskReport>(
  task: TimedTask,
  doers: Doers,
  reports: readonly R[],
  day: IsoDate,
  since: IsoDate,
): R[] {
  const whoOf = (report: R) => (doers.by === 'one' ? null : report.member_id);
  const past = new Set(
    [...groupBy(reports, whoOf)].flatMap(([who, said]) =>
      isPast(task, said, day, since) ? [who] : [],
    ),
  );
  return reports.filter((report) => !past.has(whoOf(report)));
}

const yearStart = (day: IsoDate): IsoDate => firstDay(day.slice(0, 4));

/**
 * State on a day, of the reports up to that day. Overdue by the end date only, whatever the start. An open-ended task is
 * done for the year in which that was reported.
 */
export function stateOn(task: TimedTask, reports: readonly TaskReport[], day: IsoDate): TaskState {
  const last = isPast(task, reports, day, yearStart(day)) ? null : lastReport(reports, day);
  if (last && saysDone(task, last)) return 'done';
  const over = task.end_date !== null && task.end_date < day;
  if (over) return last ? 'overdue' : 'ended';
  if (last) return last.status === 'not_started' ? 'not_started' : 'in_progress';
  return task.start_date !== null && day < task.start_date ? 'not_started' : 'in_time';
}

/** A counted task on a day. */
export interface Counter {
  /** Null = no report has told a number. */
  done: number | null;
  of: number;
  /** How many would be done by now if they were spread evenly. */
  expected: number;
  /** Missing to `expected`; null = unknown. */
  behind: number | null;
}

const WEEK = 7 * 86_400_000;

/** Ends of the parts of the time over which the count is spread: months, quarters, weeks, or the whole. */
function partEnds({ frequency, target_count }: TimedTask, start: IsoDate, end: IsoDate): IsoDate[] {
  const within = (days: IsoDate[]) => days.filter((one) => one >= start && one <= end);
  const first = Number(start.slice(0, 4));
  const years = Array.from({ length: Number(end.slice(0, 4)) - first + 1 }, (_, i) =>
    String(first + i),
  );
  if (frequency === 'monthly') return within(years.flatMap(monthsOf).map(lastDay));
  if (frequency === 'quarterly') return within(years.flatMap(quartersOf).map(lastDay));
  if (frequency !== 'continuous' || (target_count ?? 0) < 2) return [end];
  const from = Date.parse(start);
  const weeks = Math.floor((Date.parse(end) - from + 86_400_000) / WEEK);
  return Array.from({ length: weeks }, (_, i) =>
    new Date(from + (i + 1) * WEEK - 86_400_000).toISOString().slice(0, 10),
  );
}

/**
 * Counter of a task on a day: 9 of 12 monthly ones by 30 September are on track, 8 are behind by 1. Null for a task that
 * is not counted, or has no start. An open-ended task is counted by the year. Of a task that several have to do only
 * a report of the whole tells its number: each member has a counter of its own.
 */
export function counterOn(
  task: TimedTask,
  doers: Doers,
  reports: readonly TaskReport[],
  day: IsoDate,
): Counter | null {
  const { target_count: of, start_date, end_date } = task;
  if (of === null || start_date === null) return null;
  const year = day.slice(0, 4);
  const start = end_date === null && start_date < `${year}-01-01` ? `${year}-01-01` : start_date;
  const end = end_date ?? lastDay(year);
  const ends = partEnds(task, start, end);
  const over = ends.filter((one) => one <= day).length;
  const share = ends.length === 0 ? 0 : Math.floor((of * over) / ends.length);
  const expected = day >= end ? of : share;
  const last = lastReport(
    wholeOf(doers, reports).filter((one) => one.done_count !== null && one.reported_on >= start),
    day,
  );
  const done = last?.done_count ?? null;
  return { done, of, expected, behind: done === null ? null : Math.max(0, expected - done) };
}

/** A task that several have to do, once a member. */
export interface FanOut {
  members: { member_id: string; state: TaskState; counter: Counter | null }[];
  done: number;
  /** Members that have reported anything. */
  reported: number;
  /** Number of members; null = who they are is not known. */
  of: number | null;
}

const ONE: Doers = { by: 'one' };

/**
 * State of a task for each of those who have to do it, of the member's own reports; null where one alone does. Of a
 * group of unknown members those that reported are listed, and their share stays unknown.
 */
export function fanOut(
  task: TimedTask,
  doers: Doers,
  reports: readonly TaskReport[],
  day: IsoDate,
): FanOut | null {
  if (doers.by === 'one') return null;
  const heard = reports.filter((one) => one.reported_on <= day);
  const ids = doers.members ?? heard.flatMap(({ member_id }) => member_id ?? []);
  const members = [...new Set(ids)].sort().map((member_id) => {
    const own = heard.filter((one) => isReportOf(one, member_id));
    return {
      heard: own.length > 0 && !isPast(task, own, day, yearStart(day)),
      member: {
        ...{ member_id, state: stateOn(task, own, day) },
        counter: counterOn(task, ONE, own, day),
      },
    };
  });
  return {
    members: members.map(({ member }) => member),
    done: members.filter(({ member }) => member.state === 'done').length,
    reported: members.filter((one) => one.heard).length,
    of: doers.members === null ? null : members.length,
  };
}

/**
 * State of a task, whoever has to do it. Where several do, a report of the whole that says done settles it, and so do
 * reports of all members; of unknown members nobody can say that all have done it, nor that one of those not heard is
 * late. Else it is overdue after its end as soon as anybody has reported.
 */
export function jointState(
  task: TimedTask,
  doers: Doers,
  reports: readonly TaskReport[],
  day: IsoDate,
): TaskState {
  const state = stateOn(task, wholeOf(doers, reports), day);
  const fan = fanOut(task, doers, reports, day);
  if (fan === null || state === 'done' || fan.reported === 0) return state;
  if (fan.done === fan.of) return 'done';
  const states = [state, ...fan.members.map((one) => one.state)];
  if (states.includes('overdue')) return 'overdue';
  const over = task.end_date !== null && task.end_date < day;
  if (over) return fan.of === null ? 'in_progress' : 'overdue';
  return states.includes('done') || states.includes('in_progress') ? 'in_progress' : 'not_started';
}

/** The tasks without sub-tasks: completion is counted on them alone. */
export function leavesOf<T extends { sub_tasks: number }>(tasks: readonly T[]): T[] {
  return tasks.filter((task) => task.sub_tasks === 0);
}

/** Tasks that have sub-tasks and yet a count of their own ("01 chuyên mục/01 tháng"): followed by it, beside their leaves. */
export function countedParents<T extends { sub_tasks: number; target_count: number | null }>(
  tasks: readonly T[],
): T[] {
  return tasks.filter((task) => task.target_count !== null && task.sub_tasks > 0);
}

/** How many leaves are in each state. */
export function tally(states: Iterable<TaskState>): Record<TaskState, number> {
  const counts = { not_started: 0, in_time: 0, in_progress: 0, done: 0, overdue: 0, ended: 0 };
  for (const state of states) counts[state] += 1;
  return counts;
}
