import type { Period } from '../domain/types';
import { FIGURE } from './parts';
import type { Question } from './question';
import type { Figure } from './rows';

export interface BreakdownRow extends Figure {
  /** `sector:…`, `channel:…` or `scope:…`. */
  breakdown: string;
}

/** The figures of parts (a sector, a channel, a scope) of one unit, indicator and period. */
export const breakdowns: Question<
  { unit_id: string; indicator_id: string; period: Period },
  BreakdownRow
> = {
  name: 'breakdowns',
  sql: `SELECT ${FIGURE}, o.breakdown
FROM all_observations o
WHERE o.unit_id = ?::VARCHAR AND o.indicator_id = ?::VARCHAR AND o.period = ?::VARCHAR
  AND coalesce(o.breakdown, '') <> ''
ORDER BY o.breakdown, o.own, o.preferred DESC, o.source_id, o.own_file`,
  bind: ({ unit_id, indicator_id, period }) => [unit_id, indicator_id, period],
  examples: [{ unit_id: 'ha-noi', indicator_id: 'dossier-in-person-rate', period: '2025-Q3' }],
};
