import type { Period } from '../domain/types';
import type { Question } from './question';

export interface WithheldRow {
  unit_id: string;
  period: Period;
  reason: string;
  source_id: string;
}

/** Values of an indicator known not to have been published. */
export const withheld: Question<{ indicator_id: string }, WithheldRow> = {
  name: 'withheld',
  sql: `SELECT unit_id, period, reason, source_id
FROM withheld WHERE indicator_id = ?::VARCHAR
ORDER BY period, unit_id`,
  bind: ({ indicator_id }) => [indicator_id],
  examples: [{ indicator_id: 'papi' }],
};
