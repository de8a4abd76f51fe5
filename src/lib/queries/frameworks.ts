import type { Level } from '../domain/types';
import type { Question } from './question';

export interface FrameworkRow {
  framework_id: string;
  index_id: string;
  level: Level | null;
  scope_unit_id: string | null;
  decision_no: string | null;
  year_from: number | null;
  year_to: number | null;
  note_vi: string | null;
  source_id: string;
}

/** Versions of the scoring framework of an index. */
export const frameworks: Question<{ index_id: string }, FrameworkRow> = {
  name: 'frameworks',
  sql: `SELECT framework_id, index_id, nullif(level, '') AS level, nullif(scope_unit_id, '') AS scope_unit_id,
  decision_no, year_from::DOUBLE AS year_from, year_to::DOUBLE AS year_to, note_vi, source_id
FROM frameworks WHERE index_id = ?::VARCHAR
ORDER BY year_from NULLS FIRST, framework_id`,
  bind: ({ index_id }) => [index_id],
  examples: [{ index_id: 'par-index' }, { index_id: 'papi' }],
};
