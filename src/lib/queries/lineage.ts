import type { UnitLink } from '../domain/types';
import type { Question } from './question';

/** Every link on the way to and from a unit, through any number of steps. */
export const lineage: Question<{ unit_id: string }, UnitLink> = {
  name: 'lineage',
  sql: `WITH RECURSIVE
before(unit_id) AS (
  SELECT ?::VARCHAR
  UNION
  SELECT l.from_unit_id FROM unit_links l JOIN before b ON l.to_unit_id = b.unit_id
),
after(unit_id) AS (
  SELECT ?::VARCHAR
  UNION
  SELECT l.to_unit_id FROM unit_links l JOIN after a ON l.from_unit_id = a.unit_id
)
SELECT l.from_unit_id, l.to_unit_id, l.effective_on::VARCHAR AS effective_on, l.extent
FROM unit_links l
WHERE l.to_unit_id IN (SELECT unit_id FROM before)
   OR l.from_unit_id IN (SELECT unit_id FROM after)
ORDER BY l.effective_on, l.from_unit_id, l.to_unit_id`,
  bind: ({ unit_id }) => [unit_id, unit_id],
  examples: [{ unit_id: 'gia-lai' }, { unit_id: 'gia-lai-2025' }, { unit_id: 'ha-noi' }],
};
