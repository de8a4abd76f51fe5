import {
  MOST_UNITS,
  rankingIn,
  writeCompare,
  writeRanking,
  type CompareChoice,
} from '$lib/state/address';
import type { OwnView } from '$lib/state/own-views';

const NOTHING: CompareChoice = {
  units: [],
  indicators: [],
  from: null,
  to: null,
  kind: 'line',
  boundaries: 'original',
  weighting: 'simple',
};

/** Address of the ranking that shows a reader's own rows. */
export function rankingAddress({ indicator_id, period, level, within }: OwnView): string {
  return `/xep-hang/${indicator_id}${writeRanking({ ...rankingIn(''), period, level, within })}`;
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
