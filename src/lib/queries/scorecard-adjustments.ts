import type { Adjustment } from '../domain/score-adjustments';
import type { Period } from '../domain/types';
import type { Question } from './question';

export interface AdjustmentRow extends Adjustment {
  framework_id: string;
  period: Period;
  document_no: string | null;
  source_id: string | null;
  own: boolean;
  own_file: string | null;
}

/** Points added to and taken from scores under one framework in one period, in the order they were decided. */
export const scorecardAdjustments: Question<
  { framework_id: string; period: Period },
  AdjustmentRow
> = {
  name: 'scorecard-adjustments',
  sql: `SELECT adjustment_id, unit_id, framework_id, period, points::DOUBLE AS points, reason,
  decided_on::VARCHAR AS decided_on, nullif(decided_by, '') AS decided_by,
  nullif(document_no, '') AS document_no, nullif(source_id, '') AS source_id, own, own_file
FROM all_adjustments
WHERE framework_id = ?::VARCHAR AND period = ?::VARCHAR
ORDER BY unit_id, decided_on NULLS LAST, adjustment_id`,
  bind: ({ framework_id, period }) => [framework_id, period],
  examples: [
    { framework_id: 'par-index-4361-2016', period: '2016' },
    { framework_id: 'mo-phong-par-index-gia-lai-2025-agency', period: '2025' },
  ],
};
