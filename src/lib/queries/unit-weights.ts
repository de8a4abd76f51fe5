import type { Question } from './question';

export interface UnitWeightRow {
  unit_id: string;
  year: number;
  /** People. */
  population: number;
  source_id: string;
}

/** Population of units by year, for means weighted by it. */
export const unitWeights: Question<Record<string, never>, UnitWeightRow> = {
  name: 'unit-weights',
  sql: `SELECT unit_id, year::DOUBLE AS year, population::DOUBLE AS population, source_id
FROM unit_weights WHERE population IS NOT NULL
ORDER BY year, unit_id`,
  bind: () => [],
  examples: [{}],
};
