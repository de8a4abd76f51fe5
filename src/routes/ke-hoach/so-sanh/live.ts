import type { PlanComparison } from '$lib/domain/plan-compare';
import { sourcesOf } from '$lib/queries/answers/context';
import type { SourceRow } from '$lib/queries/answers/types';
import { askPlanComparison } from '$lib/queries/answers/plan-compare';
import { plans, type PlanRow } from '$lib/queries/plans';
import { ask } from '$lib/queries/question';
import { session } from '$lib/state/session.svelte';

/** Two plans as they were compared by the engine of this page. */
export interface Answer {
  a: string;
  b: string;
  comparison: PlanComparison;
  sources: SourceRow[];
}

/** All plans, the reader's own among them. */
export async function allPlans(): Promise<PlanRow[]> {
  return ask(await session.engine(), plans, {});
}

/** Compares two plans; null where one of them is not there. */
export async function compare(a: string, b: string): Promise<Answer | null> {
  const engine = await session.engine();
  const register = await ask(engine, plans, {});
  const [from, to] = [a, b].map((id) => register.find(({ plan_id }) => plan_id === id));
  if (!from || !to) return null;
  return {
    a,
    b,
    comparison: await askPlanComparison(engine, from, to),
    sources: await sourcesOf(engine, [from.source_id, to.source_id]),
  };
}
