import type { Level } from '../domain/types';
import { NAMED } from './parts';
import type { Question } from './question';
import type { UnitRow } from './rows';

/** All units of a level (null = every level) by their latest names: for pickers and for finding an id. */
export const unitIndex: Question<{ level: Level | null }, UnitRow> = {
  name: 'unit-index',
  sql: `WITH
asked AS (SELECT ?::VARCHAR AS level, '9999-12-31' AS date),
members AS (SELECT u.unit_id FROM units u, asked a WHERE a.level IS NULL OR u.level = a.level),
${NAMED}
SELECT u.unit_id, u.level, u.parent_id, u.code,
  u.valid_from::VARCHAR AS valid_from, u.valid_to::VARCHAR AS valid_to,
  coalesce(n.name_vi, u.unit_id) AS name_vi, coalesce(n.short_vi, u.unit_id) AS short_vi, n.kind
FROM members m
JOIN units u ON u.unit_id = m.unit_id
LEFT JOIN named n ON n.unit_id = u.unit_id
ORDER BY u.unit_id`,
  bind: ({ level }) => [level],
  examples: [{ level: 'province' }, { level: null }],
};
