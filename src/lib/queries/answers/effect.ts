import { groupBy } from '../../domain/group-by';
import { periodKind } from '../../domain/periods';
import type { Engine } from '../../engine/engine';
import type { PlanRow } from '../plans';
import type { Register, RegisterTask } from './tasks';
import { askTrend } from './trend';
import type { TrendPoint } from './types';

/** Tasks of the plans of one unit that serve an indicator, and the unit's values of it. */
export interface EffectGroup {
  unit_id: string | null;
  /** Name of the unit, else of who issued the plan. */
  name_vi: string | null;
  plans: { plan: PlanRow; tasks: RegisterTask[] }[];
  /** Of one kind of period, yearly if there are such; empty where the unit has no figures. */
  points: TrendPoint[];
}

/**
 * What is done for an indicator beside what came of it, unit by unit in the order of the register; each task once.
 * Nothing is said about causes.
 */
export async function askEffect(
  engine: Engine,
  { tasks, plans }: Pick<Register, 'tasks' | 'plans'>,
  indicator_id: string,
): Promise<EffectGroup[]> {
  const serving = groupBy(
    tasks.filter(({ indicators }) => indicators.includes(indicator_id)),
    ({ plan_id }) => plan_id,
  );
  const units = groupBy(
    plans.filter(({ plan_id }) => serving.has(plan_id)),
    (plan) => plan.unit_id ?? plan.plan_id,
  );
  return Promise.all(
    [...units.values()].map(async (of): Promise<EffectGroup> => {
      const unit_id = of[0]?.unit_id ?? null;
      const all = unit_id === null ? [] : await askTrend(engine, { unit_id, indicator_id });
      const yearly = all.filter(({ period }) => periodKind(period) === 'year');
      return {
        unit_id,
        name_vi: of[0]?.unit_vi ?? of[0]?.issuing_unit_vi ?? null,
        plans: of.map((plan) => ({ plan, tasks: serving.get(plan.plan_id) ?? [] })),
        points: yearly.length > 0 ? yearly : all,
      };
    }),
  );
}
