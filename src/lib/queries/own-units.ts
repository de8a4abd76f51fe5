import type { IsoDate, Level } from '../domain/types';
import type { Question } from './question';

/** A unit that one of the reader's files brings, once for each of its names. */
export interface OwnUnitRow {
  unit_id: string;
  level: Level;
  parent_id: string | null;
  code: string | null;
  valid_from: IsoDate | null;
  valid_to: IsoDate | null;
  name_vi: string | null;
  short_vi: string | null;
}

/** Units of the reader's files but those named, with every name they bore, the last first. */
export const ownUnits: Question<{ without: readonly string[] }, OwnUnitRow> = {
  name: 'own-units',
  sql: `WITH
asked AS (SELECT ?::VARCHAR AS without),
files AS (SELECT unnest(string_split(without, chr(31))) AS file FROM asked)
SELECT u.unit_id, u.level, u.parent_id, u.code, u.valid_from, u.valid_to, n.name_vi, n.short_vi
FROM all_units u
LEFT JOIN all_unit_names n ON n.unit_id = u.unit_id
WHERE u.own AND NOT EXISTS (SELECT 1 FROM files f WHERE f.file = u.own_file)
ORDER BY u.unit_id, n.valid_from DESC NULLS LAST, n.name_vi`,
  bind: ({ without }) => [without.join('\u001f')],
  examples: [{ without: [] }, { without: ['a.csv'] }],
};
