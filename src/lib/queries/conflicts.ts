import { FIGURE, WHOLE } from './parts';
import type { Question } from './question';
import type { Figure } from './rows';

/** Cells with several values: every row of each, the preferred one first. `indicator_id` null = all indicators. */
export const conflicts: Question<{ indicator_id: string | null }, Figure> = {
  name: 'conflicts',
  sql: `WITH
asked AS (SELECT ?::VARCHAR AS indicator_id),
several AS (
  SELECT o.unit_id, o.indicator_id, o.period
  FROM all_observations o, asked a
  WHERE ${WHOLE} AND (a.indicator_id IS NULL OR o.indicator_id = a.indicator_id)
  GROUP BY o.unit_id, o.indicator_id, o.period
  HAVING count(*) > 1 OR bool_or(o.status = 'conflict')
)
SELECT ${FIGURE}
FROM all_observations o
JOIN several s ON s.unit_id = o.unit_id AND s.indicator_id = o.indicator_id AND s.period = o.period
WHERE ${WHOLE}
ORDER BY o.indicator_id, o.period, o.unit_id, o.own, o.preferred DESC, o.source_id, o.own_file`,
  bind: ({ indicator_id }) => [indicator_id],
  examples: [{ indicator_id: null }, { indicator_id: 'par-index' }],
};
