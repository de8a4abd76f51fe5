import type { Period } from '../domain/types';
import type { Question } from './question';

export interface LoadedFigureRow {
  unit_id: string;
  indicator_id: string;
  period: Period;
  breakdown: string | null;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  published_rank: number | null;
}

/** The figures that show now for some indicators and periods, at every level: to hold a file against them. */
export const figuresLoaded: Question<
  { indicator_ids: readonly string[]; periods: readonly Period[] },
  LoadedFigureRow
> = {
  name: 'figures-loaded',
  sql: `SELECT o.unit_id, o.indicator_id, o.period, o.breakdown,
  o.value::DOUBLE AS value, o.numerator::DOUBLE AS numerator, o.denominator::DOUBLE AS denominator,
  o.published_rank::DOUBLE AS published_rank
FROM all_observations o
WHERE o.preferred
  AND o.indicator_id IN (SELECT unnest(string_split(?::VARCHAR, ' ')))
  AND o.period IN (SELECT unnest(string_split(?::VARCHAR, ' ')))
ORDER BY o.unit_id, o.indicator_id, o.period, coalesce(o.breakdown, ''), o.source_id, o.own, o.own_file`,
  bind: ({ indicator_ids, periods }) => [indicator_ids.join(' '), periods.join(' ')],
  examples: [
    { indicator_ids: ['sipas', 'par-index'], periods: ['2023', '2024'] },
    { indicator_ids: [], periods: [] },
  ],
};
