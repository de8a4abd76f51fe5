import type { IndicatorRow } from './rows';
import type { Question } from './question';

/** The catalogue: indices, their components, and indicators that stand alone. */
export const indicators: Question<Record<string, never>, IndicatorRow> = {
  name: 'indicators',
  sql: `SELECT indicator_id, parent_id, index_id, position::DOUBLE AS position, name_vi, short_vi, unit_vi,
  measure, scale_min::DOUBLE AS scale_min, scale_max::DOUBLE AS scale_max, decimals::DOUBLE AS decimals,
  nullif(direction, '') AS direction, numerator_vi, denominator_vi, measured_by, plain_vi, levels
FROM indicators
ORDER BY coalesce(index_id, indicator_id), position NULLS FIRST, indicator_id`,
  bind: () => [],
  examples: [{}],
};
