import type { Question } from './question';

export interface UnitWithRatesRow {
  unit_id: string;
  figures: number;
  /** Some are of a file of the reader's. */
  own: boolean;
}

/** The units that have a figure of any of some indicators. */
export const unitsWithRates: Question<{ indicator_ids: readonly string[] }, UnitWithRatesRow> = {
  name: 'units-with-rates',
  sql: `SELECT o.unit_id, count(*)::DOUBLE AS figures, bool_or(o.own) AS own
FROM all_observations o
JOIN units u ON u.unit_id = o.unit_id
WHERE o.indicator_id IN (SELECT unnest(string_split(?::VARCHAR, ' ')))
GROUP BY o.unit_id
ORDER BY o.unit_id`,
  bind: ({ indicator_ids }) => [indicator_ids.join(' ')],
  examples: [{ indicator_ids: ['online-dossier-rate', 'postal-dossier-rate'] }],
};
