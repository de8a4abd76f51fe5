import type { Period } from '../domain/types';
import { LAST_NAMES } from './parts';
import type { Question } from './question';

export interface TargetRow {
  unit_id: string;
  unit_vi: string;
  period: Period;
  plan_id: string | null;
  plan_vi: string | null;
  text_vi: string;
}

/** Targets that plans set for an indicator, as their texts put them. */
export const targetsOfIndicator: Question<{ indicator_id: string }, TargetRow> = {
  name: 'targets-of-indicator',
  sql: `WITH ${LAST_NAMES}
SELECT t.unit_id, n.name_vi AS unit_vi, t.period, t.plan_id, p.title_vi AS plan_vi, t.text_vi
FROM targets t
JOIN named n ON n.unit_id = t.unit_id
LEFT JOIN plans p ON p.plan_id = t.plan_id
WHERE t.indicator_id = ?::VARCHAR
ORDER BY t.period, t.unit_id, t.plan_id`,
  bind: ({ indicator_id }) => [indicator_id],
  examples: [{ indicator_id: 'online-procedure-rate' }, { indicator_id: 'papi' }],
};
