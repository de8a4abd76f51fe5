import { formatNumber, formatPeriodShort } from '../messages/format';
import type { Period } from '../domain/types';
import { FONT_SIZE, GRID, MUTED, RULE } from './look';
import type { ValueStyle } from './spec';
import { widest } from './text';

/** Whole places are periods, so that a break can stand between two. */
export function periodAxis(axis: readonly Period[], room: number, gridIndex = 0) {
  const names = axis.map(formatPeriodShort);
  const every = Math.max(1, Math.ceil((axis.length * (widest(names) + 10)) / Math.max(room, 1)));
  const shown = axis.map((_, i) => i).filter((i) => (axis.length - 1 - i) % every === 0);
  return {
    type: 'value' as const,
    gridIndex,
    min: -0.3,
    max: Math.max(axis.length - 0.7, 0.3),
    splitLine: { show: false },
    axisLine: { show: true, lineStyle: { color: RULE } },
    axisTick: { show: true, customValues: axis.map((_, i) => i), lineStyle: { color: RULE } },
    axisLabel: {
      customValues: shown,
      color: MUTED,
      fontSize: FONT_SIZE,
      formatter: (place: number) => names[Math.round(place)] ?? '',
    },
  };
}

export function valueAxis(
  style: ValueStyle,
  y: { min: number; max: number; step: number },
  gridIndex = 0,
) {
  const digits = Math.max(0, Math.min(4, Math.ceil(-Math.log10(y.step) - 1e-9)));
  return {
    type: 'value' as const,
    gridIndex,
    min: y.min,
    max: y.max,
    interval: y.step,
    name: style.unit,
    nameLocation: 'end' as const,
    nameGap: 10,
    nameTextStyle: { color: MUTED, fontSize: FONT_SIZE, align: 'left' as const },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: GRID } },
    axisLabel: {
      color: MUTED,
      fontSize: FONT_SIZE,
      formatter: (value: number) => formatNumber(value, digits) + (style.percent ? '%' : ''),
    },
  };
}
