import { roundTo, subtract } from './numbers';
import { monthsOf, quartersOf } from './periods';
import type { Measure, Period } from './types';

/** A rate on fewer cases than this is marked as resting on little. */
export const SMALL_DENOMINATOR = 30;

/** 97.5 % quantile of the normal distribution. */
const Z95 = 1.959963984540054;

/** Percent 0–100 from counts; null without a positive denominator. */
export function ratePercent(numerator: number, denominator: number): number | null {
  return denominator > 0 ? (numerator / denominator) * 100 : null;
}

/** Whether a rate rests on too few cases to be read closely. */
export function isSmallDenominator(denominator: number): boolean {
  return denominator < SMALL_DENOMINATOR;
}

/**
 * Wilson score interval (95 %) of a proportion, as shares 0–1: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)
 * (E. B. Wilson, 1927). Null unless 0 ≤ numerator ≤ denominator and denominator > 0.
 */
export function wilson95(
  numerator: number,
  denominator: number,
): { low: number; high: number } | null {
  if (!(denominator > 0) || numerator < 0 || numerator > denominator) return null;
  const p = numerator / denominator;
  const z2n = (Z95 * Z95) / denominator;
  const centre = p + z2n / 2;
  const half = Z95 * Math.sqrt((p * (1 - p)) / denominator + z2n / (4 * denominator));
  const low = numerator === 0 ? 0 : (centre - half) / (1 + z2n);
  const high = numerator === denominator ? 1 : (centre + half) / (1 + z2n);
  return { low: Math.min(p, Math.max(0, low)), high: Math.max(p, Math.min(1, high)) };
}

/** What a rate counts in its denominator; those of different kinds never share an axis. */
export const DENOMINATOR_KINDS = [
  'procedures',
  'services',
  'dossiers',
  'late_dossiers',
  'feedback',
  'answers',
  'documents',
  'people',
] as const;
export type DenominatorKind = (typeof DENOMINATOR_KINDS)[number];

/** A count or a rate of one period, with its parts. */
export interface RatePart {
  period: Period;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  /** From the beginning of the year on, not of the period alone: never added up. */
  cumulative: boolean | null;
}

/**
 * How shorter periods make a longer one: rates of their parts, counts by themselves; null = not at all, for what counts
 * one month or one dossier ("chuyên mục/tháng", "lần/hồ sơ"), for scores and ratios.
 */
export function addsUp(measure: Measure, unit_vi: string | null): 'rate' | 'count' | null {
  if (measure === 'percent') return 'rate';
  return measure === 'count' && !unit_vi?.includes('/') ? 'count' : null;
}

/** A longer period added up from shorter ones. */
export interface RateSum {
  period: Period;
  /** Percent for rates, the sum for counts; null when a period is missing or lacks its parts. */
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  /** The periods added up. */
  of: Period[];
  /** Shorter periods for want of which there is no sum. */
  missing: Period[];
}

function sumOf(
  period: Period,
  wanted: readonly Period[],
  rows: ReadonlyMap<Period, RatePart>,
  counts: boolean,
): RateSum {
  const usable = (row: RatePart | undefined): row is RatePart =>
    row !== undefined &&
    row.cumulative !== true &&
    (counts ? row.value !== null : row.numerator !== null && row.denominator !== null);
  const missing = wanted.filter((one) => !usable(rows.get(one)));
  const none = { period, value: null, numerator: null, denominator: null };
  if (wanted.length === 0 || missing.length > 0) return { ...none, of: [], missing };
  const add = (pick: (row: RatePart) => number | null) =>
    roundTo(
      wanted.reduce((sum, one) => sum + (pick(rows.get(one) as RatePart) ?? 0), 0),
      9,
    );
  if (counts) return { ...none, value: add((row) => row.value), of: [...wanted], missing };
  const numerator = add((row) => row.numerator);
  const denominator = add((row) => row.denominator);
  const value = ratePercent(numerator, denominator);
  return { period, value, numerator, denominator, of: [...wanted], missing };
}

/**
 * A period added up from its months, else from its quarters: Σnumerator ÷ Σdenominator for rates, the plain sum for
 * counts. Only where each of them is there; rows counted from the beginning of the year are never added. When neither
 * can be, what is `missing` is told of the kind that lacks less.
 */
export function sumPeriods(rows: readonly RatePart[], period: Period, counts = false): RateSum {
  const byPeriod = new Map(rows.map((row) => [row.period, row]));
  const months = sumOf(period, monthsOf(period), byPeriod, counts);
  if (months.value !== null) return months;
  const quarters = sumOf(period, quartersOf(period), byPeriod, counts);
  if (quarters.value !== null) return quarters;
  const some = (sum: RateSum, n: number) => sum.missing.length > 0 && sum.missing.length < n;
  return some(quarters, quartersOf(period).length) && !some(months, monthsOf(period).length)
    ? quarters
    : months;
}

/** An item of QĐ 766 as its framework has it; null = "Chưa xác định". */
export interface ScoredItem {
  max_points: number | null;
  /** Rate in percent that earns all points. */
  threshold: number | null;
}

export interface ItemPoints {
  /** max × min(1, rate ÷ threshold); null where maximum or threshold is not known. */
  points: number | null;
  /** max − points. */
  missing_points: number | null;
  /** Cases that lack to the threshold, the denominator held; null where threshold or parts are not known. */
  missing_cases: number | null;
}

/** Points of an item of QĐ 766 for a rate in percent (766/QĐ-TTg as the national portal runs it). */
export function itemPoints(
  { max_points, threshold }: ScoredItem,
  rate: number | null,
  parts: { numerator: number | null; denominator: number | null },
): ItemPoints {
  const share = rate !== null && threshold ? Math.max(0, Math.min(1, rate / threshold)) : null;
  const points = share === null || max_points === null ? null : roundTo(max_points * share, 9);
  const { numerator, denominator } = parts;
  const counted = threshold && numerator !== null && denominator !== null;
  return {
    points,
    missing_points: points === null || max_points === null ? null : subtract(max_points, points),
    missing_cases: counted
      ? Math.max(0, Math.ceil(roundTo((threshold * denominator) / 100 - numerator, 9)))
      : null,
  };
}
