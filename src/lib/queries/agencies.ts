import type { Question } from './question';

/** An agency in a plan; a name stands for one agency within a unit, so plans of two units mean two. */
export interface AgencyRow {
  agency_id: string;
  name_vi: string;
  name_en: string | null;
  /** central, province, district, commune, mass organisation. */
  level: string | null;
  /** Other ways to write it, separated by "; ". */
  aliases: string | null;
  /** Null = in no plan. */
  plan_id: string | null;
  /** Tasks it leads and tasks it supports in the plan. */
  leads: number;
  supports: number;
  /** Of the reader's files. */
  own: boolean;
}

/** Agencies in the order of the register, a row a plan in which they have tasks. */
export const agencies: Question<Record<string, never>, AgencyRow> = {
  name: 'agencies',
  sql: `WITH counted AS (
  SELECT x.agency_id, t.plan_id,
    count(*) FILTER (WHERE x.role = 'lead')::DOUBLE AS leads,
    count(*) FILTER (WHERE x.role <> 'lead')::DOUBLE AS supports
  FROM all_task_agencies x JOIN all_tasks t ON t.task_id = x.task_id
  GROUP BY x.agency_id, t.plan_id
)
SELECT a.agency_id, a.name_vi, a.name_en, a.level, a.aliases, c.plan_id,
  coalesce(c.leads, 0)::DOUBLE AS leads, coalesce(c.supports, 0)::DOUBLE AS supports, a.own
FROM all_agencies a
LEFT JOIN counted c ON c.agency_id = a.agency_id
LEFT JOIN all_plans p ON p.plan_id = c.plan_id
ORDER BY list_position(['central', 'province', 'district', 'commune', 'mass organisation'], a.level)
  NULLS LAST, a.agency_id, p.year DESC NULLS LAST, c.plan_id`,
  bind: () => [],
  examples: [{}],
};
