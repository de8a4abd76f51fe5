import type { Question } from './question';

export interface MaximumRow {
  framework_id: string;
  indicator_id: string;
  /** Points of the whole item; null = unknown. */
  max_points: number | null;
}

/** The items of every version of an index with their maxima. */
export const maxima: Question<{ index_id: string }, MaximumRow> = {
  name: 'maxima',
  sql: `SELECT i.framework_id, i.indicator_id, max(i.max_points)::DOUBLE AS max_points
FROM framework_items i
JOIN frameworks f ON f.framework_id = i.framework_id
WHERE f.index_id = ?::VARCHAR
GROUP BY i.framework_id, i.indicator_id
ORDER BY i.framework_id, i.indicator_id`,
  bind: ({ index_id }) => [index_id],
  examples: [{ index_id: 'papi' }, { index_id: 'par-index' }],
};
