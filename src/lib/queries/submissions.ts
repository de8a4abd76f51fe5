import type { Submission } from '../domain/submissions';
import type { Period } from '../domain/types';
import type { Question } from './question';

export interface SubmissionRow extends Submission {
  unit_id: string;
  /** Kind of report, as the office calls it. */
  report: string;
  period: Period;
  /** Name of the reader's file it stands in; null = of the package. */
  own_file: string | null;
}

/** Reports handed in by some units for a period, the reader's own rows before those of the package. */
export const submissions: Question<{ unit_ids: readonly string[]; period: Period }, SubmissionRow> =
  {
    name: 'submissions',
    sql: `SELECT s.unit_id, s.report, s.period, s.due_on::VARCHAR AS due_on,
  s.received_on::VARCHAR AS received_on, s.own_file
FROM all_submissions s
WHERE s.unit_id IN (SELECT unnest(string_split(?::VARCHAR, ' '))) AND s.period = ?::VARCHAR
ORDER BY s.report, s.unit_id, s.own_file NULLS LAST`,
    bind: ({ unit_ids, period }) => [unit_ids.join(' '), period],
    examples: [
      { unit_ids: ['gia-lai', 'ha-noi'], period: '2024-Q3' },
      { unit_ids: [], period: '2024' },
    ],
  };
