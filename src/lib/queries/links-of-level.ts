import type { Level, UnitLink } from '../domain/types';
import { ABOVE, WITHIN, withinOf } from './parts';
import type { Question } from './question';

/** Links that touch units of a level, within a unit if one is named. */
export const linksOfLevel: Question<{ level: Level; within: string | null }, UnitLink> = {
  name: 'links-of-level',
  sql: `WITH members AS (
  SELECT u.unit_id FROM units u
  ${ABOVE}
  WHERE ${WITHIN}
)
SELECT l.from_unit_id, l.to_unit_id, l.effective_on, l.extent
FROM unit_links l
WHERE l.from_unit_id IN (SELECT unit_id FROM members)
   OR l.to_unit_id IN (SELECT unit_id FROM members)
ORDER BY l.effective_on, l.from_unit_id, l.to_unit_id`,
  bind: ({ level, within }) => withinOf(level, within),
  examples: [
    { level: 'province', within: null },
    { level: 'commune', within: 'gia-lai-2025' },
  ],
};
