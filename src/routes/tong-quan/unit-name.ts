import { formatDate } from '$lib/messages/format';
import { m } from '$lib/messages/generated/messages';
import type { Overview } from '$lib/queries/answers/overview-types';

/** The name of the unit; with its time where the unit before or after it bears the same. */
export function unitName({ unit, from, into }: Overview): string {
  const { name_vi: name, valid_from, valid_to } = unit;
  if (![...from, ...into].some((one) => one.name_vi === name)) return name;
  if (valid_to) return m.home_until({ name, date: formatDate(valid_to) });
  return valid_from ? m.home_since({ name, date: formatDate(valid_from) }) : name;
}
