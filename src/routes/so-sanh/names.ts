import { formatPeriod, formatPeriodShort } from '$lib/messages/format';
import { m } from '$lib/messages/generated/messages';
import type { NamedUnit } from '$lib/queries/answers/types';

/** A unit that began inside the era of the data bears its year: the bare name is the older unit's. */
export const nameOf = ({ unit }: { unit: Pick<NamedUnit, 'short_vi' | 'valid_from'> }): string =>
  unit.valid_from
    ? m.compare_unit_since({ name: unit.short_vi, year: unit.valid_from.slice(0, 4) })
    : unit.short_vi;

/** "2011–2024", or the one period in words. */
export function span(periods: readonly string[]): string {
  const first = periods[0];
  const last = periods.at(-1);
  if (!first || !last) return '';
  return first === last
    ? formatPeriod(first)
    : `${formatPeriodShort(first)}–${formatPeriodShort(last)}`;
}
