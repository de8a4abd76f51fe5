import { compareVietnamese } from '../../domain/fold';
import { changeOf } from '../../domain/change';
import { compare } from '../../domain/comparability';
import { compareNumbers } from '../../domain/numbers';
import type { Direction, Period } from '../../domain/types';
import { isRetrospective } from '../../domain/units-in-time';
import type { CellRow } from '../cells';
import type { UnitRow } from '../rows';
import type { UnitOfLevelRow } from '../units-of-level';
import { seriesOf, withNames } from './context';
import type { Context } from './context';
import { ranksEstimated } from './standings';
import type { Standings } from './standings';
import type { Alternative, RankingRow } from './types';

function alternativeOf(row: CellRow): Alternative {
  const { source_id, value, published_rank, status, own, own_file, note } = row;
  return { source_id, value, published_rank, status, own, own_file, note };
}

type Figures = Pick<
  RankingRow,
  | 'value'
  | 'published_rank'
  | 'published_of'
  | 'status'
  | 'source_id'
  | 'own'
  | 'own_file'
  | 'numerator'
  | 'denominator'
  | 'cumulative'
  | 'as_of'
  | 'note'
>;

function figuresOf(row: CellRow | undefined): Figures {
  return {
    value: row?.value ?? null,
    published_rank: row?.published_rank ?? null,
    published_of: row?.published_of ?? null,
    status: row?.status ?? null,
    source_id: row?.source_id ?? null,
    own: row?.own ?? false,
    own_file: row?.own_file ?? null,
    numerator: row?.numerator ?? null,
    denominator: row?.denominator ?? null,
    cumulative: row?.cumulative ?? null,
    as_of: row?.as_of ?? null,
    note: row?.note ?? null,
  };
}

/** What rows of one ranking are made from. */
export interface Work {
  context: Context;
  now: Standings;
  before: Standings | null;
  tiles: ReadonlyMap<string, { x: number; y: number }>;
  provisional: ReadonlyMap<string, number>;
}

/** The row of a unit of the set. */
export function rowOf(
  { context, now, before, tiles, provisional }: Work,
  unit: UnitOfLevelRow,
): RankingRow {
  const { unit_id } = unit;
  const cell = now.shown.get(unit_id);
  const rank = now.ranking.ranks.get(unit_id) ?? null;
  const estimated = ranksEstimated(now);
  const printed = !now.estimated.has(unit_id);
  const earlier = before?.shown.get(unit_id);
  const change = changeOf({
    now: { value: cell?.value ?? null, rank },
    before: earlier
      ? { value: earlier.value, rank: before?.ranking.ranks.get(unit_id) ?? null }
      : null,
    base_period: before?.period ?? null,
    comparability: before
      ? compare(
          seriesOf(context, unit, now.register, now.descent),
          before.period,
          now.period,
          context.rules,
        )
      : null,
    same_origin: !cell || !earlier || cell.own === earlier.own,
    ranked_now: new Set(now.ranking.ranks.keys()),
    ranked_before: new Set(before?.ranking.ranks.keys() ?? []),
    rank_estimated: estimated || (before !== null && ranksEstimated(before)),
  });
  const tile = tiles.get(unit_id);
  return {
    unit_id,
    name_vi: unit.name_vi,
    short_vi: unit.short_vi,
    level: unit.level,
    region: unit.region,
    tile_x: tile?.x ?? null,
    tile_y: tile?.y ?? null,
    rank: estimated ? null : rank,
    of: estimated ? null : now.ranking.of,
    provisional_rank: provisional.get(unit_id) ?? null,
    change_value: change.value,
    change_rank: change.rank,
    base_period: before?.period ?? null,
    comparable: change.comparable,
    reason: withNames(change.reason, now.register),
    rank_reason: withNames(change.rank_reason, now.register),
    retrospective: printed && isRetrospective(unit, now.period),
    ...figuresOf(
      printed || cell?.value !== null || cell.published_rank !== null ? cell : undefined,
    ),
    alternatives: (now.beside.get(unit_id) ?? []).map(alternativeOf),
    estimate: now.estimates.get(unit_id) ?? null,
    estimated_rank: estimated ? rank : null,
  };
}

/** A figure outside the set: it has no rank and no change. */
export function otherRow(
  row: CellRow,
  unit: UnitRow & { region?: string | null },
  period: Period,
): RankingRow {
  const none = { code: 'outside_set', params: {} };
  return {
    unit_id: row.unit_id,
    name_vi: unit.name_vi,
    short_vi: unit.short_vi,
    level: row.level,
    region: unit.region ?? null,
    tile_x: null,
    tile_y: null,
    rank: null,
    of: null,
    provisional_rank: null,
    change_value: null,
    change_rank: null,
    base_period: null,
    comparable: false,
    reason: none,
    rank_reason: none,
    retrospective: isRetrospective(unit, period),
    ...figuresOf(row),
    alternatives: [],
    estimate: null,
    estimated_rank: null,
  };
}

/** Rank order; then value, best first; then published rank; then name. Units without a value last. */
export function orderRows(direction: Direction | null): (a: RankingRow, b: RankingRow) => number {
  const sign = direction === 'lower_better' ? 1 : -1;
  const last = (value: number | null) => value ?? Infinity;
  return (a, b) =>
    Number(a.value === null) - Number(b.value === null) ||
    compareNumbers(last(a.rank ?? a.estimated_rank), last(b.rank ?? b.estimated_rank)) ||
    sign * compareNumbers(a.value ?? 0, b.value ?? 0) ||
    compareNumbers(last(a.published_rank), last(b.published_rank)) ||
    compareVietnamese(a.short_vi, b.short_vi) ||
    (a.unit_id < b.unit_id ? -1 : 1);
}
