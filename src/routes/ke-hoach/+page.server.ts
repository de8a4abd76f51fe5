import { buildEngine } from '$lib/engine/build';
import { sourcesOf } from '$lib/queries/answers/context';
import { plans } from '$lib/queries/plans';
import { ask } from '$lib/queries/question';

export async function load() {
  const engine = await buildEngine();
  const rows = await ask(engine, plans, {});
  return {
    plans: rows,
    sources: await sourcesOf(
      engine,
      rows.map((row) => row.source_id),
    ),
  };
}
