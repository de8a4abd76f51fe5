import type { IsoDate, Level } from '../domain/types';
import { LAST_NAMES } from './parts';
import type { Question } from './question';

export interface UnitToFind {
  unit_id: string;
  level: Level;
  code: string | null;
  valid_from: IsoDate | null;
  valid_to: IsoDate | null;
  /** The name it bore last, with and without its kind. */
  name_vi: string;
  short_vi: string;
  parent_id: string | null;
  /** Every name it ever bore, Vietnamese and English. */
  names: string;
  /** Units that went into it, or of which it took a part. */
  before: string | null;
  /** Units it went into. */
  after: string | null;
}

/** Every unit with all that it can be found by. */
export const unitsToFind: Question<Record<string, never>, UnitToFind> = {
  name: 'units-to-find',
  sql: `WITH ${LAST_NAMES},
spelled AS (
  SELECT unit_id,
    string_agg(DISTINCT concat_ws(' ', name_vi, name_en), ' · '
      ORDER BY concat_ws(' ', name_vi, name_en)) AS names
  FROM unit_names GROUP BY unit_id
),
before AS (
  SELECT l.to_unit_id AS unit_id,
    string_agg(DISTINCT n.short_vi, ', ' ORDER BY n.short_vi) AS names
  FROM unit_links l JOIN named n ON n.unit_id = l.from_unit_id
  GROUP BY l.to_unit_id
),
after AS (
  SELECT l.from_unit_id AS unit_id,
    string_agg(DISTINCT n.name_vi, ', ' ORDER BY n.name_vi) AS names
  FROM unit_links l JOIN named n ON n.unit_id = l.to_unit_id
  GROUP BY l.from_unit_id
)
SELECT u.unit_id, u.level, u.code, u.valid_from, u.valid_to, n.name_vi, n.short_vi, u.parent_id,
  s.names, b.names AS before, a.names AS after
FROM units u
JOIN named n ON n.unit_id = u.unit_id
JOIN spelled s ON s.unit_id = u.unit_id
LEFT JOIN before b ON b.unit_id = u.unit_id
LEFT JOIN after a ON a.unit_id = u.unit_id
ORDER BY u.valid_to IS NOT NULL, u.unit_id`,
  bind: () => [],
  examples: [{}],
};
