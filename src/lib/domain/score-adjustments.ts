import { decimalsOf, roundTo } from './numbers';
import { rankUnits, type Ranking } from './ranking';
import type { IsoDate } from './types';

/** Points that a deciding body adds to (or, negative, takes from) the score of a unit in a period. */
export interface Adjustment {
  adjustment_id: string;
  unit_id: string;
  points: number;
  reason: string;
  decided_on: IsoDate | null;
  decided_by: string | null;
}

/** An adjustment with the score before and after it; both null while the raw score is not complete. */
export interface AdjustmentStep<A extends Adjustment> {
  adjustment: A;
  before: number | null;
  after: number | null;
}

/** a + b without binary noise. */
function plus(a: number, b: number): number {
  return roundTo(a + b, Math.min(10, Math.max(decimalsOf(a), decimalsOf(b))));
}

/** The adjustments of a unit in the order they were decided (those without a day last), one upon the other. */
export function adjustmentHistory<A extends Adjustment>(
  raw: number | null,
  adjustments: readonly A[],
): AdjustmentStep<A>[] {
  const key = ({ decided_on, adjustment_id }: A) => `${decided_on ?? '9999'} ${adjustment_id}`;
  let score = raw;
  return [...adjustments]
    .sort((a, b) => (key(a) < key(b) ? -1 : 1))
    .map((adjustment) => {
      const before = score;
      if (score !== null) score = plus(score, adjustment.points);
      return { adjustment, before, after: score };
    });
}

/** A unit with its score before and after adjustments. */
export interface AdjustedScore {
  unit_id: string;
  raw: number | null;
  adjusted: number | null;
  /** Ranks among the units of the same framework, level and period; null where the set is not complete. */
  rank_raw: number | null;
  rank_adjusted: number | null;
}

export interface AdjustedRanking {
  scores: AdjustedScore[];
  /** The ranking of the raw scores: why there are no ranks, and who is missing. */
  raw: Ranking;
}

/**
 * Ranks units by their raw and by their adjusted score, the most points first, equal scores together (1-2-2-4). As
 * everywhere only a complete set is ranked: every unit of `expected` has a score.
 */
export function rankAdjusted(
  totals: readonly { unit_id: string; value: number | null }[],
  adjustments: readonly Adjustment[],
  expected: readonly string[] | null,
): AdjustedRanking {
  const adjusted = (unit_id: string, raw: number | null) =>
    adjustments
      .filter((one) => one.unit_id === unit_id)
      .reduce<number | null>((sum, { points }) => (sum === null ? null : plus(sum, points)), raw);
  const rank = (cells: readonly { unit_id: string; value: number | null }[]) =>
    rankUnits(
      cells.map((cell) => ({ ...cell, published_rank: null })),
      { expected, withheld: [], direction: 'higher_better' },
    );
  const after = totals.map(({ unit_id, value }) => ({ unit_id, value: adjusted(unit_id, value) }));
  const [raw, then] = [rank(totals), rank(after)];
  return {
    raw,
    scores: totals.map(({ unit_id, value }, i) => ({
      unit_id,
      raw: value,
      adjusted: after[i]?.value ?? null,
      rank_raw: raw.ranks.get(unit_id) ?? null,
      rank_adjusted: then.ranks.get(unit_id) ?? null,
    })),
  };
}
