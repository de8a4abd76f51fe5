import { checkPlan } from '../../domain/plan-check';
import type { CheckedPlan } from '../../domain/plan-check';
import type { Engine } from '../../engine/engine';
import type { PlanRow } from '../plans';
import { ask } from '../question';
import { targetsOfPlan } from '../targets-of-plan';
import { tasksOfPlan } from '../tasks-of-plan';
import type { TaskRow } from '../tasks-of-plan';

const ids = (listed: string): string[] => listed.split(' ').filter((id) => id !== '');

/** The tasks of a plan, and what is to be made clear in them before it is issued. */
export async function askPlanCheck(
  engine: Engine,
  { plan_id, year }: Pick<PlanRow, 'plan_id' | 'year'>,
): Promise<CheckedPlan & { rows: TaskRow[] }> {
  const [rows, targets] = await Promise.all([
    ask(engine, tasksOfPlan, { plan_id }),
    ask(engine, targetsOfPlan, { plan_id }),
  ]);
  const tasks = rows.map((row) => ({
    ...row,
    leads: ids(row.leads),
    supports: ids(row.supports),
    indicators: ids(row.indicators),
  }));
  const targeted = targets.map(({ indicator_id }) => indicator_id);
  return { rows, ...checkPlan(tasks, year, targeted) };
}
