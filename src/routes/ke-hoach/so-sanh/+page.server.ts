import { buildEngine } from '$lib/engine/build';
import { sourcesOf } from '$lib/queries/answers/context';
import { askPlanComparison, pairToCompare } from '$lib/queries/answers/plan-compare';
import { plans } from '$lib/queries/plans';
import { ask } from '$lib/queries/question';

export async function load() {
  const engine = await buildEngine();
  const register = await ask(engine, plans, {});
  const pair = pairToCompare(register);
  return {
    plans: register.map(({ plan_id, title_vi, source_id }) => ({ plan_id, title_vi, source_id })),
    pair: pair ? { a: pair[0].plan_id, b: pair[1].plan_id } : null,
    comparison: pair ? await askPlanComparison(engine, ...pair) : null,
    sources: await sourcesOf(
      engine,
      (pair ?? []).map((plan) => plan.source_id),
    ),
  };
}
