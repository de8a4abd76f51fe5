import type { Question } from './question';

export interface LeadRow {
  agency_id: string;
  /** In the register of agencies. */
  name_vi: string;
  /** Tasks it leads. */
  tasks: number;
}

/** Agencies that lead tasks of a plan, by their first task. */
export const leadsOfPlan: Question<{ plan_id: string }, LeadRow> = {
  name: 'leads-of-plan',
  sql: `SELECT l.agency_id, coalesce(max(a.name_vi), max(l.named_vi), l.agency_id) AS name_vi,
  count(*)::DOUBLE AS tasks
FROM all_task_agencies l
JOIN all_tasks t ON t.task_id = l.task_id
LEFT JOIN all_agencies a ON a.agency_id = l.agency_id
WHERE l.role = 'lead' AND t.plan_id = ?::VARCHAR
GROUP BY l.agency_id
ORDER BY min(t.position), min(l.position), l.agency_id`,
  bind: ({ plan_id }) => [plan_id],
  examples: [{ plan_id: 'hau-giang-2024' }, { plan_id: 'thi-tran-gia-lai-2021' }],
};
