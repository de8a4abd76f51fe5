import type { IsoDate } from '../domain/types';
import { NAMED } from './parts';
import type { Question } from './question';
import type { UnitRow } from './rows';

/** Units by id, with the name each bore on a day. */
export const unitsById: Question<{ unit_ids: readonly string[]; date: IsoDate }, UnitRow> = {
  name: 'units-by-id',
  sql: `WITH
asked AS (SELECT ?::VARCHAR AS ids, ?::VARCHAR AS date),
members AS (SELECT DISTINCT unnest(string_split(ids, ' ')) AS unit_id FROM asked),
${NAMED}
SELECT u.unit_id, u.level, u.parent_id, u.code,
  u.valid_from::VARCHAR AS valid_from, u.valid_to::VARCHAR AS valid_to,
  coalesce(n.name_vi, u.unit_id) AS name_vi, coalesce(n.short_vi, u.unit_id) AS short_vi, n.kind
FROM units u
JOIN members w ON w.unit_id = u.unit_id
LEFT JOIN named n ON n.unit_id = u.unit_id
ORDER BY u.unit_id`,
  bind: ({ unit_ids, date }) => [unit_ids.join(' '), date],
  examples: [
    { unit_ids: ['gia-lai', 'gia-lai-2025', 'viet-nam'], date: '2026-01-01' },
    { unit_ids: [], date: '2026-01-01' },
  ],
};
