import { budgetSources } from '$lib/domain/budget-sources';
import { buildEngine } from '$lib/engine/build';
import { sourcesOf } from '$lib/queries/answers/context';
import { register, shown, UNITS_SOURCE } from './register';

export async function load() {
  const engine = await buildEngine();
  const { tasks, plans } = await register(engine);
  const budgets = new Map<string, number>();
  for (const source of tasks.flatMap((task) => budgetSources(task.budget_source_vi)))
    budgets.set(source, (budgets.get(source) ?? 0) + 1);
  return {
    ...(await shown(engine, tasks)),
    budgets: [...budgets].sort(([, a], [, b]) => b - a),
    unfunded: tasks.filter((task) => budgetSources(task.budget_source_vi).length === 0).length,
    sources: await sourcesOf(
      engine,
      plans.map((plan) => plan.source_id),
    ),
    registerSources: await sourcesOf(engine, [
      ...plans.map((plan) => plan.source_id),
      ...(tasks.some(({ doers }) => doers.by === 'group' && doers.members !== null)
        ? [UNITS_SOURCE]
        : []),
    ]),
  };
}
