import type { QualityFinding } from '$lib/domain/quality';
import type { Engine } from '$lib/engine/engine';
import { askQuality } from '$lib/queries/answers/quality';
import { remember } from '$lib/queries/memo';
import { unitPages } from '../don-vi/[unit]/places.server';
import { unitHref } from '../don-vi/words';
import { groupFindings, type QualityGroup } from './quality-groups';

/** Findings of the shipped package, found once a build. */
export const shippedQuality = (engine: Engine): Promise<QualityFinding[]> =>
  remember(engine, 'quality', () => askQuality(engine));

/** The findings of the shipped package as the page lists them. */
export async function qualityGroups(engine: Engine): Promise<QualityGroup[]> {
  const pages = await unitPages(engine);
  return groupFindings(engine, await shippedQuality(engine), (unit_id) =>
    unitHref({ unit_id, page: pages.has(unit_id) }),
  );
}
