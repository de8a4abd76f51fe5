import type { IsoDate, Level } from '../domain/types';
import { ABOVE, NAMED } from './parts';
import type { Question } from './question';

export interface UnitInsideRow {
  unit_id: string;
  level: Level;
  parent_id: string;
  valid_from: IsoDate | null;
  valid_to: IsoDate | null;
  name_vi: string;
  kind: string | null;
  code: string | null;
  /** The package (not a file of the reader's) has figures of it. */
  shipped: boolean;
}

/** Districts, communes and agencies under a unit, at any depth and of all eras; of the country its own agencies only. */
export const unitsInside: Question<{ unit_id: string }, UnitInsideRow> = {
  name: 'units-inside',
  sql: `WITH
asked AS (SELECT ?::VARCHAR AS unit_id, '9999-12-31' AS date),
members AS (
  SELECT u.unit_id, u.level, u.parent_id, u.code, u.valid_from, u.valid_to
  FROM units u
  ${ABOVE}, asked a
  WHERE u.level IN ('district', 'commune', 'agency')
    AND (u.parent_id = a.unit_id OR (p1.level = 'district' AND p1.parent_id = a.unit_id))
),
${NAMED},
figured AS (SELECT DISTINCT unit_id FROM all_observations WHERE NOT own)
SELECT m.unit_id, m.level, m.parent_id, m.code,
  m.valid_from::VARCHAR AS valid_from, m.valid_to::VARCHAR AS valid_to,
  coalesce(n.name_vi, m.unit_id) AS name_vi, n.kind, f.unit_id IS NOT NULL AS shipped
FROM members m
LEFT JOIN named n ON n.unit_id = m.unit_id
LEFT JOIN figured f ON f.unit_id = m.unit_id
ORDER BY m.unit_id`,
  bind: ({ unit_id }) => [unit_id],
  examples: [
    { unit_id: 'gia-lai' },
    { unit_id: 'gia-lai-2025' },
    { unit_id: 'ha-noi' },
    { unit_id: 'viet-nam' },
    { unit_id: 'gia-lai.pleiku' },
  ],
};
