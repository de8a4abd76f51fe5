import { isReportOf, stateOn, type TaskReport, type TimedTask } from './task-state';
import type { IsoDate } from './types';

/** A task as far as it is judged who finished it in time. */
export interface DueTask extends TimedTask {
  task_id: string;
  sub_tasks: number;
  /** Each of whom has to do it. */
  responsible: readonly string[];
  /** Given to a group of which the members are not known: it is judged for nobody of the group. */
  unknown_group: boolean;
  reports: readonly TaskReport[];
}

/** How somebody did what was due. */
export interface Punctuality {
  id: string;
  /** Tasks reported done by their last day. */
  in_time: string[];
  /** Reported on, but not as done by the last day. */
  not_shown: string[];
  /** Nobody has reported: neither done nor not done. */
  unreported: string[];
}

export interface PunctualList {
  /** Who finished everything that was due in time, most tasks first. */
  listed: Punctuality[];
  /** Everybody else with something due. */
  left: Punctuality[];
  /** Tasks that were due, and those of them given to a group of unknown members. */
  due: string[];
  unknown_groups: string[];
}

/** What was said up to a day of the work of one of those responsible. */
function heard(task: DueTask, id: string, day: IsoDate): TaskReport[] {
  const known = task.reports.filter(({ reported_on }) => reported_on <= day);
  const members = new Set(known.flatMap(({ member_id }) => member_id ?? []));
  // Of a task that one alone has to do, whoever reports speaks of it.
  const alone = task.responsible.length === 1 && !task.unknown_group && members.size === 1;
  return known.filter((one) => alone || one.member_id === null || isReportOf(one, id));
}

function standing(task: DueTask, id: string, today: IsoDate): keyof Omit<Punctuality, 'id'> {
  if (heard(task, id, today).length === 0) return 'unreported';
  const end = task.end_date ?? today;
  const by = heard(task, id, end);
  const whole = by.filter(({ member_id }) => member_id === null);
  const own = by.filter(({ member_id }) => member_id !== null);
  // A report for the task as a whole that says done settles it for all; of one alone the last report speaks.
  const said = task.responsible.length > 1 || task.unknown_group ? [whole, own] : [by];
  return said.some((reports) => stateOn(task, reports, end) === 'done') ? 'in_time' : 'not_shown';
}

/**
 * Who finished all tasks in time that were due from `first` to `last` (both inclusive) and whose last day is over on
 * `today`. In time = a report dated by the task's last day says done. Open-ended tasks are never due; tasks with parts
 * are told by these.
 */
export function punctualList(
  tasks: readonly DueTask[],
  { first, last, today }: { first: IsoDate; last: IsoDate; today: IsoDate },
): PunctualList {
  const due = tasks.filter(
    ({ sub_tasks, end_date }) =>
      sub_tasks === 0 &&
      end_date !== null &&
      end_date >= first &&
      end_date <= last &&
      end_date < today,
  );
  const found = new Map<string, Punctuality>();
  for (const task of due)
    for (const id of new Set(task.responsible)) {
      const one = found.get(id) ?? { id, in_time: [], not_shown: [], unreported: [] };
      found.set(id, one);
      one[standing(task, id, today)].push(task.task_id);
    }
  const all = [...found.values()].sort(
    (a, b) => b.in_time.length - a.in_time.length || (a.id < b.id ? -1 : 1),
  );
  const whole = ({ not_shown, unreported }: Punctuality) =>
    not_shown.length + unreported.length === 0;
  return {
    listed: all.filter(whole),
    left: all.filter((one) => !whole(one)),
    due: due.map(({ task_id }) => task_id),
    unknown_groups: due.filter((task) => task.unknown_group).map(({ task_id }) => task_id),
  };
}
