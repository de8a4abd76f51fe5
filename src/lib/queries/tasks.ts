import type { Question } from './question';
import { TASK_COLUMNS, TASK_JOINS, TASK_PARTS, type TaskRow } from './tasks-of-plan';

export interface RegisterRow extends TaskRow {
  plan_id: string;
  /** Its parts; 0 = a leaf. */
  sub_tasks: number;
}

/** What is asked of the register; null = all. */
export interface TaskChoice {
  plan_id: string | null;
  agency_id: string | null;
  /** Of the agency itself; null = either, or of a group of which the agency is a known member. */
  role: 'lead' | 'coordinating' | null;
  kind: string | null;
  indicator_id: string | null;
}

export const ALL_TASKS: TaskChoice = {
  plan_id: null,
  agency_id: null,
  role: null,
  kind: null,
  indicator_id: null,
};

/** Tasks of all plans, the latest plan first, each once, in the order of the texts. */
export const tasks: Question<TaskChoice, RegisterRow> = {
  name: 'tasks',
  sql: `WITH asked AS (
  SELECT ?::VARCHAR AS plan_id, ?::VARCHAR AS agency_id, ?::VARCHAR AS role, ?::VARCHAR AS kind,
    ?::VARCHAR AS indicator_id
), acting AS (
  SELECT agency_id FROM asked
  UNION
  SELECT g.group_agency_id FROM all_agency_members g JOIN asked a ON g.member_id = a.agency_id
  WHERE a.role IS NULL
), ${TASK_PARTS}, parts AS (
  SELECT parent_id, count(*)::DOUBLE AS n FROM all_tasks WHERE parent_id IS NOT NULL GROUP BY parent_id
)
SELECT ${TASK_COLUMNS}, t.plan_id, coalesce(c.n, 0)::DOUBLE AS sub_tasks
FROM all_tasks t
${TASK_JOINS}
LEFT JOIN parts c ON c.parent_id = t.task_id
LEFT JOIN all_plans p ON p.plan_id = t.plan_id, asked a
WHERE (a.plan_id IS NULL OR t.plan_id = a.plan_id)
  AND (a.kind IS NULL OR t.kind = a.kind)
  AND (a.agency_id IS NULL OR EXISTS (
    SELECT 1 FROM all_task_agencies x
    WHERE x.task_id = t.task_id AND x.agency_id IN (SELECT agency_id FROM acting)
      AND (a.role IS NULL OR x.role = a.role)))
  AND (a.indicator_id IS NULL OR EXISTS (
    SELECT 1 FROM all_task_indicators x
    WHERE x.task_id = t.task_id AND x.indicator_id = a.indicator_id))
ORDER BY p.year DESC NULLS LAST, t.plan_id, t.position, t.task_id`,
  bind: ({ plan_id, agency_id, role, kind, indicator_id }) => [
    plan_id,
    agency_id,
    role,
    kind,
    indicator_id,
  ],
  examples: [
    ALL_TASKS,
    { ...ALL_TASKS, plan_id: 'hau-giang-2024', agency_id: 'so-noi-vu', role: 'lead' },
    { ...ALL_TASKS, agency_id: 'so-noi-vu', kind: 'reporting' },
    { ...ALL_TASKS, indicator_id: 'procedure-publication-rate' },
  ],
};
