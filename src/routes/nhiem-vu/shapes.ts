import type { Doers, TaskReport, TimedTask } from '$lib/domain/task-state';
import { planHref } from '$lib/state/plan-href';

/** A task as pages show it: agencies, indicators and words about time are numbers in the lists of the page. */
export interface ShownTask extends TimedTask {
  id: string;
  plan: number;
  code: string;
  title: string;
  kind: string | null;
  leads: number[];
  supports: number[];
  indicators: number[];
  /** Number in `times`. */
  time: number;
  leaf: boolean;
  /** How many have to do it each, where it is given to a group; null = to no group, or to one not known. */
  size: number | null;
  /** Who has to do it; only of tasks with reports, of others nothing hangs on it. */
  doers?: Doers;
  reports: TaskReport[];
}

export interface ShownAgency {
  id: string;
  name: string;
  level: string | null;
  /** Who the group is, where a list says so. */
  members?: string[];
  /** Of the reader's files: it has no page. */
  own?: true;
}

export interface ShownPlan {
  id: string;
  title: string;
  /** "Tỉnh Gia Lai, 2021": short enough for a column. */
  short: string;
  /** Of the reader's files. */
  own?: true;
}

/** What the rows point into. */
export interface Lists {
  plans: ShownPlan[];
  agencies: ShownAgency[];
  indicators: { id: string; name: string }[];
  /** Words about time as written and as understood. */
  times: { text: string; understood: string }[];
}

/** Where a task is read in its plan. */
export function taskHref(task: ShownTask, { plans }: Lists): string | undefined {
  const plan = plans[task.plan];
  return plan && planHref(plan, task.id);
}

/** Rows under one heading of a table. */
export interface TaskGroup {
  key: string;
  title: string;
  href: string;
  rows: ShownTask[];
}
