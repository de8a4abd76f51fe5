import type { Question } from './question';

export interface CardItemRow {
  framework_id: string;
  index_id: string;
  indicator_id: string;
  /** As the framework words it, else as the catalogue does. */
  name_vi: string;
  /** The chain above the item as the catalogue has it, nearest first, separated by spaces. */
  above: string;
  /** Null = unknown. */
  max_points: number | null;
  weight: number | null;
  steps: string | null;
  source_id: string | null;
}

/** The items of one framework in its order, with what each hangs on. */
export const scorecardFramework: Question<{ framework_id: string }, CardItemRow> = {
  name: 'scorecard-framework',
  sql: `SELECT i.framework_id, f.index_id, i.indicator_id,
  coalesce(nullif(i.name_vi, ''), n.short_vi, n.name_vi, i.indicator_id) AS name_vi,
  concat_ws(' ', n.parent_id, p1.parent_id, p2.parent_id, p3.parent_id) AS above,
  i.max_points::DOUBLE AS max_points, i.weight::DOUBLE AS weight, nullif(i.steps, '') AS steps,
  coalesce(i.source_id, f.source_id) AS source_id
FROM all_framework_items i
JOIN all_frameworks f ON f.framework_id = i.framework_id
LEFT JOIN all_indicators n ON n.indicator_id = i.indicator_id
LEFT JOIN all_indicators p1 ON p1.indicator_id = n.parent_id
LEFT JOIN all_indicators p2 ON p2.indicator_id = p1.parent_id
LEFT JOIN all_indicators p3 ON p3.indicator_id = p2.parent_id
WHERE i.framework_id = ?::VARCHAR
ORDER BY i.position NULLS LAST, i.indicator_id`,
  bind: ({ framework_id }) => [framework_id],
  examples: [
    { framework_id: 'par-index-ca-mau-1880-2013' },
    { framework_id: 'par-index-4361-2016' },
  ],
};
