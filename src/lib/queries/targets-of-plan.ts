import { LAST_NAMES } from './parts';
import type { Question } from './question';
import { TARGET } from './targets-of-indicator';
import type { TargetRow } from './targets-of-indicator';

/** Targets that a plan sets. */
export const targetsOfPlan: Question<{ plan_id: string }, TargetRow> = {
  name: 'targets-of-plan',
  sql: `WITH ${LAST_NAMES}
SELECT ${TARGET}
WHERE t.plan_id = ?::VARCHAR
ORDER BY t.indicator_id, t.period, t.unit_id`,
  bind: ({ plan_id }) => [plan_id],
  examples: [{ plan_id: 'thi-tran-gia-lai-2021' }, { plan_id: 'gia-lai-2023' }],
};
