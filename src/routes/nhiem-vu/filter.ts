import { firstDay, formatPeriod, lastDay } from '$lib/domain/periods';
import type { IsoDate, Period } from '$lib/domain/types';
import type { TaskFilter } from '$lib/state/tasks-address';
import type { Lists, ShownTask } from './shapes';
import { stateOf } from './state-text';

/** Whether the time of a task and a period have a day in common. */
function runsIn({ start_date, end_date }: ShownTask, period: Period): boolean {
  return (
    (start_date === null || start_date <= lastDay(period)) &&
    (end_date === null || end_date >= firstDay(period))
  );
}

/** The tasks that fit, in their order; without a day the state is not looked at. */
export function filterTasks(
  tasks: readonly ShownTask[],
  { plans, agencies, indicators }: Lists,
  { plan, agency, role, kind, indicator, period, state }: TaskFilter,
  day: IsoDate | null,
): ShownTask[] {
  const numberOf = (list: readonly { id: string }[], id: string | null) =>
    id === null ? null : list.findIndex((one) => one.id === id);
  const [ofPlan, who, serves] = [
    numberOf(plans, plan),
    numberOf(agencies, agency),
    numberOf(indicators, indicator),
  ];
  return tasks.filter(
    (task) =>
      (ofPlan === null || task.plan === ofPlan) &&
      (who === null ||
        (role !== 'coordinating' && task.leads.includes(who)) ||
        (role !== 'lead' && task.supports.includes(who))) &&
      (kind === null || task.kind === kind) &&
      (serves === null || task.indicators.includes(serves)) &&
      (period === null || runsIn(task, period)) &&
      (state === null || day === null || stateOf(task, day) === state),
  );
}

/** Years in which some task starts or ends, each followed by its quarters. */
export function periodsOf(tasks: readonly ShownTask[]): Period[] {
  const years = new Set(
    tasks.flatMap(({ start_date, end_date }) =>
      [start_date, end_date].flatMap((day) => (day === null ? [] : [Number(day.slice(0, 4))])),
    ),
  );
  return [...years]
    .sort((a, b) => b - a)
    .flatMap((year) => [
      formatPeriod({ kind: 'year', year, part: 1 }),
      ...[1, 2, 3, 4].map((part) => formatPeriod({ kind: 'quarter', year, part })),
    ]);
}

/** Key of an agency's share in a plan, of their numbers in the lists. */
export const shareKey = (agency: number, plan: number): string => `${agency} ${plan}`;

/** How many tasks of a plan an agency leads and supports, by `shareKey`; of others there is no entry. */
export function countShares(
  tasks: readonly ShownTask[],
): ReadonlyMap<string, { leads: number; supports: number }> {
  const counts = new Map<string, { leads: number; supports: number }>();
  for (const task of tasks)
    for (const role of ['leads', 'supports'] as const)
      for (const agency of new Set(task[role])) {
        const key = shareKey(agency, task.plan);
        const cell = counts.get(key) ?? { leads: 0, supports: 0 };
        cell[role] += 1;
        counts.set(key, cell);
      }
  return counts;
}
