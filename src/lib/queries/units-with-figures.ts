import type { Level } from '../domain/types';
import type { Question } from './question';

export interface UnitWithFiguresRow {
  unit_id: string;
  level: Level;
  figures: number;
  /** How many of them are the package's, not of a file of the reader's. */
  shipped: number;
}

/** Every unit that has a figure of any kind; those with a shipped one have a page. */
export const unitsWithFigures: Question<Record<string, never>, UnitWithFiguresRow> = {
  name: 'units-with-figures',
  sql: `SELECT u.unit_id, u.level, count(*)::DOUBLE AS figures,
  (count(*) FILTER (WHERE NOT o.own))::DOUBLE AS shipped
FROM all_observations o JOIN units u ON u.unit_id = o.unit_id
GROUP BY u.unit_id, u.level
ORDER BY u.unit_id`,
  bind: () => [],
  examples: [{}],
};
