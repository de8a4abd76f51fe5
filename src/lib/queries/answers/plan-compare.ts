import { comparePlans, type ComparedPlan, type PlanComparison } from '../../domain/plan-compare';
import { fold } from '../../domain/fold';
import type { Engine } from '../../engine/engine';
import { agencies } from '../agencies';
import type { PlanRow } from '../plans';
import { ask } from '../question';
import { tasksOfPlan } from '../tasks-of-plan';
import { catalogue } from './context';

const listed = (text: string | null, by: RegExp): string[] =>
  (text ?? '').split(by).filter((one) => one !== '');

/** What became of plan `a` in plan `b`. */
export async function askPlanComparison(
  engine: Engine,
  a: PlanRow,
  b: PlanRow,
): Promise<PlanComparison> {
  const [known, register] = await Promise.all([catalogue(engine), ask(engine, agencies, {})]);
  const names = new Map(register.map((one) => [one.agency_id, one.name_vi]));
  const compared = async (plan: PlanRow): Promise<ComparedPlan> => {
    const rows = await ask(engine, tasksOfPlan, { plan_id: plan.plan_id });
    // Where no agency of the register is named, the words of the plan are compared.
    const named = (ids: string, words: string | null) =>
      ids === ''
        ? listed(words, /;\s*/).map((name) => ({ id: fold(name), name }))
        : listed(ids, / /).map((id) => ({ id, name: names.get(id) ?? id }));
    return {
      ...plan,
      basis: listed(plan.basis, /;\s*/),
      tasks: rows.map((row) => ({
        ...row,
        leads: named(row.leads, row.lead_agency_vi),
        supports: named(row.supports, row.coordinating_agencies_vi),
        indicators: listed(row.indicators, / /).map((id) => ({
          id,
          name: known.get(id)?.short_vi ?? id,
        })),
      })),
    };
  };
  return comparePlans(await compared(a), await compared(b));
}

/** Plans to compare first: the two latest of one unit that are of different years; null where there are none. */
export function pairToCompare(register: readonly PlanRow[]): [PlanRow, PlanRow] | null {
  for (const later of register) {
    const earlier = register.find(
      ({ unit_id, year }) =>
        unit_id !== null && unit_id === later.unit_id && (year ?? 0) < (later.year ?? 0),
    );
    if (earlier) return [earlier, later];
  }
  return null;
}
