import type { Level, Period } from '../domain/types';
import { ABOVE, FIGURE, WHOLE, WITHIN, withinOf } from './parts';
import type { Question } from './question';
import type { Figure } from './rows';

export interface CellsParams {
  indicator_id: string;
  /** One period, or null for all. */
  period: Period | null;
  level: Level;
  /** Only units under this one. */
  within: string | null;
}

export interface CellRow extends Figure {
  level: Level;
}

/**
 * The figures of an indicator for the units of a level, of every source, the preferred one of a cell first;
 * with those of the country, its regions and of `within` itself, to be shown beside.
 */
export const cells: Question<CellsParams, CellRow> = {
  name: 'cells',
  sql: `SELECT ${FIGURE}, u.level
FROM all_observations o
JOIN units u ON u.unit_id = o.unit_id
${ABOVE}
WHERE o.indicator_id = ?::VARCHAR AND (?::VARCHAR IS NULL OR o.period = ?::VARCHAR) AND ${WHOLE}
  AND (u.level IN ('country', 'region') OR u.unit_id = ?::VARCHAR OR (${WITHIN}))
ORDER BY o.period, o.unit_id, o.own, o.preferred DESC, o.source_id, o.own_file`,
  bind: ({ indicator_id, period, level, within }) => [
    indicator_id,
    period,
    period,
    within,
    ...withinOf(level, within),
  ],
  examples: [
    { indicator_id: 'papi', period: '2024', level: 'province', within: null },
    { indicator_id: 'par-index', period: null, level: 'province', within: null },
    { indicator_id: 'papi', period: '2024', level: 'district', within: 'gia-lai' },
  ],
};
