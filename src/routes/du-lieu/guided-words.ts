import type { Cell } from '$lib/datapackage/batch';
import type { ImportQuestion } from '$lib/datapackage/import/question';
import { candidateText } from '$lib/messages/import-question';
import { formatDate, formatNumber, formatPeriod } from '$lib/messages/format';
import { m } from '$lib/messages/generated/messages';
import type { KnownHere } from '$lib/state/known';

/** How a column may be read, in the order of the list. */
export const ROLES: Record<string, () => string> = {
  skip: m.guided_role_skip,
  unit_id: m.guided_role_unit_id,
  unit_code: m.guided_role_unit_code,
  indicator_id: m.guided_role_indicator_id,
  period: m.guided_role_period,
  value: m.guided_role_value,
  numerator: m.guided_role_numerator,
  denominator: m.guided_role_denominator,
  published_rank: m.guided_role_published_rank,
  breakdown: m.guided_role_breakdown,
  status: m.guided_role_status,
  as_of: m.guided_role_as_of,
  source: m.guided_role_source,
  note: m.guided_role_note,
};

/** Columns of figures, each of which may have a period and an indicator of its own. */
export const FIGURES: ReadonlySet<string> = new Set([
  'value',
  'numerator',
  'denominator',
  'published_rank',
]);

/** A cell of a column as it is read: a year is no quantity. */
export const cellText = (column: string, cell: Cell): string =>
  typeof cell === 'number' && column !== 'year' ? formatNumber(cell) : String(cell ?? '');

/** A unit with what tells it from others of its name: below what it is, and until or since when. */
export function unitText(id: string, here: KnownHere | null): string {
  const unit = here?.known.units.get(id);
  if (!unit) return id;
  const parent = unit.level === 'province' ? undefined : here?.known.units.get(unit.parent ?? '');
  const name =
    parent && parent.level !== 'country'
      ? m.guided_unit_in({ name: unit.name, parent: parent.name })
      : unit.name;
  if (unit.valid_to) return m.guided_unit_to({ name, date: formatDate(unit.valid_to) });
  return unit.valid_from ? m.guided_unit_from({ name, date: formatDate(unit.valid_from) }) : name;
}

export function indicatorText(id: string, here: KnownHere | null): string {
  return here?.indicatorNames.get(id)?.[0] ?? id;
}

/** An indicator's short name, for tables. */
export function shortText(id: string, here: KnownHere | null): string {
  return here?.names.get(id) ?? id;
}

/** What choosing a candidate means, in words. */
export function answerText(
  question: ImportQuestion,
  candidate: { value: string; label: string },
  here: KnownHere | null,
): string {
  if (question.code === 'unit') return unitText(candidate.value, here);
  if (question.code === 'indicator') return indicatorText(candidate.value, here);
  if (question.code === 'period') return formatPeriod(candidate.value);
  return candidateText(question, candidate);
}
