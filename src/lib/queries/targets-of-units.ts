import { LAST_NAMES } from './parts';
import type { Question } from './question';
import { TARGET } from './targets-of-indicator';
import type { TargetRow } from './targets-of-indicator';

/** Targets that plans set for any of some units. */
export const targetsOfUnits: Question<{ unit_ids: readonly string[] }, TargetRow> = {
  name: 'targets-of-units',
  sql: `WITH ${LAST_NAMES}
SELECT ${TARGET}
WHERE t.unit_id IN (SELECT unnest(string_split(?::VARCHAR, ' ')))
ORDER BY t.indicator_id, t.period, t.unit_id, t.plan_id`,
  bind: ({ unit_ids }) => [unit_ids.join(' ')],
  examples: [{ unit_ids: ['gia-lai', 'hau-giang'] }, { unit_ids: [] }],
};
