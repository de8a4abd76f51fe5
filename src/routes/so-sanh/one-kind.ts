import { PERIOD_KINDS, periodKind, sortPeriods } from '$lib/domain/periods';
import type { CompareIndicator, CompareSeries, TrendPoint } from '$lib/queries/answers/types';

/**
 * Points of one kind of period, each marked by the pieces of its own kind: in the whole series a half-year
 * between two years would hide whether the years may be compared.
 */
function pointsOf(series: CompareSeries, keep: (point: TrendPoint) => boolean): TrendPoint[] {
  const starts = new Map(
    series.segments.flatMap(({ points: [first], break_before }) =>
      first ? [[first.period, break_before] as const] : [],
    ),
  );
  const kept = series.points.filter(keep);
  const firstValue = kept.find((point) => point.value !== null);
  return kept.map((point) => {
    const reason = point === firstValue ? null : (starts.get(point.period) ?? null);
    return { ...point, break_before: reason !== null, reason };
  });
}

/** An indicator once for each kind of its periods: years are never drawn among quarters. */
export function byKind(one: CompareIndicator): CompareIndicator[] {
  return PERIOD_KINDS.flatMap((kind) => {
    const ofKind = ({ period }: { period: string }) => periodKind(period) === kind;
    const periods = one.periods.filter((period) => ofKind({ period }));
    if (periods.length === 0) return [];
    const series = one.series.map((line) => ({
      ...line,
      points: pointsOf(line, ofKind),
      segments: line.segments.filter(({ points: [first] }) => first && ofKind(first)),
    }));
    return [{ ...one, periods: sortPeriods(periods), series }];
  });
}
