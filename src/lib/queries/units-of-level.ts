import type { IsoDate, Level } from '../domain/types';
import { ABOVE, NAMED, WITHIN, withinOf } from './parts';
import type { Question } from './question';
import type { UnitRow } from './rows';

export interface UnitsOfLevelParams {
  level: Level;
  /** Only units under this one, at any depth. */
  within: string | null;
  /** Day of the names. */
  date: IsoDate;
}

export interface UnitOfLevelRow extends UnitRow {
  /** Ids from the parent upwards, separated by a space; empty for the country. */
  ancestors: string;
  /** One of the six regions; null where the scheme does not place the unit. */
  region: string | null;
}

/** Every unit of a level, of all eras, with name, region and what it belongs to. */
export const unitsOfLevel: Question<UnitsOfLevelParams, UnitOfLevelRow> = {
  name: 'units-of-level',
  sql: `WITH
asked AS (SELECT ?::VARCHAR AS date),
members AS (
  SELECT u.*, concat_ws(' ', u.parent_id, p1.parent_id, p2.parent_id) AS ancestors
  FROM units u
  ${ABOVE}
  WHERE ${WITHIN}
),
${NAMED}
SELECT m.unit_id, m.level, m.parent_id, m.code, m.valid_from, m.valid_to,
  coalesce(n.name_vi, m.unit_id) AS name_vi, coalesce(n.short_vi, m.unit_id) AS short_vi, n.kind,
  m.ancestors, r.region
FROM members m
LEFT JOIN named n ON n.unit_id = m.unit_id
LEFT JOIN unit_regions r ON r.unit_id = m.unit_id AND r.scheme = 'region6'
ORDER BY m.unit_id`,
  bind: ({ level, within, date }) => [date, ...withinOf(level, within)],
  examples: [
    { level: 'province', within: null, date: '2024-07-01' },
    { level: 'district', within: 'gia-lai', date: '2024-07-01' },
    { level: 'commune', within: 'gia-lai-2025', date: '2025-07-01' },
  ],
};
