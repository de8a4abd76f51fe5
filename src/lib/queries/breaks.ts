import type { SeriesBreak } from '../domain/types';
import type { Question } from './question';

export interface BreakRow extends SeriesBreak {
  reason_vi: string;
  source_id: string;
}

/** Where the series of an indicator may not be compared. */
export const breaks: Question<{ indicator_id: string }, BreakRow> = {
  name: 'breaks',
  sql: `SELECT indicator_id, nullif(level, '') AS level, nullif(scope_unit_id, '') AS scope_unit_id,
  period, reason_code, reason_vi, source_id
FROM series_breaks WHERE indicator_id = ?::VARCHAR
ORDER BY period, level, scope_unit_id, reason_code`,
  bind: ({ indicator_id }) => [indicator_id],
  examples: [{ indicator_id: 'papi' }, { indicator_id: 'pci' }],
};
