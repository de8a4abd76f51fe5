import type { Level, Period } from '../domain/types';
import { WHOLE } from './parts';
import type { Question } from './question';

export interface CoverageRow {
  indicator_id: string;
  level: Level;
  period: Period;
  /** Units with a value, with a published rank, and with a row of the reader's own. */
  units: number;
  ranks: number;
  own: number;
}

/** What there is: every indicator, level and period with figures. */
export const coverage: Question<Record<string, never>, CoverageRow> = {
  name: 'coverage',
  sql: `WITH units_seen AS (
  SELECT o.indicator_id, o.period, o.unit_id, bool_or(o.value IS NOT NULL) AS valued,
    bool_or(o.published_rank IS NOT NULL) AS ranked, bool_or(o.own) AS own
  FROM all_observations o
  WHERE ${WHOLE}
  GROUP BY o.indicator_id, o.period, o.unit_id
)
SELECT s.indicator_id, u.level, s.period,
  (count(*) FILTER (WHERE s.valued))::DOUBLE AS units,
  (count(*) FILTER (WHERE s.ranked))::DOUBLE AS ranks,
  (count(*) FILTER (WHERE s.own))::DOUBLE AS own
FROM units_seen s
JOIN units u ON u.unit_id = s.unit_id
GROUP BY s.indicator_id, u.level, s.period
ORDER BY s.indicator_id, u.level, s.period`,
  bind: () => [],
  examples: [{}],
};
