import type { IndicatorRow } from './rows';
import type { Question } from './question';

/** The catalogue: indices, each before its components as a tree is read, and indicators that stand alone. */
export const indicators: Question<Record<string, never>, IndicatorRow> = {
  name: 'indicators',
  sql: `WITH RECURSIVE tree AS (
  SELECT indicator_id, [printf('%05d', coalesce(position, 99999)::INTEGER), indicator_id] AS path
  FROM indicators WHERE parent_id IS NULL
  UNION ALL
  SELECT i.indicator_id, t.path || [printf('%05d', coalesce(i.position, 99999)::INTEGER), i.indicator_id]
  FROM indicators i JOIN tree t ON t.indicator_id = i.parent_id
)
SELECT indicator_id, parent_id, index_id, position::DOUBLE AS position, name_vi, short_vi, unit_vi,
  measure, scale_min::DOUBLE AS scale_min, scale_max::DOUBLE AS scale_max, decimals::DOUBLE AS decimals,
  nullif(direction, '') AS direction, numerator_vi, denominator_vi, measured_by, plain_vi, levels
FROM indicators JOIN tree USING (indicator_id)
ORDER BY coalesce(index_id, indicator_id), path`,
  bind: () => [],
  examples: [{}],
};
