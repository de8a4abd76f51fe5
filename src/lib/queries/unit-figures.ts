import { WHOLE } from './parts';
import type { Question } from './question';

export interface UnitFiguresRow {
  indicator_id: string;
  /** Periods with a value or a published rank. */
  periods: number;
}

/** Which indicators have figures of a unit. */
export const unitFigures: Question<{ unit_id: string }, UnitFiguresRow> = {
  name: 'unit-figures',
  sql: `SELECT o.indicator_id, count(DISTINCT o.period)::DOUBLE AS periods
FROM all_observations o
WHERE o.unit_id = ?::VARCHAR AND ${WHOLE}
GROUP BY o.indicator_id
ORDER BY o.indicator_id`,
  bind: ({ unit_id }) => [unit_id],
  examples: [{ unit_id: 'ha-noi' }, { unit_id: 'gia-lai-2025' }],
};
