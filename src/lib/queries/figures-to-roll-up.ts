import { periodYear } from '../domain/periods';
import type { Period } from '../domain/types';
import { FIGURE, WHOLE } from './parts';
import type { Question } from './question';
import type { Figure } from './rows';

export interface FiguresToRollUpParams {
  unit_ids: readonly string[];
  /** Figures of its year are given: shorter periods may add up to it. */
  period: Period;
}

/** Every figure of some units in the year of a period, the preferred one of a cell first. */
export const figuresToRollUp: Question<FiguresToRollUpParams, Figure> = {
  name: 'figures-to-roll-up',
  sql: `SELECT ${FIGURE}
FROM all_observations o
WHERE o.unit_id IN (SELECT unnest(string_split(?::VARCHAR, ' ')))
  AND substr(o.period, 1, 4) = ?::VARCHAR AND ${WHOLE}
ORDER BY o.indicator_id, o.unit_id, o.period, o.own, o.preferred DESC, o.source_id, o.own_file`,
  bind: ({ unit_ids, period }) => [unit_ids.join(' '), String(periodYear(period))],
  examples: [
    { unit_ids: ['gia-lai', 'ha-noi'], period: '2024' },
    { unit_ids: ['gia-lai.pleiku'], period: '2020' },
    { unit_ids: [], period: '2024-Q1' },
  ],
};
