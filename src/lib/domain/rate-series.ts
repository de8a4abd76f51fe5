import { compare } from './comparability';
import type { Rules, Series } from './comparability';
import { subtract } from './numbers';
import {
  basePeriod,
  comparePeriods,
  monthsOf,
  periodKind,
  quartersOf,
  formatPeriod,
  parsePeriod,
} from './periods';
import type { PeriodKind } from './periods';
import { isSmallDenominator, sumPeriods, wilson95 } from './rates';
import type { RatePart } from './rates';
import type { Finding, Period } from './types';

/** A period of a series of rates or counts: as printed, or added up from shorter ones. */
export interface RatePoint<R extends RatePart = RatePart> extends RatePart {
  /** The row as it stands; null for a period that was added up, or could not be. */
  row: R | null;
  /** Shorter periods it was added up from. */
  of: Period[];
  /** Shorter periods for want of which it could not be. */
  missing: Period[];
  /** Wilson's 95 % interval in percent; null without both parts. */
  interval: { low: number; high: number } | null;
  /** It rests on fewer than 30 cases. */
  small: boolean;
  /** Now minus the period before of the same kind; null where there is none or it may not be compared. */
  change: number | null;
  base_period: Period | null;
  /** Why the two may not be compared; null when they may. */
  reason: Finding | null;
}

/** Longer periods of a kind that a shorter one lies in. */
function around(period: Period, kind: PeriodKind): Period[] {
  const parsed = parsePeriod(period);
  if (!parsed || (parsed.kind !== 'month' && parsed.kind !== 'quarter')) return [];
  const parts = { year: 1, half: 2, nine_months: 1, quarter: 4, month: 0 }[kind];
  return Array.from({ length: parts }, (_, i) =>
    formatPeriod({ kind, year: parsed.year, part: i + 1 }),
  ).filter(
    (longer) => longer !== period && [...monthsOf(longer), ...quartersOf(longer)].includes(period),
  );
}

/**
 * The periods of one kind of a series, oldest first: those printed, and those that shorter ones add up to. A longer
 * period of which only some months are there stands without a value, with the months that are missing.
 */
export function ratePoints<R extends RatePart & { own: boolean }>(
  rows: readonly R[],
  kind: PeriodKind,
  series: Series,
  rules: Rules,
  adds: 'rate' | 'count' | null,
): RatePoint<R>[] {
  const counts = adds !== 'rate';
  const printed = new Map(
    rows.filter((row) => periodKind(row.period) === kind).map((row) => [row.period, row]),
  );
  const shorterOf = (own: boolean) =>
    rows.filter((row) => row.own === own && periodKind(row.period) !== kind);
  const summed = new Map(
    [true, false].flatMap((own) => {
      const shorter = adds === null ? [] : shorterOf(own);
      const wanted = [...new Set(shorter.flatMap((row) => around(row.period, kind)))];
      return wanted.map(
        (period) => [period, { ...sumPeriods(shorter, period, counts), own }] as const,
      );
    }),
  );
  const periods = [...new Set([...printed.keys(), ...summed.keys()])].sort(comparePeriods);
  const found: (RatePoint<R> & { own: boolean })[] = [];
  for (const period of periods) {
    const row = printed.get(period) ?? null;
    const sum = row ? null : summed.get(period);
    const part = row ?? sum;
    if (!part) continue;
    const { value, numerator, denominator } = part;
    const range =
      !counts && numerator !== null && denominator !== null
        ? wilson95(numerator, denominator)
        : null;
    const valued = found.filter((point) => point.value !== null);
    const base_period = basePeriod(
      period,
      valued.map((point) => point.period),
    );
    const base = valued.find((point) => point.period === base_period);
    const compared = base ? compare(series, base.period, period, rules) : null;
    const reason =
      compared?.comparable === false
        ? compared.reason
        : base && base.own !== part.own
          ? { code: 'different_origin', params: {} }
          : null;
    found.push({
      ...{ period, value, numerator, denominator, row, base_period, reason, own: part.own },
      cumulative: row?.cumulative ?? null,
      of: sum?.of ?? [],
      missing: sum?.missing ?? [],
      interval: range && { low: range.low * 100, high: range.high * 100 },
      small: denominator !== null && !counts && isSmallDenominator(denominator),
      change:
        reason === null && value !== null && base?.value != null
          ? subtract(value, base.value)
          : null,
    });
  }
  return found;
}

/** The kinds of period that rows have themselves or add up to, shortest first. */
export function periodKindsOf(rows: readonly RatePart[]): PeriodKind[] {
  const kinds: readonly PeriodKind[] = ['month', 'quarter', 'half', 'nine_months', 'year'];
  const there = new Set(rows.map((row) => periodKind(row.period)));
  const shortest = there.has('month') ? 0 : there.has('quarter') ? 1 : null;
  return kinds.filter((kind, i) => there.has(kind) || (shortest !== null && i > shortest));
}
