import type { Period } from '../domain/types';
import type { Question } from './question';

export interface WithheldRow {
  indicator_id: string;
  unit_id: string;
  period: Period;
  reason: string;
  source_id: string;
}

/** Values known not to have been published, of every indicator. */
export const withheld: Question<Record<string, never>, WithheldRow> = {
  name: 'withheld',
  sql: `SELECT indicator_id, unit_id, period, reason, source_id
FROM withheld
ORDER BY indicator_id, period, unit_id`,
  bind: () => [],
  examples: [{}],
};
