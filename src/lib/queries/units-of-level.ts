import type { IsoDate, Level } from '../domain/types';
import { INSIDE, NAMED } from './parts';
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
  sql: `WITH RECURSIVE
asked AS (
  SELECT ?::VARCHAR AS level, ?::VARCHAR AS within, ?::VARCHAR AS date
),
${INSIDE},
members AS (
  SELECT u.* FROM units u, asked a
  WHERE u.level = a.level
    AND (a.within IS NULL OR u.unit_id IN (SELECT unit_id FROM inside))
),
${NAMED},
up(unit_id, ancestor, depth) AS (
  SELECT unit_id, parent_id, 1 FROM members WHERE parent_id IS NOT NULL
  UNION ALL
  SELECT up.unit_id, u.parent_id, up.depth + 1
  FROM up JOIN units u ON u.unit_id = up.ancestor
  WHERE u.parent_id IS NOT NULL AND up.depth < 8
),
paths AS (SELECT unit_id, string_agg(ancestor, ' ' ORDER BY depth) AS ancestors FROM up GROUP BY unit_id)
SELECT m.unit_id, m.level, m.parent_id, m.code,
  m.valid_from::VARCHAR AS valid_from, m.valid_to::VARCHAR AS valid_to,
  coalesce(n.name_vi, m.unit_id) AS name_vi, coalesce(n.short_vi, m.unit_id) AS short_vi, n.kind,
  coalesce(p.ancestors, '') AS ancestors, r.region
FROM members m
LEFT JOIN named n ON n.unit_id = m.unit_id
LEFT JOIN paths p ON p.unit_id = m.unit_id
LEFT JOIN unit_regions r ON r.unit_id = m.unit_id AND r.scheme = 'region6'
WHERE m.unit_id IS DISTINCT FROM (SELECT within FROM asked)
ORDER BY m.unit_id`,
  bind: ({ level, within, date }) => [level, within, date],
  examples: [
    { level: 'province', within: null, date: '2024-07-01' },
    { level: 'district', within: 'gia-lai', date: '2024-07-01' },
    { level: 'commune', within: 'gia-lai-2025', date: '2025-07-01' },
  ],
};
