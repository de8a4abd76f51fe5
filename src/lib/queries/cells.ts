import type { Level, Period } from '../domain/types';
import { FIGURE, INSIDE, WHOLE } from './parts';
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
  sql: `WITH RECURSIVE
asked AS (
  SELECT ?::VARCHAR AS indicator_id, ?::VARCHAR AS period, ?::VARCHAR AS level, ?::VARCHAR AS within
),
${INSIDE}
SELECT ${FIGURE}, u.level
FROM asked a
JOIN all_observations o ON o.indicator_id = a.indicator_id
JOIN units u ON u.unit_id = o.unit_id
WHERE ${WHOLE}
  AND (a.period IS NULL OR o.period = a.period)
  AND (
    u.level IN ('country', 'region')
    OR u.unit_id = a.within
    OR (u.level = a.level AND (a.within IS NULL OR u.unit_id IN (SELECT unit_id FROM inside)))
  )
ORDER BY o.period, o.unit_id, o.own, o.preferred DESC, o.source_id, o.own_file`,
  bind: ({ indicator_id, period, level, within }) => [indicator_id, period, level, within],
  examples: [
    { indicator_id: 'papi', period: '2024', level: 'province', within: null },
    { indicator_id: 'par-index', period: null, level: 'province', within: null },
    { indicator_id: 'papi', period: '2024', level: 'district', within: 'gia-lai' },
  ],
};
