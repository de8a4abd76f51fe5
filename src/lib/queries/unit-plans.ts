import type { IsoDate } from '../domain/types';
import type { Question } from './question';

export interface UnitPlanRow {
  plan_id: string;
  unit_id: string;
  title_vi: string;
  document_no: string | null;
  issued_on: IsoDate | null;
  year: number | null;
  source_id: string | null;
  /** Of the reader's files. */
  own: boolean;
  /** Last day of some of its tasks; null for those without one, and for a plan without tasks. */
  end_date: IsoDate | null;
  /** Tasks that end on that day; 0 only for a plan without tasks. */
  tasks: number;
  /** Those of them of which there is a progress report. */
  reported: number;
}

/** The plans of some units, a row for each day on which tasks end, the newest plan first. */
export const unitPlans: Question<{ unit_ids: readonly string[] }, UnitPlanRow> = {
  name: 'unit-plans',
  sql: `WITH asked AS (SELECT unnest(string_split(?::VARCHAR, ' ')) AS unit_id)
SELECT p.plan_id, p.unit_id, p.title_vi, nullif(p.document_no, '') AS document_no,
  p.issued_on::VARCHAR AS issued_on, p.year::DOUBLE AS year, p.source_id,
  p.own, t.end_date::VARCHAR AS end_date, count(t.task_id)::DOUBLE AS tasks,
  count(r.task_id)::DOUBLE AS reported
FROM all_plans p
JOIN asked a ON a.unit_id = p.unit_id
LEFT JOIN all_tasks t ON t.plan_id = p.plan_id
LEFT JOIN (SELECT DISTINCT task_id FROM all_task_reports) r ON r.task_id = t.task_id
GROUP BY p.plan_id, p.unit_id, p.title_vi, p.document_no, p.issued_on, p.year, p.source_id, p.own,
  t.end_date
ORDER BY p.year DESC NULLS LAST, p.plan_id, t.end_date NULLS LAST`,
  bind: ({ unit_ids }) => [unit_ids.join(' ')],
  examples: [{ unit_ids: ['gia-lai', 'binh-dinh'] }, { unit_ids: ['ha-noi'] }],
};
