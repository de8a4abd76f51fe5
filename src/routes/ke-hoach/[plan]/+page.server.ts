import { error } from '@sveltejs/kit';
import { buildEngine } from '$lib/engine/build';
import { catalogue, sourcesOf } from '$lib/queries/answers/context';
import { askPlanCheck } from '$lib/queries/answers/plan-check';
import { leadsOfPlan } from '$lib/queries/leads-of-plan';
import { plans } from '$lib/queries/plans';
import { ask } from '$lib/queries/question';
import { unitPages } from '../../don-vi/[unit]/places.server';

export async function entries() {
  return (await ask(await buildEngine(), plans, {})).map(({ plan_id }) => ({ plan: plan_id }));
}

export async function load({ params }) {
  const engine = await buildEngine();
  const register = await ask(engine, plans, {});
  const plan = register.find((one) => one.plan_id === params.plan);
  if (!plan) error(404);
  const [{ rows: tasks, tasks: checked, unserved }, leads, known, pages, sources] =
    await Promise.all([
      askPlanCheck(engine, plan),
      ask(engine, leadsOfPlan, { plan_id: plan.plan_id }),
      catalogue(engine),
      unitPages(engine),
      sourcesOf(engine, [plan.source_id]),
    ]);
  const parents = new Set(tasks.map((task) => task.parent_id));
  const depths = new Map<string, number>();
  return {
    plan,
    parent: register.find((one) => one.plan_id === plan.parent_id) ?? null,
    unitPage: plan.unit_id !== null && pages.has(plan.unit_id),
    sources,
    leads,
    leaves: tasks.filter((task) => !parents.has(task.task_id)).length,
    checked,
    unserved: unserved.map((id) => ({
      indicator_id: id,
      short_vi: known.get(id)?.short_vi ?? id,
    })),
    tasks: tasks.map(({ indicators, frequency: _, ...task }) => {
      const depth = task.parent_id === null ? 0 : (depths.get(task.parent_id) ?? 0) + 1;
      depths.set(task.task_id, depth);
      return {
        ...task,
        depth,
        serves: indicators
          .split(' ')
          .flatMap((id) => known.get(id) ?? [])
          .map(({ indicator_id, short_vi }) => ({ indicator_id, short_vi })),
      };
    }),
  };
}
