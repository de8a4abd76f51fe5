import type { IsoDate } from '../domain/types';
import type { Question } from './question';

export interface UnitNameRow {
  name_vi: string;
  short_vi: string;
  kind: string | null;
  valid_from: IsoDate | null;
  valid_to: IsoDate | null;
}

/** All names and kinds a unit has borne, oldest first. */
export const unitNames: Question<{ unit_id: string }, UnitNameRow> = {
  name: 'unit-names',
  sql: `SELECT name_vi, short_vi, kind, valid_from::VARCHAR AS valid_from, valid_to::VARCHAR AS valid_to
FROM unit_names WHERE unit_id = ?::VARCHAR
ORDER BY valid_from NULLS FIRST`,
  bind: ({ unit_id }) => [unit_id],
  examples: [{ unit_id: 'hue' }, { unit_id: 'dong-nai-2025' }],
};
