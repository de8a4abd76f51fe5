import type { IsoDate, Level } from '../domain/types';
import type { Question } from './question';

export interface CommitteeUnitRow {
  /** The unit asked for that it is in. */
  inside_of: string;
  unit_id: string;
  level: Level;
  code: string | null;
  valid_from: IsoDate | null;
  valid_to: IsoDate | null;
}

/** Districts and communes of all eras inside each of many units: whose committees a group of them may be. */
export const committeeUnits: Question<{ unit_ids: readonly string[] }, CommitteeUnitRow> = {
  name: 'committee-units',
  sql: `WITH asked AS (SELECT DISTINCT unnest(string_split(?::VARCHAR, ' ')) AS unit_id),
inside AS (
  SELECT a.unit_id AS inside_of, u.unit_id FROM units u JOIN asked a ON a.unit_id = u.parent_id
  UNION ALL
  SELECT a.unit_id, u.unit_id FROM units u
  JOIN units p ON p.unit_id = u.parent_id AND p.level = 'district'
  JOIN asked a ON a.unit_id = p.parent_id
)
SELECT i.inside_of, u.unit_id, u.level, u.code,
  u.valid_from::VARCHAR AS valid_from, u.valid_to::VARCHAR AS valid_to
FROM inside i JOIN units u ON u.unit_id = i.unit_id
WHERE u.level IN ('district', 'commune')
ORDER BY i.inside_of, u.unit_id`,
  bind: ({ unit_ids }) => [unit_ids.join(' ')],
  examples: [{ unit_ids: ['hau-giang', 'gia-lai'] }, { unit_ids: ['gia-lai.pleiku'] }],
};
