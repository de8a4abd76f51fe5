import type { QualityFinding, QualityKind } from '../domain/quality';
import type { Measure } from '../domain/types';
import { formatChange, formatDate, formatNumber, formatPeriod, formatValue } from './format';
import { m } from './generated/messages';

/** What each kind of finding is called. */
export const QUALITY_TITLES: Record<QualityKind, () => string> = {
  sources_differ: m.quality_sources_differ,
  sources_round_differently: m.quality_sources_round_differently,
  marked_conflict: m.quality_marked_conflict,
  older_preferred: m.quality_older_preferred,
  value_out_of_range: m.quality_value_out_of_range,
  score_above_maximum: m.quality_score_above_maximum,
  handled_above_received: m.quality_handled_above_received,
  sum_differs: m.quality_sum_differs,
  outlier: m.quality_outlier,
  undeclared_break: m.quality_undeclared_break,
  as_of_before_end: m.quality_as_of_before_end,
  provisional_stays: m.quality_provisional_stays,
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
  older_preferred: m.quality_older_preferred_lead,
  value_out_of_range: m.quality_value_out_of_range_lead,
  score_above_maximum: m.quality_score_above_maximum_lead,
  handled_above_received: m.quality_handled_above_received_lead,
  sum_differs: m.quality_sum_differs_lead,
  outlier: m.quality_outlier_lead,
  undeclared_break: m.quality_undeclared_break_lead,
  as_of_before_end: m.quality_as_of_before_end_lead,
  provisional_stays: m.quality_provisional_stays_lead,
  rate_differs_from_parts: m.quality_rate_differs_from_parts_lead,
  numerator_above_denominator: m.quality_numerator_above_denominator_lead,
  small_denominator: m.quality_small_denominator_lead,
  published_rank_differs: m.quality_published_rank_differs_lead,
  withheld: m.quality_withheld_lead,
  missing_unit: m.quality_missing_unit_lead,
  incomplete_set: m.quality_incomplete_set_lead,
};

const CARD_COLUMNS: Readonly<Record<string, () => string>> = {
  self_score: m.quality_card_self_score,
  appraised_1: m.quality_card_appraised_1,
  appraised_2: m.quality_card_appraised_2,
  final: m.quality_card_final,
};

interface Told {
  text: string;
  source_id: string | null;
}

/** "sector:đất đai" as a reader sees it. */
export const breakdownText = (breakdown: string | null): string =>
  breakdown?.replace(/^(sector|channel|scope):/, '') ?? '';

/** What a finding says, each piece with its source: nothing more than the unit where a value is missing. */
export function told({ kind, values, params }: QualityFinding, percent: boolean): Told[] {
  const number = (name: string) => formatNumber(Number(params[name]));
  const change = (name: string) => formatChange(Number(params[name]));
  const date = (name: string) => formatDate(String(params[name]));
  const column = CARD_COLUMNS[String(params['column'])];
  const inCard = (text: string) => (column ? m.quality_card({ column: column(), text }) : text);
  const [numerator, denominator] = [number('numerator'), number('denominator')];
  const source_id = values[0]?.source_id ?? null;
  const one = (text: string): Told[] => [{ text, source_id }];
  switch (kind) {
    case 'sources_differ':
    case 'sources_round_differently':
    case 'marked_conflict':
      return values.map(({ value, published_rank, ...from }) => {
        const rank = published_rank === null ? '' : m.quality_rank({ rank: published_rank });
        const used = from.preferred && values.length > 1 ? m.quality_used() : '';
        const parts = [value === null ? '' : formatValue(value, { percent }), rank, used];
        return {
          text: parts.filter(Boolean).join(', ') || m.common_no_data(),
          source_id: from.source_id,
        };
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
      return one(
        params['known_values'] === 0
          ? m.quality_ranks_only()
          : m.quality_known({ n: number('known_values'), of: number('expected') }),
      );
    case 'older_preferred':
      return one(m.quality_older_preferred_text({ as_of: date('as_of'), latest: date('latest') }));
    case 'as_of_before_end':
      return one(m.quality_as_of_before_end_text({ as_of: date('as_of'), ends: date('ends') }));
    case 'provisional_stays':
      return one(m.quality_provisional_stays_text({ as_of: date('as_of') }));
    case 'value_out_of_range':
      return one(
        m.quality_value_out_of_range_text({
          value: number('value'),
          expected: String(params['expected']),
        }),
      );
    case 'score_above_maximum':
      return one(
        inCard(m.quality_score_above_maximum_text({ value: number('value'), max: number('max') })),
      );
    case 'handled_above_received':
      return one(
        m.quality_handled_above_received_text({
          handled: number('handled'),
          received: number('received'),
        }),
      );
    case 'sum_differs':
      return one(
        inCard(
          m.quality_sum_differs_text({
            value: number('value'),
            parts: number('parts'),
            computed: number('computed'),
          }),
        ),
      );
    case 'outlier':
      return one(
        m.quality_outlier_text({
          change: change('change'),
          from: formatPeriod(String(params['from'])),
          median: change('median'),
          times: number('times'),
        }),
      );
    case 'undeclared_break':
      return one(
        m.quality_undeclared_break_text({
          same: number('same'),
          of: number('of'),
          from: formatPeriod(String(params['from'])),
          median: change('median'),
          times: number('times'),
        }),
      );
    case 'withheld':
    case 'missing_unit':
      return [];
  }
}

/** A finding in one line. */
export function qualityText(
  finding: QualityFinding,
  about: {
    indicator: { short_vi: string; measure: Measure } | undefined;
    unit: string | null;
  },
): string {
  const { indicator_id, period, breakdown } = finding;
  const name = about.indicator?.short_vi ?? indicator_id;
  const where = [about.unit, name, formatPeriod(period), breakdownText(breakdown)];
  const said = told(finding, about.indicator?.measure === 'percent').map(({ text, source_id }) =>
    source_id === null ? text : `${text} (${source_id})`,
  );
  return [where.filter(Boolean).join(', '), said.join('; ')].filter(Boolean).join(': ');
}
