import type { Question } from './question';

export interface RowOverlapRow {
  /** Name of the table of the model. */
  model: string;
  file: string;
  /** Another of the reader's files, after `file` by name; null = the package. */
  other: string | null;
  /** Rows of the same key. */
  cells: number;
}

/** Which of the reader's files, of other tables than figures, hold rows of the same key as another or the package. */
export const ownRowOverlaps: Question<Record<string, never>, RowOverlapRow> = {
  name: 'own-row-overlaps',
  sql: `SELECT a.model, a.own_file AS file, b.own_file AS other, count(*)::DOUBLE AS cells
FROM own_row_keys a
JOIN own_row_keys b ON b.model = a.model AND b.key = a.key
WHERE a.own_file IS NOT NULL AND (b.own_file IS NULL OR a.own_file < b.own_file)
GROUP BY a.model, a.own_file, b.own_file
ORDER BY a.model, a.own_file, b.own_file NULLS FIRST`,
  bind: () => [],
  examples: [{}],
};
