import type { ReportRow } from './report';
import {
  counterOn,
  lastReport,
  wholeOf,
  type Doers,
  type TaskReport,
  type TimedTask,
} from './task-state';
import type { IsoDate } from './types';

/** A communication task of a report, and the forms it takes; no form = its words do not tell. */
export interface FormedRow<T> {
  row: ReportRow<T>;
  forms: readonly string[];
}

/** What one form of communication was to do and has done; a task of two forms counts in both. */
export interface FormCount<T> {
  /** Empty = not told. */
  form: string;
  /** Tasks with a number to reach, in the order given. */
  counted: T[];
  /** Sum of the numbers to reach, and of those to be reached by the day (null = a task does not say when). */
  planned: number;
  expected: number | null;
  /** Sum of what was reported; null = no number was. */
  done: number | null;
  /** Counted tasks of which nobody has reported a number: they are not in `done`. */
  unknown: T[];
  /** Tasks without a number to reach, and how many of them are reported done and not reported at all. */
  uncounted: T[];
  uncounted_done: number;
  uncounted_unreported: number;
}

interface Counted extends TimedTask {
  sub_tasks: number;
  doers: Doers;
  reports: readonly TaskReport[];
}

/** Tasks that are counted or done themselves: those without parts, and those with a number of their own. */
export const countsItself = (task: Pick<Counted, 'sub_tasks' | 'target_count'>): boolean =>
  task.sub_tasks === 0 || task.target_count !== null;

function doneOf(task: Counted, day: IsoDate): number | null {
  const counter = counterOn(task, task.doers, task.reports, day);
  if (counter) return counter.done;
  const told = wholeOf(task.doers, task.reports).filter((one) => one.done_count !== null);
  return lastReport(told, day)?.done_count ?? null;
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

function countOf<T extends Counted>(
  form: string,
  rows: readonly ReportRow<T>[],
  day: IsoDate,
): FormCount<T> {
  const counted = rows.map(({ task }) => task).filter(({ target_count }) => target_count !== null);
  const without = rows.filter(({ task }) => task.target_count === null);
  const done = counted.map((task) => ({ task, done: doneOf(task, day) }));
  const known = done.flatMap((one) => one.done ?? []);
  const expected = counted.map(
    (task) => counterOn(task, task.doers, task.reports, day)?.expected ?? null,
  );
  return {
    ...{ form, counted },
    planned: sum(counted.map(({ target_count }) => target_count ?? 0)),
    expected: expected.includes(null) ? null : sum(expected.flatMap((one) => one ?? [])),
    done: known.length === 0 ? null : sum(known),
    unknown: done.filter((one) => one.done === null).map(({ task }) => task),
    uncounted: without.map(({ task }) => task),
    uncounted_done: without.filter(({ state }) => state === 'done').length,
    uncounted_unreported: without.filter(({ state }) => state === 'unreported').length,
  };
}

/**
 * Planned against done by form of communication, on the day of a report. `forms` gives the order; other forms follow,
 * tasks without one come last. Forms without a task are left out. Mere headings do not count.
 */
export function countByForm<T extends Counted>(
  rows: readonly FormedRow<T>[],
  forms: readonly string[],
  day: IsoDate,
): FormCount<T>[] {
  const own = rows.filter(({ row }) => countsItself(row.task));
  const told = (found: readonly string[]) => (found.length > 0 ? found : ['']);
  const present = new Set(own.flatMap((one) => told(one.forms)));
  const others = [...present].filter((form) => form !== '' && !forms.includes(form)).sort();
  return [...forms, ...others, '']
    .filter((form) => present.has(form))
    .map((form) => {
      const of = own.filter((one) => told(one.forms).includes(form));
      return countOf(
        form,
        of.map(({ row }) => row),
        day,
      );
    });
}
