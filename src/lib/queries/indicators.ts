import type { IndicatorRow } from './rows';
import type { Question } from './question';

/** The catalogue: indices, each before its components as a tree is read, and indicators that stand alone. */
export const indicators: Question<Record<string, never>, IndicatorRow> = {
  name: 'indicators',
  sql: `WITH RECURSIVE known AS (
  SELECT i.*, false AS added FROM indicators i
  UNION ALL BY NAME
  SELECT * EXCLUDE (own, own_file), true AS added FROM all_indicators a
  WHERE a.own AND NOT EXISTS (SELECT 1 FROM indicators i WHERE i.indicator_id = a.indicator_id)
),
tree AS (
  SELECT indicator_id, [printf('%05d', coalesce(position, 99999)::INTEGER), indicator_id] AS path
  FROM known k
  WHERE parent_id IS NULL
    OR NOT EXISTS (SELECT 1 FROM known p WHERE p.indicator_id = k.parent_id)
  UNION ALL
  SELECT i.indicator_id, t.path || [printf('%05d', coalesce(i.position, 99999)::INTEGER), i.indicator_id]
  FROM known i JOIN tree t ON t.indicator_id = i.parent_id
)
SELECT indicator_id, parent_id, index_id, position::DOUBLE AS position, name_vi, coalesce(short_vi, name_vi) AS short_vi, unit_vi,
  measure, scale_min::DOUBLE AS scale_min, scale_max::DOUBLE AS scale_max, decimals::DOUBLE AS decimals,
  nullif(direction, '') AS direction, numerator_vi, denominator_vi, measured_by, plain_vi, levels
FROM known JOIN tree USING (indicator_id)
ORDER BY added, coalesce(index_id, indicator_id), path`,
  bind: () => [],
  examples: [{}],
};
