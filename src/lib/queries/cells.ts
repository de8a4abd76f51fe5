import type { Level, Period } from '../domain/types';
import { FIGURE, WHOLE } from './parts';
import type { Question } from './question';
import type { Figure } from './rows';

export interface CellsParams {
  indicator_ids: readonly string[];
  /** One or two periods, or null for all. */
  periods: readonly [Period, Period?] | null;
  unit_ids: readonly string[];
}

/** A figure with the level of its unit. */
export interface CellRow extends Figure {
  level: Level;
}

/** The figures of some indicators for some units, of every source, the preferred one of a cell first. */
export const cells: Question<CellsParams, Figure> = {
  name: 'cells',
  sql: `SELECT ${FIGURE}
FROM all_observations o
WHERE o.indicator_id IN (SELECT unnest(string_split(?::VARCHAR, ' '))) AND ${WHOLE}
  AND (?::VARCHAR IS NULL OR o.period IN (?::VARCHAR, ?::VARCHAR))
  AND o.unit_id IN (SELECT unnest(string_split(?::VARCHAR, ' ')))
ORDER BY o.indicator_id, o.period, o.unit_id, o.own, o.preferred DESC, o.source_id, o.own_file`,
  bind: ({ indicator_ids, periods, unit_ids }) => {
    const [first = null, second = first] = periods ?? [];
    return [indicator_ids.join(' '), first, first, second, unit_ids.join(' ')];
  },
  examples: [
    {
      indicator_ids: ['papi', 'papi-d5'],
      periods: ['2023', '2024'],
      unit_ids: ['ha-noi', 'gia-lai'],
    },
    { indicator_ids: ['papi'], periods: ['2024'], unit_ids: ['ha-noi', 'viet-nam'] },
    { indicator_ids: ['par-index'], periods: null, unit_ids: ['ha-noi', 'gia-lai'] },
    { indicator_ids: ['papi'], periods: ['2024'], unit_ids: [] },
  ],
};
