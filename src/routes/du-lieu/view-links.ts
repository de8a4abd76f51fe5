import { MOST_UNITS, writeCompare, writeRanking } from '$lib/state/address';
import type { OwnView } from '$lib/state/own-views';

const NOTHING = { units: [], indicators: [], from: null, to: null, kind: 'line' as const };

/** Address of the ranking that shows a reader's own rows. */
export function rankingAddress({ indicator_id, period, level, within }: OwnView): string {
  const none = { indicator: null, region: null, us: null, find: '', sort: null };
  return `/xep-hang/${indicator_id}${writeRanking({ ...none, period, level, within })}`;
}

/** Address of a comparison of the file's units, over the indicators that the first view's level has. */
export function compareAddress(views: readonly OwnView[]): string | null {
  const [first] = views;
  if (!first) return null;
  const same = views.filter((view) => view.level === first.level && view.within === first.within);
  return `/so-sanh${writeCompare(
    {
      ...NOTHING,
      units: first.units.slice(0, MOST_UNITS),
      indicators: same.slice(0, 4).map((view) => view.indicator_id),
    },
    NOTHING,
  )}`;
}
