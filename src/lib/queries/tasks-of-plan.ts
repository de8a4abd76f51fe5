import type { IsoDate } from '../domain/types';
import type { Question } from './question';

export interface TaskRow {
  task_id: string;
  parent_id: string | null;
  code: string;
  title_vi: string;
  kind: string | null;
  target_vi: string | null;
  /** Names as the plan writes them, separated by `; `. */
  lead_agency_vi: string | null;
  coordinating_agencies_vi: string | null;
  /** Ids of the agencies that lead and that support, separated by a space. */
  leads: string;
  supports: string;
  period_vi: string | null;
  frequency: string | null;
  start_date: IsoDate | null;
  /** Null = open-ended. */
  end_date: IsoDate | null;
  budget_source_vi: string | null;
  target_count: number | null;
  /** What will show that it is done. */
  evidence_vi: string | null;
  source_section: string | null;
  /** Ids of the indicators it serves, the primary one first, separated by a space. */
  indicators: string;
}

/** `serves` and `roles`: what `TASK_COLUMNS` of tasks `t` needs. */
export const TASK_PARTS = `serves AS (
  SELECT task_id, string_agg(indicator_id, ' ' ORDER BY role, indicator_id) AS indicators
  FROM all_task_indicators GROUP BY task_id
), roles AS (
  SELECT x.task_id,
    string_agg(x.agency_id, ' ' ORDER BY x.position, x.agency_id)
      FILTER (WHERE x.role = 'lead') AS leads,
    string_agg(x.agency_id, ' ' ORDER BY x.position, x.agency_id)
      FILTER (WHERE x.role <> 'lead') AS supports,
    string_agg(coalesce(x.named_vi, a.name_vi), '; ' ORDER BY x.position, x.agency_id)
      FILTER (WHERE x.role = 'lead') AS leads_vi,
    string_agg(coalesce(x.named_vi, a.name_vi), '; ' ORDER BY x.position, x.agency_id)
      FILTER (WHERE x.role <> 'lead') AS supports_vi,
    bool_or(x.named_vi IS NOT NULL) FILTER (WHERE x.role = 'lead') AS lead_named,
    bool_or(x.named_vi IS NOT NULL) FILTER (WHERE x.role <> 'lead') AS support_named
  FROM all_task_agencies x LEFT JOIN all_agencies a ON a.agency_id = x.agency_id
  GROUP BY x.task_id
)`;

/** The columns of a TaskRow. */
export const TASK_COLUMNS = `t.task_id, t.parent_id, t.code, t.title_vi, t.kind, t.target_vi,
  CASE WHEN r.lead_named THEN r.leads_vi ELSE coalesce(t.lead_agency_vi, r.leads_vi) END
    AS lead_agency_vi,
  CASE WHEN r.support_named THEN r.supports_vi
    ELSE coalesce(t.coordinating_agencies_vi, r.supports_vi) END AS coordinating_agencies_vi,
  coalesce(r.leads, '') AS leads, coalesce(r.supports, '') AS supports,
  t.period_vi, t.frequency, t.start_date::VARCHAR AS start_date,
  t.end_date::VARCHAR AS end_date, t.budget_source_vi, t.target_count::DOUBLE AS target_count,
  t.evidence_vi, t.source_section, coalesce(s.indicators, '') AS indicators`;

export const TASK_JOINS = `LEFT JOIN serves s ON s.task_id = t.task_id
LEFT JOIN roles r ON r.task_id = t.task_id`;

/** Tasks of a plan in the order of its text. */
export const tasksOfPlan: Question<{ plan_id: string }, TaskRow> = {
  name: 'tasks-of-plan',
  sql: `WITH ${TASK_PARTS}
SELECT ${TASK_COLUMNS}
FROM all_tasks t
${TASK_JOINS}
WHERE t.plan_id = ?::VARCHAR
ORDER BY t.position, t.task_id`,
  bind: ({ plan_id }) => [plan_id],
  examples: [{ plan_id: 'hau-giang-2024' }, { plan_id: 'thi-tran-gia-lai-2021' }],
};
