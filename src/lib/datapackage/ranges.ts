import type { Measure } from '../domain/types';
import type { ProblemCode } from './codes';

/** What an indicator allows its values to be; null = unknown or without limit. */
export interface Scale {
  measure: Measure;
  scale_min: number | null;
  scale_max: number | null;
}

/** Why a value cannot be one of this indicator, or null. A percent lies within 0–100 unless its scale says otherwise. */
export function rangeFault(
  value: number,
  { measure, scale_min, scale_max }: Scale,
): { code: ProblemCode; expected: string } | null {
  if (measure === 'percent') {
    const [min, max] = [scale_min ?? 0, scale_max ?? 100];
    const expected = `${min}–${max}`;
    return value < min || value > max ? { code: 'percent_range', expected } : null;
  }
  if (scale_min !== null && value < scale_min)
    return { code: 'scale_below', expected: String(scale_min) };
  if (scale_max !== null && value > scale_max)
    return { code: 'scale_above', expected: String(scale_max) };
  return null;
}
