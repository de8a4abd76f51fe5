import { comparePeriods, firstDay, lastDay } from './periods';
import type { Finding, IsoDate, Period } from './types';

export interface TimedValue {
  period: Period;
  value: number | null;
  /** Not to be compared with the value before it; `reason` says why. */
  break_before: boolean;
  reason: Finding | null;
}

export interface BeforeAfter<V> {
  /** The last value of a period that ended before the span. */
  before: V | null;
  /** The last one of a period within, or touching, the span. */
  during: V | null;
  /** The first one of a period that began after the span; null for an open-ended span. */
  after: V | null;
  /** Whether values from `before` on may not be compared, and why where that is known. */
  broken: boolean;
  reason: Finding | null;
}

/** Values around a span of days. Periods should be of one kind. Says nothing about causes. */
export function beforeAfter<V extends TimedValue>(
  points: readonly V[],
  start: IsoDate,
  end: IsoDate | null,
): BeforeAfter<V> {
  const sorted = points
    .filter(({ value }) => value !== null)
    .sort((a, b) => comparePeriods(a.period, b.period));
  const before = sorted.findLast(({ period }) => lastDay(period) < start) ?? null;
  const after = end === null ? null : (sorted.find(({ period }) => firstDay(period) > end) ?? null);
  const during =
    sorted.findLast(
      ({ period }) => lastDay(period) >= start && (end === null || firstDay(period) <= end),
    ) ?? null;
  const last = after ?? during;
  const between =
    before && last ? sorted.slice(sorted.indexOf(before) + 1, sorted.indexOf(last) + 1) : [];
  const cut = between.find(({ break_before }) => break_before);
  return { before, during, after, broken: cut !== undefined, reason: cut?.reason ?? null };
}
