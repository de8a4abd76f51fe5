import type { Difficulty, DifficultyKind } from '../domain/difficulties';
import { LAST_NAMES } from './parts';
import type { Question } from './question';

export interface DifficultyRow extends Difficulty {
  difficulty_id: string;
  /** Name of the unit, or of the place of the agency. */
  unit_vi: string | null;
  agency_vi: string | null;
  plan_vi: string | null;
  task_id: string | null;
  task_code: string | null;
  kind: DifficultyKind;
  text_vi: string;
  addressee: string;
  answer_vi: string | null;
  source_id: string | null;
  internal: boolean;
  own: boolean;
  /** Name of the reader's file it stands in; null = of the package. */
  own_file: string | null;
}

/** The register of difficulties and proposals, the latest first. */
export const difficulties: Question<Record<string, never>, DifficultyRow> = {
  name: 'difficulties',
  sql: `WITH ${LAST_NAMES}, named_rows AS (
  SELECT d.difficulty_id, nullif(d.unit_id, '') AS unit_id, nullif(d.agency_id, '') AS agency_id,
    coalesce(t.plan_id, nullif(d.plan_id, '')) AS plan_id, nullif(d.task_id, '') AS task_id,
    t.code AS task_code, d.raised_on::VARCHAR AS raised_on, d.kind, d.text_vi, d.addressee,
    d.status, nullif(d.answer_vi, '') AS answer_vi, d.answered_on::VARCHAR AS answered_on,
    nullif(d.source_id, '') AS source_id, coalesce(d.internal, false) AS internal,
    d.own, d.own_file
  FROM all_difficulties d
  LEFT JOIN all_tasks t ON t.task_id = d.task_id
)
SELECT r.difficulty_id, r.unit_id, n.name_vi AS unit_vi, r.agency_id, a.name_vi AS agency_vi,
  r.plan_id, p.title_vi AS plan_vi, r.task_id, r.task_code, r.raised_on, r.kind, r.text_vi,
  r.addressee, r.status, r.answer_vi, r.answered_on, r.source_id, r.internal, r.own, r.own_file
FROM named_rows r
LEFT JOIN all_plans p ON p.plan_id = r.plan_id
LEFT JOIN all_agencies a ON a.agency_id = r.agency_id
LEFT JOIN named n ON n.unit_id = coalesce(r.unit_id, p.unit_id)
ORDER BY r.raised_on DESC, r.difficulty_id`,
  bind: () => [],
  examples: [{}],
};
