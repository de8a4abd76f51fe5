import type { TaskReport } from '../domain/task-state';
import type { Question } from './question';

export interface TaskReportRow extends TaskReport {
  task_id: string;
  note: string | null;
  /** Document or address that shows it. */
  evidence: string | null;
  reported_by: string | null;
  internal: boolean;
  /** Name of the reader's file it stands in; null = of the package. */
  own_file: string | null;
}

/** Progress reports of a plan's tasks (null = of all plans), in time order. */
export const taskReports: Question<{ plan_id: string | null }, TaskReportRow> = {
  name: 'task-reports',
  sql: `WITH asked AS (SELECT ?::VARCHAR AS plan_id)
SELECT r.task_id, nullif(r.member_id, '') AS member_id, r.reported_on::VARCHAR AS reported_on,
  r.status, r.done_count::DOUBLE AS done_count, r.percent::DOUBLE AS percent, r.note,
  r.evidence, r.reported_by, coalesce(r.internal, false) AS internal, r.own_file
FROM all_task_reports r
JOIN all_tasks t ON t.task_id = r.task_id, asked a
WHERE a.plan_id IS NULL OR t.plan_id = a.plan_id
ORDER BY r.task_id, r.reported_on, r.member_id NULLS FIRST`,
  bind: ({ plan_id }) => [plan_id],
  examples: [{ plan_id: null }, { plan_id: 'hau-giang-2024' }],
};
