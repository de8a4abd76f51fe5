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

/** A finding in one line; `names` are those of its indicator and unit. */
export function qualityText(
  finding: QualityFinding,
  names: { indicator: string; unit: string | null },
): string {
  const { kind, period, breakdown, values, params } = finding;
  const number = (name: string) => formatNumber(Number(params[name]));
  const where = [names.unit, names.indicator, formatPeriod(period), breakdown]
    .filter(Boolean)
    .join(', ');
  const said = values
    .map(({ source_id, value, published_rank }) => {
      const rank = published_rank === null ? '' : m.quality_rank({ rank: published_rank });
      const parts = [value === null ? '' : formatValue(value), rank].filter(Boolean);
      return `${parts.join(', ') || m.common_no_data()} (${source_id})`;
    })
    .join('; ');
  switch (kind) {
    case 'sources_differ':
    case 'sources_round_differently':
    case 'marked_conflict':
      return `${where}: ${said}`;
    case 'rate_differs_from_parts':
      return `${where}: ${m.quality_rate_computed({
        value: number('value'),
        computed: number('computed'),
        numerator: number('numerator'),
        denominator: number('denominator'),
      })}`;
    case 'numerator_above_denominator':
      return `${where}: ${m.quality_parts({
        numerator: number('numerator'),
        denominator: number('denominator'),
      })}`;
    case 'small_denominator':
      return `${where}: ${m.quality_cases({ n: number('denominator'), least: number('least') })}`;
    case 'published_rank_differs':
      return `${where}: ${m.quality_ranks({
        published: number('published_rank'),
        computed: number('rank'),
      })} (${values[0]?.source_id})`;
    case 'incomplete_set':
      return `${where}: ${m.quality_known({
        n: number('known_values'),
        of: number('expected'),
      })}`;
    case 'withheld':
    case 'missing_unit':
      return where;
  }
}
