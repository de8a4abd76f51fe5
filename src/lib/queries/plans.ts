import type { IsoDate, Level } from '../domain/types';
import { LAST_NAMES } from './parts';
import type { Question } from './question';

export interface PlanRow {
  plan_id: string;
  unit_id: string | null;
  unit_vi: string | null;
  parent_id: string | null;
  title_vi: string;
  issuing_unit_vi: string | null;
  level: Level | null;
  document_no: string | null;
  issued_on: IsoDate | null;
  year: number | null;
  /** Documents the plan rests on, as it names them. */
  basis: string | null;
  source_id: string | null;
  tasks: number;
  /** Of the reader's files. */
  own: boolean;
}

/** The register of plans, the latest first. */
export const plans: Question<Record<string, never>, PlanRow> = {
  name: 'plans',
  sql: `WITH ${LAST_NAMES}, counted AS (
  SELECT plan_id, count(*)::DOUBLE AS tasks FROM all_tasks GROUP BY plan_id
)
SELECT p.plan_id, p.unit_id, n.name_vi AS unit_vi, p.parent_id, p.title_vi, p.issuing_unit_vi,
  p.level, p.document_no, p.issued_on::VARCHAR AS issued_on, p.year::DOUBLE AS year, p.basis,
  p.source_id, coalesce(c.tasks, 0)::DOUBLE AS tasks, p.own
FROM all_plans p
LEFT JOIN named n ON n.unit_id = p.unit_id
LEFT JOIN counted c ON c.plan_id = p.plan_id
ORDER BY p.year DESC NULLS LAST, p.plan_id`,
  bind: () => [],
  examples: [{}],
};
