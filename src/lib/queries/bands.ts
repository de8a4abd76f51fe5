import type { Band } from '../domain/bands';
import type { Question } from './question';

export interface BandRow extends Band {
  source_id: string;
}

/** Published grade bands of an index, of all levels and years. */
export const bands: Question<{ index_id: string }, BandRow> = {
  name: 'bands',
  sql: `SELECT index_id, level, nullif(scope_unit_id, '') AS scope_unit_id, year::DOUBLE AS year, label,
  min::DOUBLE AS min, max::DOUBLE AS max, source_id
FROM bands WHERE index_id = ?::VARCHAR
ORDER BY year, level, scope_unit_id, min DESC, label`,
  bind: ({ index_id }) => [index_id],
  examples: [{ index_id: 'par-index' }],
};
