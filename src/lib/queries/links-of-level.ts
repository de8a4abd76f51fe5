import type { Level, UnitLink } from '../domain/types';
import { INSIDE } from './parts';
import type { Question } from './question';

/** Links that touch units of a level, within a unit if one is named. */
export const linksOfLevel: Question<{ level: Level; within: string | null }, UnitLink> = {
  name: 'links-of-level',
  sql: `WITH RECURSIVE
asked AS (SELECT ?::VARCHAR AS level, ?::VARCHAR AS within),
${INSIDE},
members AS (
  SELECT u.unit_id FROM units u, asked a
  WHERE u.level = a.level
    AND (a.within IS NULL OR u.unit_id IN (SELECT unit_id FROM inside))
)
SELECT l.from_unit_id, l.to_unit_id, l.effective_on::VARCHAR AS effective_on, l.extent
FROM unit_links l
WHERE l.from_unit_id IN (SELECT unit_id FROM members)
   OR l.to_unit_id IN (SELECT unit_id FROM members)
ORDER BY l.effective_on, l.from_unit_id, l.to_unit_id`,
  bind: ({ level, within }) => [level, within],
  examples: [
    { level: 'province', within: null },
    { level: 'commune', within: 'gia-lai-2025' },
  ],
};
