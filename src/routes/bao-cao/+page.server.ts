import { buildEngine } from '$lib/engine/build';
import { plans } from '$lib/queries/plans';
import { ask } from '$lib/queries/question';

export async function load() {
  const rows = await ask(await buildEngine(), plans, {});
  return {
    plans: rows.map(({ plan_id, title_vi, year }) => ({ plan_id, title_vi, year })),
  };
}
