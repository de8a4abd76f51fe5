import type { EChartsOption } from 'echarts';
import type { Finding, Period, Status } from '../domain/types';

/** A chart ready to be drawn at `width` × `height` CSS pixels. Builders are pure: same input, same spec. */
export interface ChartSpec {
  option: EChartsOption;
  width: number;
  height: number;
  /** Sentences that belong under the chart: why a line is broken, what is left out. */
  notes: string[];
}

/** How the values of a chart are written. */
export interface ValueStyle {
  decimals: number;
  percent: boolean;
  /** Name of the value axis, for instance "điểm"; empty = none. */
  unit: string;
}

/** One point of a series as the trend of a unit gives it. */
export interface ChartPoint {
  period: Period;
  value: number | null;
  status: Status | null;
  /** A line must not be drawn from the point before to this one; `reason` says why. */
  break_before: boolean;
  reason: Finding | null;
  /** No line to the point before, because nobody knows whether the two may be compared; left out = false. */
  apart?: boolean;
}

export interface ChartSeries {
  id: string;
  name: string;
  /** Shorter name for labels at the line; left out = `name`. */
  short?: string;
  points: readonly ChartPoint[];
  /** The unit the reader calls "us": the accent colour. */
  us?: boolean;
}

/** Width of the drawn view from which a chart has room for names beside it. */
export const WIDE = 720;
/** Width of the drawn view for phones. */
export const NARROW = 340;

export function isNarrow(width: number): boolean {
  return width < 560;
}
