import { error } from '@sveltejs/kit';
import { buildEngine } from '$lib/engine/build';
import { askDistribution } from '$lib/queries/answers/distribution';
import type { DistributionAnswer } from '$lib/queries/answers/distribution';
import { askTree } from '$lib/queries/answers/indicator-tree';

/** A year with fewer figures says nothing of how the provinces spread. */
const FEWEST = 5;

/** The distribution of an indicator over the provinces, or null where no year has enough of them. */
export async function distributionOf(indicator_id: string): Promise<DistributionAnswer | null> {
  const answer = await askDistribution(await buildEngine(), indicator_id);
  return answer.years.some((year) => year.values.length >= FEWEST) ? answer : null;
}

/** Every indicator of the catalogue has its page. */
export async function indicatorEntries(): Promise<{ indicator: string }[]> {
  const { byId } = await askTree(await buildEngine());
  return [...byId.keys()].map((indicator) => ({ indicator }));
}

/** An indicator with its place in the catalogue; ends in 404 for one that is not there. */
export async function placeOf(indicator_id: string) {
  const tree = await askTree(await buildEngine());
  const entry = tree.byId.get(indicator_id);
  if (!entry) error(404);
  return { tree, entry };
}
