import { comparePeriods, firstDay, periodKind, referenceDate } from './periods';
import type { Finding, Level, Period, SeriesBreak, Unit, UnitLink } from './types';
import { changedBetween } from './units-in-time';

/** One series: an indicator measured for one unit. */
export interface Series {
  indicator_id: string;
  level: Level;
  unit: Pick<Unit, 'unit_id' | 'valid_from'>;
  /** Ids from the parent upwards: a break with the scope of a province binds its communes too. */
  ancestors: readonly string[];
  /** In current boundaries: the units that went fully into this one, with figures of which it is rolled up. */
  family?: readonly string[];
}

/** What decides on comparability. */
export interface Rules {
  breaks: readonly SeriesBreak[];
  links: readonly UnitLink[];
}

export type Comparability = { comparable: true } | { comparable: false; reason: Finding };

function applies(row: SeriesBreak, series: Series): boolean {
  return (
    row.indicator_id === series.indicator_id &&
    (row.level === null || row.level === series.level) &&
    (row.scope_unit_id === null ||
      row.scope_unit_id === series.unit.unit_id ||
      series.family?.includes(row.scope_unit_id) ||
      series.ancestors.includes(row.scope_unit_id))
  );
}

/**
 * Whether `period` belongs to the series that begins with the break. Read on the reference date, so that
 * a quarter of 2022 is behind a break at 2022, and the year 2025 is behind a break at 2025-Q3.
 */
function isBehind(period: Period, breakPeriod: Period): boolean {
  return referenceDate(period) >= firstDay(breakPeriod);
}

/**
 * Whether two values of one series may be compared; the order of the periods does not matter.
 * Not so when the periods are of different kinds (`different_period_kind {from, to}`), the territory changed
 * (`unit_changed {unit_id, other_unit_id, effective_on}`, other_unit_id empty when the unit itself began), or a break
 * lies between (`series_break {reason_code, period, reason_vi?}`, the latest one). The first that holds is named.
 */
export function compare(series: Series, p1: Period, p2: Period, rules: Rules): Comparability {
  const [from, to] = comparePeriods(p1, p2) <= 0 ? [p1, p2] : [p2, p1];
  if (periodKind(from) !== periodKind(to)) {
    return { comparable: false, reason: { code: 'different_period_kind', params: { from, to } } };
  }
  const change = changedBetween(series.unit, from, to, rules.links, series.family);
  if (change) {
    const params = {
      unit_id: series.unit.unit_id,
      other_unit_id: change.other_unit_id ?? '',
      effective_on: change.effective_on,
    };
    return { comparable: false, reason: { code: 'unit_changed', params } };
  }
  const crossed = rules.breaks
    .filter(
      (row) => applies(row, series) && !isBehind(from, row.period) && isBehind(to, row.period),
    )
    .sort((a, b) => comparePeriods(b.period, a.period) || (a.reason_code < b.reason_code ? -1 : 1));
  const nearest = crossed[0];
  if (nearest) {
    const { reason_code, reason_vi, period } = nearest;
    const params = { reason_code, period, ...(reason_vi === undefined ? {} : { reason_vi }) };
    return { comparable: false, reason: { code: 'series_break', params } };
  }
  return { comparable: true };
}

/** All units of a level in one period. */
export interface SetInPeriod {
  period: Period;
  /** Ids of the units the set is made of. */
  units: ReadonlySet<string>;
}

/**
 * Whether what sums up all units of a level (a median, a mean) may be compared over two periods: no break lies between
 * (as in `compare`; those with the scope of a unit bind that unit alone) and the set has the same units
 * (`set_changed {from, to}`, how many units each had).
 */
export function compareSets(
  indicator: { indicator_id: string; level: Level },
  a: SetInPeriod,
  b: SetInPeriod,
  breaks: readonly SeriesBreak[],
): Comparability {
  const everywhere = { ...indicator, unit: { unit_id: '', valid_from: null }, ancestors: [] };
  const found = compare(everywhere, a.period, b.period, { breaks, links: [] });
  if (!found.comparable) return found;
  const same = a.units.size === b.units.size && [...a.units].every((id) => b.units.has(id));
  if (same) return found;
  const [from, to] = comparePeriods(a.period, b.period) <= 0 ? [a, b] : [b, a];
  const params = { from: from.units.size, to: to.units.size };
  return { comparable: false, reason: { code: 'set_changed', params } };
}

/** A piece of a series through which a line may be drawn. */
export interface Segment<P> {
  points: P[];
  /** Why it is not joined to the piece before; null for the first, or when only a value is missing between. */
  break_before: Finding | null;
}

/**
 * Cuts a series into pieces that may be joined by a line. Points need not be sorted; a point without a
 * value ends a piece and stands in none. Each value is compared with the last one before it.
 */
export function segments<P extends { period: Period; value: number | null }>(
  points: readonly P[],
  series: Series,
  rules: Rules,
): Segment<P>[] {
  const pieces: Segment<P>[] = [];
  let last: P | null = null;
  let gap = false;
  for (const point of [...points].sort((a, b) => comparePeriods(a.period, b.period))) {
    if (point.value === null) {
      gap = true;
      continue;
    }
    const found: Comparability = last
      ? compare(series, last.period, point.period, rules)
      : { comparable: true };
    const piece = pieces.at(-1);
    if (piece && found.comparable && !gap) piece.points.push(point);
    else pieces.push({ points: [point], break_before: found.comparable ? null : found.reason });
    last = point;
    gap = false;
  }
  return pieces;
}
