import type { SeriesBreak } from '../domain/types';
import type { Question } from './question';

export interface BreakRow extends SeriesBreak {
  reason_vi: string;
  source_id: string;
}

/** Where series may not be compared: every break of every indicator. */
export const breaks: Question<Record<string, never>, BreakRow> = {
  name: 'breaks',
  sql: `SELECT indicator_id, nullif(level, '') AS level, nullif(scope_unit_id, '') AS scope_unit_id,
  period, reason_code, reason_vi, source_id
FROM series_breaks
ORDER BY indicator_id, period, level, scope_unit_id, reason_code`,
  bind: () => [],
  examples: [{}],
};
