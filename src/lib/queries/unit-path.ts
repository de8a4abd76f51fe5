import type { IsoDate } from '../domain/types';
import { NAMED } from './parts';
import type { Question } from './question';
import type { UnitRow } from './rows';

/** The units above one, from the country down to its parent. */
export const unitPath: Question<{ unit_id: string; date: IsoDate }, UnitRow> = {
  name: 'unit-path',
  sql: `WITH RECURSIVE
asked AS (SELECT ?::VARCHAR AS unit_id, ?::VARCHAR AS date),
up(unit_id, depth) AS (
  SELECT u.parent_id, 1 FROM units u, asked a WHERE u.unit_id = a.unit_id AND u.parent_id IS NOT NULL
  UNION ALL
  SELECT u.parent_id, up.depth + 1 FROM up JOIN units u ON u.unit_id = up.unit_id
  WHERE u.parent_id IS NOT NULL AND up.depth < 8
),
members AS (SELECT unit_id FROM up),
${NAMED}
SELECT u.unit_id, u.level, u.parent_id, u.code,
  u.valid_from::VARCHAR AS valid_from, u.valid_to::VARCHAR AS valid_to,
  coalesce(n.name_vi, u.unit_id) AS name_vi, coalesce(n.short_vi, u.unit_id) AS short_vi, n.kind
FROM up JOIN units u ON u.unit_id = up.unit_id
LEFT JOIN named n ON n.unit_id = u.unit_id
ORDER BY up.depth DESC`,
  bind: ({ unit_id, date }) => [unit_id, date],
  examples: [{ unit_id: 'ha-noi', date: '2026-01-01' }],
};
