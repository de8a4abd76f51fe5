import type { Engine } from '../../engine/engine';
import { leadsOfPlan } from '../leads-of-plan';
import type { LeadRow } from '../leads-of-plan';
import { plans } from '../plans';
import type { PlanRow } from '../plans';
import { ask } from '../question';
import { tasksOfPlan } from '../tasks-of-plan';
import type { TaskRow } from '../tasks-of-plan';
import { catalogue, sourcesOf } from './context';
import type { IndicatorRow, SourceRow } from './types';

/** Source of all plans of a simulated package. */
const SIMULATED = 'mo-phong';

export interface PlanParts {
  plan: PlanRow;
  /** In the order of the plan, with the indicators each serves. */
  tasks: (TaskRow & { serves: IndicatorRow[] })[];
  leads: LeadRow[];
  sources: SourceRow[];
  simulated: boolean;
}

/** All that the documents of a plan are made of; null where there is no such plan. */
export async function askPlanDocument(engine: Engine, plan_id: string): Promise<PlanParts | null> {
  const plan = (await ask(engine, plans, {})).find((one) => one.plan_id === plan_id);
  if (!plan) return null;
  const [rows, leads, known, sources] = await Promise.all([
    ask(engine, tasksOfPlan, { plan_id }),
    ask(engine, leadsOfPlan, { plan_id }),
    catalogue(engine),
    sourcesOf(engine, [plan.source_id]),
  ]);
  const tasks = rows.map((row) => ({
    ...row,
    serves: row.indicators.split(' ').flatMap((id) => known.get(id) ?? []),
  }));
  return { plan, tasks, leads, sources, simulated: plan.source_id === SIMULATED };
}
