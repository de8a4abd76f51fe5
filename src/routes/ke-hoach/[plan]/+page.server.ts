import { error } from '@sveltejs/kit';
import { buildEngine } from '$lib/engine/build';
import { catalogue, sourcesOf } from '$lib/queries/answers/context';
import { plans } from '$lib/queries/plans';
import { ask } from '$lib/queries/question';
import { tasksOfPlan } from '$lib/queries/tasks-of-plan';
import { unitPages } from '../../don-vi/[unit]/places.server';

export async function entries() {
  return (await ask(await buildEngine(), plans, {})).map(({ plan_id }) => ({ plan: plan_id }));
}

export async function load({ params }) {
  const engine = await buildEngine();
  const register = await ask(engine, plans, {});
  const plan = register.find((one) => one.plan_id === params.plan);
  if (!plan) error(404);
  const [tasks, known, pages, sources] = await Promise.all([
    ask(engine, tasksOfPlan, { plan_id: plan.plan_id }),
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
    leaves: tasks.filter((task) => !parents.has(task.task_id)).length,
    tasks: tasks.map(({ indicators, ...task }) => {
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
