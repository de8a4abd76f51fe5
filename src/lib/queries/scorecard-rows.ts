import type { ScorecardRow } from '../domain/quality-scorecards';
import type { Period } from '../domain/types';
import type { Question } from './question';

export interface CardRow extends ScorecardRow {
  /** Whether the row is the reader's own, and of which file. */
  own: boolean;
  own_file: string | null;
  reason: string | null;
  evidence: string | null;
}

/** Every row of the scorecards of one framework in one period. */
export const scorecardRows: Question<{ framework_id: string; period: Period }, CardRow> = {
  name: 'scorecard-rows',
  sql: `SELECT unit_id, framework_id, indicator_id, period, max::DOUBLE AS max,
  self_score::DOUBLE AS self_score, appraised_1::DOUBLE AS appraised_1,
  appraised_2::DOUBLE AS appraised_2, final::DOUBLE AS final,
  nullif(reason, '') AS reason, nullif(evidence, '') AS evidence, own, own_file
FROM all_scorecards
WHERE framework_id = ?::VARCHAR AND period = ?::VARCHAR
ORDER BY unit_id, indicator_id`,
  bind: ({ framework_id, period }) => [framework_id, period],
  examples: [
    { framework_id: 'par-index-4361-2016', period: '2016' },
    { framework_id: 'mo-phong-par-index-gia-lai-2025-agency', period: '2025' },
  ],
};
