import type { Question } from './question';

export interface FrameworkItemRow {
  framework_id: string;
  indicator_id: string;
  /** As this version words it; null = as the catalogue has it. */
  name_vi: string | null;
  /** Null = unknown. */
  max_points: number | null;
  weight: number | null;
  /** Points for steps, as the framework words them. */
  steps: string | null;
  /** Rate in percent that earns full points. */
  threshold: number | null;
  position: number | null;
  /** `sourced`, `sourced-name`, `sourced-secondary`, `unverified-name`, `derived`. */
  status: string | null;
  note_vi: string | null;
  source_id: string | null;
}

/** What the framework versions of an index score, with maximum points where they are known. */
export const frameworkItems: Question<{ index_id: string }, FrameworkItemRow> = {
  name: 'framework-items',
  sql: `SELECT i.framework_id, i.indicator_id, i.name_vi, i.max_points::DOUBLE AS max_points,
  i.weight::DOUBLE AS weight, i.steps, i.threshold::DOUBLE AS threshold,
  i.position::DOUBLE AS position, i.status, i.note_vi, i.source_id
FROM framework_items i
JOIN frameworks f ON f.framework_id = i.framework_id
WHERE f.index_id = ?::VARCHAR
ORDER BY i.framework_id, i.position NULLS LAST, i.indicator_id`,
  bind: ({ index_id }) => [index_id],
  examples: [{ index_id: 'par-index' }, { index_id: 'dvc-766' }],
};
