import type { Level } from '../domain/types';
import type { Question } from './question';

export interface FrameworkToScoreRow {
  framework_id: string;
  index_id: string;
  index_vi: string;
  level: Level | null;
  scope_unit_id: string | null;
  decision_no: string | null;
  year_from: number | null;
  year_to: number | null;
  items: number;
}

/** Frameworks of which more than a total is known, so that a scorecard can be filled in, by index and year. */
export const frameworksToScore: Question<Record<string, never>, FrameworkToScoreRow> = {
  name: 'frameworks-to-score',
  sql: `SELECT f.framework_id, f.index_id, coalesce(n.short_vi, n.name_vi, f.index_id) AS index_vi,
  nullif(f.level, '') AS level, nullif(f.scope_unit_id, '') AS scope_unit_id,
  nullif(f.decision_no, '') AS decision_no, f.year_from::DOUBLE AS year_from,
  f.year_to::DOUBLE AS year_to, count(*)::DOUBLE AS items
FROM all_frameworks f
JOIN all_framework_items i ON i.framework_id = f.framework_id
LEFT JOIN all_indicators n ON n.indicator_id = f.index_id
WHERE i.max_points IS NOT NULL
GROUP BY f.framework_id, f.index_id, n.short_vi, n.name_vi, f.level, f.scope_unit_id,
  f.decision_no, f.year_from, f.year_to
HAVING count(*) > 2
ORDER BY f.index_id, year_from DESC NULLS LAST, f.framework_id`,
  bind: () => [],
  examples: [{}],
};
