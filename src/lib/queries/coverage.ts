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
  sql: `SELECT o.indicator_id, u.level, o.period,
  (count(DISTINCT o.unit_id) FILTER (WHERE o.value IS NOT NULL))::DOUBLE AS units,
  (count(DISTINCT o.unit_id) FILTER (WHERE o.published_rank IS NOT NULL))::DOUBLE AS ranks,
  (count(DISTINCT o.unit_id) FILTER (WHERE o.own))::DOUBLE AS own
FROM all_observations o
JOIN units u ON u.unit_id = o.unit_id
WHERE ${WHOLE}
GROUP BY o.indicator_id, u.level, o.period
ORDER BY o.indicator_id, u.level, o.period`,
  bind: () => [],
  examples: [{}],
};
