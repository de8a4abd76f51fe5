import type { UnitLink } from '../domain/types';
import type { Question } from './question';

/** Every link of units that have figures to the units they came from and went into. */
export const linksOfFigures: Question<Record<string, never>, UnitLink> = {
  name: 'links-of-figures',
  sql: `SELECT from_unit_id, to_unit_id, effective_on, extent
FROM unit_links
WHERE from_unit_id IN (SELECT unit_id FROM all_observations)
   OR to_unit_id IN (SELECT unit_id FROM all_observations)
ORDER BY effective_on, from_unit_id, to_unit_id`,
  bind: () => [],
  examples: [{}],
};
