import type { Level, Period } from '../domain/types';
import { ABOVE, WHOLE, WITHIN, withinOf } from './parts';
import type { Question } from './question';

export interface PeriodRow {
  period: Period;
  /** Units with a value, and with a published rank. */
  units: number;
  ranks: number;
}

/** Periods in which units of a level have figures of an indicator; not in time order (a rule of `domain`). */
export const periodsOfIndicator: Question<
  { indicator_id: string; level: Level; within: string | null },
  PeriodRow
> = {
  name: 'periods-of-indicator',
  sql: `SELECT o.period,
  (count(DISTINCT o.unit_id) FILTER (WHERE o.value IS NOT NULL))::DOUBLE AS units,
  (count(DISTINCT o.unit_id) FILTER (WHERE o.published_rank IS NOT NULL))::DOUBLE AS ranks
FROM all_observations o
JOIN units u ON u.unit_id = o.unit_id
${ABOVE}
WHERE o.indicator_id = ?::VARCHAR AND ${WHOLE} AND ${WITHIN}
GROUP BY o.period
ORDER BY o.period`,
  bind: ({ indicator_id, level, within }) => [indicator_id, ...withinOf(level, within)],
  examples: [
    { indicator_id: 'papi', level: 'province', within: null },
    { indicator_id: 'sipas', level: 'district', within: 'ha-noi' },
  ],
};
