import type { Question } from './question';

export interface UnitTileRow {
  unit_id: string;
  era: string;
  /** Column from the west and row from the north. */
  x: number;
  y: number;
}

/** Places of units on the tile map of their eras. */
export const unitTiles: Question<Record<string, never>, UnitTileRow> = {
  name: 'unit-tiles',
  sql: `SELECT unit_id, era::VARCHAR AS era, x::DOUBLE AS x, y::DOUBLE AS y
FROM unit_tiles ORDER BY era, unit_id`,
  bind: () => [],
  examples: [{}],
};
