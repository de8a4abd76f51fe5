import type { UnitLink } from '../domain/types';
import type { Question } from './question';

export interface UnitMergeRow extends UnitLink {
  note: string | null;
  source_id: string;
}

/** The links of a unit, and those of the other units that went where it went. */
export const unitMerges: Question<{ unit_id: string }, UnitMergeRow> = {
  name: 'unit-merges',
  sql: `WITH
asked AS (SELECT ?::VARCHAR AS unit_id),
went AS (SELECT l.to_unit_id FROM unit_links l JOIN asked a ON l.from_unit_id = a.unit_id)
SELECT l.from_unit_id, l.to_unit_id, l.effective_on::VARCHAR AS effective_on, l.extent,
  nullif(l.note, '') AS note, l.source_id
FROM unit_links l, asked a
WHERE l.from_unit_id = a.unit_id
   OR l.to_unit_id = a.unit_id
   OR l.to_unit_id IN (SELECT to_unit_id FROM went)
ORDER BY l.effective_on, l.to_unit_id, l.from_unit_id`,
  bind: ({ unit_id }) => [unit_id],
  examples: [{ unit_id: 'ha-noi' }, { unit_id: 'gia-lai' }, { unit_id: 'gia-lai-2025' }],
};
