import type { Level } from '../domain/types';
import type { Question } from './question';

export interface UnitWithFiguresRow {
  unit_id: string;
  level: Level;
  figures: number;
}

/** Every unit that has a figure of any kind: the units with a page. */
export const unitsWithFigures: Question<Record<string, never>, UnitWithFiguresRow> = {
  name: 'units-with-figures',
  sql: `SELECT u.unit_id, u.level, count(*)::DOUBLE AS figures
FROM all_observations o JOIN units u ON u.unit_id = o.unit_id
GROUP BY u.unit_id, u.level
ORDER BY u.unit_id`,
  bind: () => [],
  examples: [{}],
};
