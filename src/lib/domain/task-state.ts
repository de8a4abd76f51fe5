import { lastDay, monthsOf, quartersOf } from './periods';
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

/** State on a day, of the reports up to that day. Overdue by the end date only, whatever the start. */
export function stateOn(task: TimedTask, reports: readonly TaskReport[], day: IsoDate): TaskState {
  const last = lastReport(reports, day);
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
 * is not counted, or has no start. An open-ended task is counted by the year.
 */
export function counterOn(
  task: TimedTask,
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
    reports.filter(
      (one) => one.member_id === null && one.done_count !== null && one.reported_on >= start,
    ),
    day,
  );
  const done = last?.done_count ?? null;
  return { done, of, expected, behind: done === null ? null : Math.max(0, expected - done) };
}

/** A task given to a group, once a member. */
export interface FanOut {
  members: { member_id: string; state: TaskState }[];
  done: number;
  /** Members that have reported anything. */
  reported: number;
  /** Number of members; null = who they are is not known. */
  of: number | null;
}

/**
 * State of a group's task for each member, of the member's own reports. With `members` null (nobody has said who they
 * are) those that reported are listed, and their share stays unknown.
 */
export function fanOut(
  task: TimedTask,
  members: readonly string[] | null,
  reports: readonly TaskReport[],
  day: IsoDate,
): FanOut {
  const heard = reports
    .filter((one) => one.reported_on <= day)
    .flatMap((one) => (one.member_id === null ? [] : [one.member_id]));
  const states = [...new Set(members ?? heard)].sort().map((member_id) => ({
    member_id,
    state: stateOn(
      task,
      reports.filter((one) => one.member_id === member_id),
      day,
    ),
  }));
  return {
    members: states,
    done: states.filter(({ state }) => state === 'done').length,
    reported: states.filter(({ member_id }) => heard.includes(member_id)).length,
    of: members === null ? null : states.length,
  };
}

/**
 * State of a task that several answer for. A report for the task as a whole settles it; else it is done when all its
 * members are, and of members unknown (null) nobody can say that.
 */
export function jointState(
  task: TimedTask,
  members: readonly string[] | null,
  reports: readonly TaskReport[],
  day: IsoDate,
): TaskState {
  const known = reports.filter((one) => one.reported_on <= day);
  const whole = known.filter((one) => one.member_id === null);
  if (whole.length > 0) return stateOn(task, whole, day);
  const fan = fanOut(task, members, known, day);
  if (fan.reported === 0) return stateOn(task, [], day);
  if (members === null && fan.reported === 1) return stateOn(task, known, day);
  if (fan.done === fan.of) return 'done';
  // Silence is not undone: late is who reported and has not done it.
  return fan.members.some(({ state }) => state === 'overdue') ? 'overdue' : 'in_progress';
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
