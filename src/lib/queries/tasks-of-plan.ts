import type { IsoDate } from '../domain/types';
import type { Question } from './question';

export interface TaskRow {
  task_id: string;
  parent_id: string | null;
  code: string;
  title_vi: string;
  kind: string | null;
  target_vi: string | null;
  lead_agency_vi: string | null;
  coordinating_agencies_vi: string | null;
  period_vi: string | null;
  start_date: IsoDate | null;
  /** Null = open-ended. */
  end_date: IsoDate | null;
  budget_source_vi: string | null;
  target_count: number | null;
  source_section: string | null;
  /** Ids of the indicators it serves, the primary one first, separated by a space. */
  indicators: string;
}

/** Tasks of a plan in the order of its text. */
export const tasksOfPlan: Question<{ plan_id: string }, TaskRow> = {
  name: 'tasks-of-plan',
  sql: `WITH serves AS (
  SELECT task_id, string_agg(indicator_id, ' ' ORDER BY role, indicator_id) AS indicators
  FROM task_indicators GROUP BY task_id
)
SELECT t.task_id, t.parent_id, t.code, t.title_vi, t.kind, t.target_vi, t.lead_agency_vi,
  t.coordinating_agencies_vi, t.period_vi, t.start_date::VARCHAR AS start_date,
  t.end_date::VARCHAR AS end_date, t.budget_source_vi, t.target_count::DOUBLE AS target_count,
  t.source_section, coalesce(s.indicators, '') AS indicators
FROM tasks t
LEFT JOIN serves s ON s.task_id = t.task_id
WHERE t.plan_id = ?::VARCHAR
ORDER BY t.position, t.task_id`,
  bind: ({ plan_id }) => [plan_id],
  examples: [{ plan_id: 'hau-giang-2024' }, { plan_id: 'thi-tran-gia-lai-2021' }],
};
