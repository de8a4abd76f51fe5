import { WHOLE } from './parts';
import type { Question } from './question';

export interface UnitFiguresRow {
  indicator_id: string;
  /** Periods with a value or a published rank. */
  periods: number;
}

/** Which indicators have figures of any of some units. */
export const unitFigures: Question<{ unit_ids: readonly string[] }, UnitFiguresRow> = {
  name: 'unit-figures',
  sql: `SELECT o.indicator_id, count(DISTINCT o.period)::DOUBLE AS periods
FROM all_observations o
WHERE o.unit_id IN (SELECT unnest(string_split(?::VARCHAR, ' '))) AND ${WHOLE}
GROUP BY o.indicator_id
ORDER BY o.indicator_id`,
  bind: ({ unit_ids }) => [unit_ids.join(' ')],
  examples: [{ unit_ids: ['ha-noi'] }, { unit_ids: ['gia-lai', 'gia-lai-2025'] }],
};
