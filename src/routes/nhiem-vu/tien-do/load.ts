import type { TaskState } from '$lib/domain/task-state';
import { counterOn, fanOut, jointState, type Counter, type FanOut } from '$lib/domain/task-state';
import type { IsoDate } from '$lib/domain/types';
import type { Engine } from '$lib/engine/engine';
import { askRegister, type RegisterTask } from '$lib/queries/answers/tasks';
import { LATEST } from '$lib/queries/answers/unit-of';
import { remember } from '$lib/queries/memo';
import type { PlanRow } from '$lib/queries/plans';
import { ask } from '$lib/queries/question';
import { ALL_TASKS } from '$lib/queries/tasks';
import { unitsById } from '$lib/queries/units-by-id';

export interface FollowedTask {
  task: RegisterTask;
  plan: PlanRow | null;
  /** Who may report, where several have to do it. */
  members: { id: string; name: string }[];
}

/** A task with those who report on it; null = there is none of this id. */
export async function followedTask(engine: Engine, task_id: string): Promise<FollowedTask | null> {
  const register = await remember(engine, 'task register', () => askRegister(engine, ALL_TASKS));
  const task = register.tasks.find((one) => one.task_id === task_id);
  if (!task) return null;
  const heard = task.reports.flatMap(({ member_id }) => member_id ?? []);
  const ids = [...new Set([...((task.doers.by !== 'one' && task.doers.members) || []), ...heard])];
  const units = await ask(engine, unitsById, { unit_ids: ids, date: LATEST });
  const names = new Map([
    ...register.agencies.map((one) => [one.agency_id, one.name_vi] as const),
    ...units.map((one) => [one.unit_id, one.name_vi] as const),
  ]);
  return {
    task,
    plan: register.plans.find((one) => one.plan_id === task.plan_id) ?? null,
    members: ids.map((id) => ({ id, name: names.get(id) ?? id })),
  };
}

/** Where a task stands on a day. */
export interface Standing {
  state: TaskState;
  counter: Counter | null;
  fan: FanOut | null;
}

export function standingOn(task: RegisterTask, day: IsoDate): Standing {
  const counter = counterOn(task, task.doers, task.reports, day);
  return {
    state: jointState(task, task.doers, task.reports, day),
    counter: counter && counter.of > 1 ? counter : null,
    fan: fanOut(task, task.doers, task.reports, day),
  };
}
