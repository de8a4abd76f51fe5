import type { Measure } from '../domain/types';
import type { ValueStyle } from './spec';

/** How the values of an indicator are written: its decimals, "%" for percents, else its unit on the axis. */
export function valueStyle(indicator: {
  measure: Measure;
  decimals: number | null;
  unit_vi: string | null;
}): ValueStyle {
  const percent = indicator.measure === 'percent';
  return {
    decimals: indicator.decimals ?? 2,
    percent,
    unit: percent ? '' : (indicator.unit_vi ?? ''),
  };
}
