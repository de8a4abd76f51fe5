import type { QualityRow } from '../domain/quality';
import type { Question } from './question';

/** Figures that may be odd: cells of several rows, rows marked as conflict, and rates with their parts. */
export const qualityRows: Question<Record<string, never>, QualityRow> = {
  name: 'quality-rows',
  sql: `WITH counted AS (
  SELECT o.*, coalesce(o.breakdown, '') AS part,
    count(*) OVER (PARTITION BY o.unit_id, o.indicator_id, o.period, coalesce(o.breakdown, '')) AS n
  FROM all_observations o
)
SELECT unit_id, indicator_id, period, nullif(part, '') AS breakdown, source_id,
  value::DOUBLE AS value, numerator::DOUBLE AS numerator, denominator::DOUBLE AS denominator,
  published_rank::DOUBLE AS published_rank, status, preferred
FROM counted
WHERE n > 1 OR status = 'conflict' OR denominator IS NOT NULL
ORDER BY indicator_id, period, unit_id, part, preferred DESC, source_id, own, own_file`,
  bind: () => [],
  examples: [{}],
};
