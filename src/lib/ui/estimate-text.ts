import { formatNumber, formatValue, type ValueFormat } from '../messages/format';
import { m } from '../messages/generated/messages';
import type { Estimate } from '../queries/answers/types';

/** "0,61–0,72": least and greatest of the units put together; empty where there are not two values. */
export function rangeText({ min, max, parts }: Estimate, { decimals }: ValueFormat): string {
  const known = parts.filter((part) => part.value !== null);
  if (min === null || max === null || known.length < 2) return '';
  const [low, high] = [formatNumber(min, decimals), formatNumber(max, decimals)];
  return low === high ? low : m.boundaries_range({ min: low, max: high });
}

/** Names of the units for want of which there is no estimate; empty when none is missing. */
export const missingNames = ({ missing }: Estimate): string =>
  missing.map((part) => part.short_vi).join(', ');

/** How the units were put together, as a sentence without a full stop. */
export function methodText({ method, numerator, denominator, weight_year }: Estimate): string {
  if (method === 'mean') return m.boundaries_method_mean();
  if (method === 'population_mean') {
    return m.boundaries_method_population({ year: String(weight_year ?? '') });
  }
  if (method === 'sum') return m.boundaries_method_sum();
  return m.boundaries_method_rate({
    numerator: formatValue(numerator),
    denominator: formatValue(denominator),
  });
}

/** What stands beside a value that a source printed for the merged unit. */
export function besideText({ method, value }: Estimate, format: ValueFormat): string {
  const text = formatValue(value, format);
  return method === 'rate' || method === 'sum'
    ? m.boundaries_rate_beside({ value: text })
    : m.boundaries_mean_beside({ value: text });
}

/** "Gia Lai 45,10; Bình Định 44,02": the units put together, with their values. */
export const partsText = ({ parts }: Estimate, format: ValueFormat): string =>
  parts.map((part) => `${part.short_vi} ${formatValue(part.value, format)}`).join('; ');
