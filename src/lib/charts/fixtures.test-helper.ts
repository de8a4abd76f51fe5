import type { Finding } from '../domain/types';
import type { ChartPoint, ValueStyle } from './spec';

/** Points of a made-up series from 2011 on, for tests of drawing only. */
export function pointsOf(
  values: readonly (number | null)[],
  broken: Record<number, Finding> = {},
  from = 2011,
): ChartPoint[] {
  return values.map((value, i) => ({
    period: String(from + i),
    value,
    status: 'final',
    break_before: broken[i] !== undefined,
    reason: broken[i] ?? null,
  }));
}

export const POINTS: ValueStyle = { decimals: 2, percent: false, unit: 'điểm' };

export const REBASED: Finding = {
  code: 'series_break',
  params: { period: '2014', reason_code: 'rebased', reason_vi: 'đặt lại mốc gốc' },
};
