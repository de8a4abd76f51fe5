import type { QualityFinding, QualityKind } from '../domain/quality';
import { formatNumber, formatPeriod, formatValue } from './format';
import { m } from './generated/messages';

/** What each kind of finding is called. */
export const QUALITY_TITLES: Record<QualityKind, () => string> = {
  sources_differ: m.quality_sources_differ,
  sources_round_differently: m.quality_sources_round_differently,
  marked_conflict: m.quality_marked_conflict,
  rate_differs_from_parts: m.quality_rate_differs_from_parts,
  numerator_above_denominator: m.quality_numerator_above_denominator,
  small_denominator: m.quality_small_denominator,
  published_rank_differs: m.quality_published_rank_differs,
  withheld: m.quality_withheld,
  missing_unit: m.quality_missing_unit,
  incomplete_set: m.quality_incomplete_set,
};

/** What each kind means for a reader, in a sentence. */
export const QUALITY_LEADS: Record<QualityKind, () => string> = {
  sources_differ: m.quality_sources_differ_lead,
  sources_round_differently: m.quality_sources_round_differently_lead,
  marked_conflict: m.quality_marked_conflict_lead,
  rate_differs_from_parts: m.quality_rate_differs_from_parts_lead,
  numerator_above_denominator: m.quality_numerator_above_denominator_lead,
  small_denominator: m.quality_small_denominator_lead,
  published_rank_differs: m.quality_published_rank_differs_lead,
  withheld: m.quality_withheld_lead,
  missing_unit: m.quality_missing_unit_lead,
  incomplete_set: m.quality_incomplete_set_lead,
};

interface Told {
  text: string;
  source_id: string | null;
}

/** What a finding says, each piece with its source: nothing more than the unit where a value is missing. */
export function told({ kind, values, params }: QualityFinding): Told[] {
  const number = (name: string) => formatNumber(Number(params[name]));
  const [numerator, denominator] = [number('numerator'), number('denominator')];
  const source_id = values[0]?.source_id ?? null;
  const one = (text: string): Told[] => [{ text, source_id }];
  switch (kind) {
    case 'sources_differ':
    case 'sources_round_differently':
    case 'marked_conflict':
      return values.map(({ value, published_rank, ...from }) => {
        const rank = published_rank === null ? '' : m.quality_rank({ rank: published_rank });
        const parts = [value === null ? '' : formatValue(value), rank].filter(Boolean);
        return { text: parts.join(', ') || m.common_no_data(), source_id: from.source_id };
      });
    case 'rate_differs_from_parts':
      return one(
        m.quality_rate_computed({
          value: number('value'),
          computed: number('computed'),
          numerator,
          denominator,
        }),
      );
    case 'numerator_above_denominator':
      return one(m.quality_parts({ numerator, denominator }));
    case 'small_denominator':
      return one(m.quality_cases({ n: denominator, least: number('least') }));
    case 'published_rank_differs':
      return one(
        m.quality_ranks({ published: number('published_rank'), computed: number('rank') }),
      );
    case 'incomplete_set':
      return one(m.quality_known({ n: number('known_values'), of: number('expected') }));
    case 'withheld':
    case 'missing_unit':
      return [];
  }
}

/** A finding in one line; `names` are those of its indicator and unit. */
export function qualityText(
  finding: QualityFinding,
  names: { indicator: string; unit: string | null },
): string {
  const { period, breakdown } = finding;
  const where = [names.unit, names.indicator, formatPeriod(period), breakdown]
    .filter(Boolean)
    .join(', ');
  const said = told(finding).map(({ text, source_id }) =>
    source_id === null ? text : `${text} (${source_id})`,
  );
  return [where, said.join('; ')].filter(Boolean).join(': ');
}
