import { buildEngine } from '$lib/engine/build';
import { sourcesOf } from '$lib/queries/answers/context';
import { askOutreach } from '$lib/queries/answers/outreach';

export async function load() {
  const engine = await buildEngine();
  const answer = await askOutreach(engine);
  return {
    answer,
    sources: await sourcesOf(
      engine,
      answer.plans.map((plan) => plan.source_id),
    ),
  };
}
