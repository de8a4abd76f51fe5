import type { PlanDraft } from '$lib/domain/plan-draft';
import type { Engine } from '$lib/engine/engine';
import { askWeakness } from '$lib/queries/answers/weakness';
import type { SourceRow } from '$lib/queries/answers/types';

/** Where the figures come from that a plan's criteria are shown with as it is written. */
export async function figureSources(
  engine: Engine,
  { unit, items }: PlanDraft,
): Promise<SourceRow[]> {
  if (unit === '') return [];
  const served = new Set(items.flatMap(({ indicators }) => indicators));
  const found = await askWeakness(engine, unit);
  const ids = new Set(
    [...found.facts.values()]
      .filter(({ indicator_id }) => served.has(indicator_id))
      .flatMap(({ source_ids }) => source_ids),
  );
  return found.sources.filter(({ source_id }) => ids.has(source_id));
}
