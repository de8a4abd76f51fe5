import type { Level } from '../domain/types';
import { WHOLE } from './parts';
import type { Question } from './question';

export interface YearCoverageRow {
  indicator_id: string;
  level: Level;
  year: string;
  /** Units with a value, and units with a published rank only, in any period of the year. */
  values: number;
  ranks_only: number;
}

/** How many units have figures of every indicator, level and year. */
export const coverageByYear: Question<Record<string, never>, YearCoverageRow> = {
  name: 'coverage-by-year',
  sql: `WITH units_of_year AS (
  SELECT o.indicator_id, u.level, o.period[1:4] AS year, o.unit_id,
    bool_or(o.value IS NOT NULL) AS has_value
  FROM all_observations o
  JOIN units u ON u.unit_id = o.unit_id
  WHERE ${WHOLE}
  GROUP BY o.indicator_id, u.level, year, o.unit_id
)
SELECT indicator_id, level, year,
  (count(*) FILTER (WHERE has_value))::DOUBLE AS values,
  (count(*) FILTER (WHERE NOT has_value))::DOUBLE AS ranks_only
FROM units_of_year
GROUP BY indicator_id, level, year
ORDER BY indicator_id, level, year`,
  bind: () => [],
  examples: [{}],
};
