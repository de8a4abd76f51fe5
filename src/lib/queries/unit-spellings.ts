import type { Question } from './question';

export interface UnitSpellingRow {
  unit_id: string;
  name: string;
}

/** Every Vietnamese name that each unit ever bore, with its kind and in short: for reading names in files. */
export const unitSpellings: Question<Record<string, never>, UnitSpellingRow> = {
  name: 'unit-spellings',
  sql: `SELECT DISTINCT unit_id, unnest([name_vi, short_vi]) AS name
FROM unit_names
WHERE name_vi IS NOT NULL
ORDER BY unit_id, name`,
  bind: () => [],
  examples: [{}],
};
