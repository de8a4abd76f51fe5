import type { Finding } from '../domain/types';
import { formatDate, formatNumber, formatPeriod } from './format';
import { m } from './generated/messages';

/** Names for what a finding mentions by id, where the caller knows them. */
export interface FindingNames {
  unit?: (unit_id: string) => string | undefined;
  /** The sentence of the data for a break, `reason_vi`. */
  break?: (reason_code: string, period: string) => string | undefined;
}

type Sentence = (p: Record<string, string>, names: FindingNames) => string;

const period = (text: string | undefined) => (text ? formatPeriod(text) : '');

/** A sentence of the data as part of another: no full stop, "từ năm", not "Từ năm"; "PAPI" stays. */
export const inSentence = (text: string) =>
  text.replace(/\.$/, '').replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLocaleLowerCase('vi'));

const SENTENCES: Record<string, Sentence> = {
  incomplete_set: (p) =>
    m.finding_incomplete_set({
      values: p['known_values'] ?? '0',
      ranks: p['known_ranks'] ?? '0',
      of: p['of'] ?? '',
    }),
  unknown_set: (p) =>
    m.finding_unknown_set({ values: p['known_values'] ?? '0', ranks: p['known_ranks'] ?? '0' }),
  no_direction: () => m.finding_no_direction(),
  series_break: (p, names) => {
    const said = p['reason_vi'] ?? names.break?.(p['reason_code'] ?? '', p['period'] ?? '');
    return said
      ? m.finding_series_break_because({ reason: inSentence(said) })
      : m.finding_series_break({ period: period(p['period']) });
  },
  unit_changed: (p, names) => {
    const date = formatDate(p['effective_on'] ?? '');
    const unit = p['unit_name_vi'];
    const other =
      p['other_names_vi']
        ?.split(', ')
        .map((name) => (name === unit ? m.finding_former({ name }) : name))
        .join(', ') ?? (p['other_unit_id'] ? names.unit?.(p['other_unit_id']) : undefined);
    return m.finding_unit_changed({
      of: unit ? m.finding_changed_of({ unit }) : '',
      date,
      with: other ? m.finding_changed_with({ other }) : '',
    });
  },
  set_changed: (p) => m.finding_set_changed({ from: p['from'] ?? '', to: p['to'] ?? '' }),
  different_period_kind: (p) =>
    m.finding_different_period_kind({ from: period(p['from']), to: period(p['to']) }),
  no_value: (p) =>
    p['base_period']
      ? m.finding_no_value_since({ base: period(p['base_period']) })
      : m.finding_no_value(),
  no_previous_value: (p) =>
    p['base_period']
      ? m.finding_no_previous_value_in({ base: period(p['base_period']) })
      : m.finding_no_previous_value(),
  different_origin: () => m.finding_different_origin(),
  rank_not_computed: () => m.finding_rank_not_computed(),
  rank_estimated: () => m.finding_rank_estimated(),
  territory_differs: (p) =>
    m.finding_territory_differs({
      unit: p['unit_name_vi'] ?? '',
      other: p['other_name_vi'] ?? '',
      date: formatDate(p['effective_on'] ?? ''),
    }),
  rank_set_differs: (p) =>
    m.finding_rank_set_differs({ now: p['now'] ?? '', before: p['before'] ?? '' }),
};

/** Codes that have a sentence of their own. */
export const FINDING_CODES: readonly string[] = Object.keys(SENTENCES);

/** What a rule found, as a Vietnamese sentence part without a full stop. */
export function findingText(finding: Finding, names: FindingNames = {}): string {
  const params = Object.fromEntries(
    Object.entries(finding.params).map(([key, value]) => [
      key,
      typeof value === 'number' ? formatNumber(value) : value,
    ]),
  );
  return SENTENCES[finding.code]?.(params, names) ?? m.finding_not_comparable();
}
