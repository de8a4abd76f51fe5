import { formatValue } from '../lib/messages/format';
import type { Estimate } from '../lib/queries/answers/types';

/** An estimate as machines read it. */
export function estimateRecord(estimate: Estimate | null) {
  if (!estimate) return null;
  const { method, value, numerator, denominator, min, max, weight_year, missing } = estimate;
  return {
    method,
    value,
    numerator,
    denominator,
    min,
    max,
    weight_year,
    parts: estimate.parts.map((part) => ({
      unit_id: part.unit_id,
      value: part.value,
      numerator: part.numerator,
      denominator: part.denominator,
      weight: part.weight,
      status: part.status,
      source_id: part.source_id,
    })),
    missing: missing.map(({ unit_id, reason }) => ({ unit_id, reason })),
  };
}

/** "Gia Lai 45,1; Bình Định 44,02"; empty without an estimate. */
export function partsText(estimate: Estimate | null): string {
  const parts = estimate?.parts ?? [];
  return parts.map((part) => `${part.short_vi} ${formatValue(part.value)}`).join('; ');
}
