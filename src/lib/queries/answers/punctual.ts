import { isGroup } from '../../domain/agency-groups';
import { firstDay, lastDay } from '../../domain/periods';
import { punctualList, type PunctualList } from '../../domain/punctual';
import type { IsoDate, Period } from '../../domain/types';
import type { Engine } from '../../engine/engine';
import { ALL_TASKS } from '../tasks';
import type { PlanRow } from '../plans';
import { sourcesOf } from './context';
import { askRegister, insideOf, type RegisterTask } from './tasks';
import type { SourceRow } from './types';

/** Source of all plans of a simulated package. */
const SIMULATED = 'mo-phong';

export interface AskPunctual {
  plan_id: string;
  period: Period;
  today: IsoDate;
}

export interface PunctualAnswer {
  plan: PlanRow;
  period: Period;
  today: IsoDate;
  list: PunctualList;
  /** Names of agencies and units, and the codes of tasks, by id. */
  names: ReadonlyMap<string, string>;
  codes: ReadonlyMap<string, string>;
  /** Agencies of the package, which have a page. */
  shipped: ReadonlySet<string>;
  simulated: boolean;
  /** Some reports are in the reader's own files. */
  own: boolean;
  sources: SourceRow[];
}

/** Who finished every task of a plan in time that was due in a period; null = no such plan. */
export async function askPunctual(
  engine: Engine,
  { plan_id, period, today }: AskPunctual,
): Promise<PunctualAnswer | null> {
  const register = await askRegister(engine, { ...ALL_TASKS, plan_id });
  const plan = register.plans.find((one) => one.plan_id === plan_id);
  if (!plan) return null;
  const groups = new Set(register.agencies.filter(isGroup).map(({ agency_id }) => agency_id));
  const inside = await insideOf(engine, plan.unit_id);
  const due = (task: RegisterTask) => ({
    ...task,
    responsible:
      (task.doers.by === 'group' ? task.doers.members : null) ??
      task.leads.filter((id) => !groups.has(id)),
    unknown_group: task.doers.by === 'group' && task.doers.members === null,
  });
  const list = punctualList(register.tasks.map(due), {
    ...{ first: firstDay(period), last: lastDay(period), today },
  });
  const asked = new Set(list.due);
  return {
    ...{ plan, period, today, list },
    names: new Map([
      ...inside.map((unit) => [unit.unit_id, unit.name_vi] as const),
      ...register.agencies.map((one) => [one.agency_id, one.name_vi] as const),
    ]),
    codes: new Map(register.tasks.map((task) => [task.task_id, task.code])),
    shipped: new Set(register.agencies.flatMap((one) => (one.own ? [] : [one.agency_id]))),
    simulated: plan.source_id === SIMULATED,
    own: register.tasks.some(
      (task) => asked.has(task.task_id) && task.reports.some((one) => one.own_file !== null),
    ),
    sources: await sourcesOf(engine, [plan.source_id]),
  };
}
