import type { Question } from './question';

export interface OverlapRow {
  file: string;
  /** Another of the reader's files, after `file` by name. */
  other: string;
  /** Cells that both have a row of. */
  cells: number;
}

/** Which of the reader's files have rows of the same cell: unit, indicator, period and breakdown. */
export const ownOverlaps: Question<Record<string, never>, OverlapRow> = {
  name: 'own-overlaps',
  sql: `SELECT a.own_file AS file, b.own_file AS other, count(*)::DOUBLE AS cells
FROM all_observations a
JOIN all_observations b ON b.unit_id = a.unit_id AND b.indicator_id = a.indicator_id
  AND b.period = a.period AND coalesce(b.breakdown, '') = coalesce(a.breakdown, '')
WHERE a.own AND b.own AND a.own_file < b.own_file
GROUP BY a.own_file, b.own_file
ORDER BY a.own_file, b.own_file`,
  bind: () => [],
  examples: [{}],
};
