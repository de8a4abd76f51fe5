import type { Question } from './question';

export interface FrameworkItemRow {
  framework_id: string;
  indicator_id: string;
  /** Name as this version words it, else the catalogue's. */
  name_vi: string;
  /** Null = unknown ("Chưa xác định"). */
  max_points: number | null;
  weight: number | null;
  steps: string | null;
  threshold: number | null;
  position: number | null;
  status: string | null;
  note_vi: string | null;
  source_id: string | null;
}

/** Items of one version of a framework, with their maximum points. */
export const frameworkItems: Question<{ framework_id: string }, FrameworkItemRow> = {
  name: 'framework-items',
  sql: `SELECT f.framework_id, f.indicator_id, coalesce(f.name_vi, i.name_vi) AS name_vi,
  f.max_points::DOUBLE AS max_points, f.weight::DOUBLE AS weight, f.steps, f.threshold::DOUBLE AS threshold,
  f.position::DOUBLE AS position, f.status, f.note_vi, f.source_id
FROM framework_items f JOIN indicators i ON i.indicator_id = f.indicator_id
WHERE f.framework_id = ?::VARCHAR
ORDER BY f.position NULLS LAST, f.indicator_id`,
  bind: ({ framework_id }) => [framework_id],
  examples: [{ framework_id: 'par-index-2948-2017' }],
};
