import { compareNumbers } from './numbers';
import type { Cell, Direction, Finding } from './types';

/** What ranking needs of a cell; a published rank without a value counts as known, not as ranked. */
export type RankCell = Pick<Cell, 'unit_id' | 'value' | 'published_rank'>;

/** The set a ranking is over. */
export interface RankSet {
  /** Units that should have a value; null when no complete register of them is known. */
  expected: readonly string[] | null;
  /** Units known to have no published value. */
  withheld: readonly string[];
  direction: Direction | null;
  /** Why the set may not be ranked although every unit has a value. */
  unfit?: Finding | null;
}

export interface Ranking {
  /** unit_id → rank, 1 = best; empty when no rank may be computed. */
  ranks: ReadonlyMap<string, number>;
  /** How many units are ranked; null when none is. */
  of: number | null;
  expected: number | null;
  known_values: number;
  known_ranks: number;
  withheld: string[];
  missing: string[];
  incomplete: Finding | null;
}

/** Competition ranks 1-2-2-4 of the given values; equal values as given share a rank. */
export function competitionRanks(
  cells: readonly { unit_id: string; value: number }[],
  direction: Direction,
): Map<string, number> {
  const sign = direction === 'lower_better' ? 1 : -1;
  const sorted = [...cells].sort((a, b) => sign * compareNumbers(a.value, b.value));
  const ranks = new Map<string, number>();
  let rank = 0;
  sorted.forEach((cell, place) => {
    if (place === 0 || cell.value !== sorted[place - 1]?.value) rank = place + 1;
    ranks.set(cell.unit_id, rank);
  });
  return ranks;
}

function valued(cells: readonly RankCell[]): { unit_id: string; value: number }[] {
  return cells.flatMap(({ unit_id, value }) => (value === null ? [] : [{ unit_id, value }]));
}

/**
 * Ranks a set of units, one cell each. Only complete sets are ranked: every expected unit has a value or is
 * withheld. Cells of units outside the set do not count. Otherwise no unit has a rank and `incomplete` says
 * why: `incomplete_set {known_values, known_ranks, of}`, `unknown_set {known_values, known_ranks}` (no register
 * of the units), `no_direction` (neither more nor less is better), or what the set is `unfit` for.
 */
export function rankUnits(cells: readonly RankCell[], set: RankSet): Ranking {
  const inSet = set.expected === null ? null : new Set(set.expected);
  const counted = cells.filter((cell) => inSet === null || inSet.has(cell.unit_id));
  const values = valued(counted);
  const have = new Set(values.map((cell) => cell.unit_id));
  const known = new Set(set.withheld);
  const lacking = (set.expected ?? []).filter((id) => !have.has(id));
  const withheld = lacking.filter((id) => known.has(id));
  const missing = lacking.filter((id) => !known.has(id));
  const known_values = values.length;
  const known_ranks = counted.filter((cell) => cell.published_rank !== null).length;

  const why = (): Finding | null => {
    if (inSet === null) return { code: 'unknown_set', params: { known_values, known_ranks } };
    if (missing.length > 0 || known_values === 0) {
      return { code: 'incomplete_set', params: { known_values, known_ranks, of: inSet.size } };
    }
    if (set.direction === null) return { code: 'no_direction', params: {} };
    return set.unfit ?? null;
  };
  const incomplete = why();
  const ranks =
    incomplete === null && set.direction !== null
      ? competitionRanks(values, set.direction)
      : new Map<string, number>();
  return {
    ranks,
    of: ranks.size > 0 ? ranks.size : null,
    expected: inSet?.size ?? null,
    known_values,
    known_ranks,
    withheld,
    missing,
    incomplete,
  };
}

/**
 * The order among those units that have a value, for a reader who asks for it: to be called "hạng tạm trong n
 * đơn vị có số liệu" wherever it shows, never a rank. Empty without a direction.
 */
export function provisionalRanks(
  cells: readonly RankCell[],
  direction: Direction | null,
): Map<string, number> {
  return direction === null
    ? new Map<string, number>()
    : competitionRanks(valued(cells), direction);
}
