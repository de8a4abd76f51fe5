import type { Comparability } from './comparability';
import { subtract } from './numbers';
import type { Finding, Period } from './types';

/** A value and rank of one unit in one period; null = there is none. */
export interface Standing {
  value: number | null;
  rank: number | null;
}

export interface ChangeInput {
  now: Standing;
  /** Standing in the base period; null when the unit has no row there. */
  before: Standing | null;
  /** Latest earlier period of the same kind with figures; null when there is none. */
  base_period: Period | null;
  /** Of now against the base period; null when there is no base period. */
  comparability: Comparability | null;
  /** Whether both figures are published ones, or both the reader's own. */
  same_origin: boolean;
  /** Units ranked now and then. */
  ranked_now: ReadonlySet<string>;
  ranked_before: ReadonlySet<string>;
  /** Whether a rank of either period rests on estimates: such ranks are not compared. */
  rank_estimated: boolean;
}

export interface Change {
  /** Now minus then, in points; percentage points for percents. */
  value: number | null;
  /** Places climbed: positive = better. */
  rank: number | null;
  comparable: boolean;
  /** Why there is no change of value. */
  reason: Finding | null;
  /** Why there is no change of rank. */
  rank_reason: Finding | null;
}

function plain(code: string, base: Period | null): Finding {
  return { code, params: base === null ? {} : { base_period: base } };
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((id) => b.has(id));
}

function rankReason(input: ChangeInput): Finding | null {
  if (input.rank_estimated) return plain('rank_estimated', input.base_period);
  if (input.now.rank === null || input.before === null || input.before.rank === null) {
    return plain('rank_not_computed', input.base_period);
  }
  if (!sameSet(input.ranked_now, input.ranked_before)) {
    const params = { now: input.ranked_now.size, before: input.ranked_before.size };
    return { code: 'rank_set_differs', params };
  }
  return null;
}

/**
 * Change of value and of rank against the base period, each with its reason when there is none: `no_value`,
 * `no_previous_value`, what comparability found (`series_break`, `unit_changed`, `different_period_kind`),
 * `different_origin` (one figure is published, the other the reader's own), and for the rank also `rank_estimated`,
 * `rank_not_computed`, `rank_set_differs {now, before}`: places among other units are not comparable.
 */
export function changeOf(input: ChangeInput): Change {
  const { now, before, base_period, comparability } = input;
  const none = (reason: Finding): Change => ({
    value: null,
    rank: null,
    comparable: false,
    reason,
    rank_reason: reason,
  });
  if (base_period === null) return none(plain('no_previous_value', null));
  if (comparability && !comparability.comparable) return none(comparability.reason);
  if (now.value === null) return none(plain('no_value', null));
  if (before === null || before.value === null)
    return none(plain('no_previous_value', base_period));
  if (!input.same_origin) return none(plain('different_origin', base_period));
  const rank_reason = rankReason(input);
  return {
    value: subtract(now.value, before.value),
    rank:
      rank_reason === null && now.rank !== null && before.rank !== null
        ? before.rank - now.rank
        : null,
    comparable: true,
    reason: null,
    rank_reason,
  };
}
