import { FIGURE, WHOLE } from './parts';
import type { Question } from './question';
import type { Figure } from './rows';

/** Every figure of one unit and indicator, of all sources, the preferred one of a cell first. */
export const series: Question<{ unit_id: string; indicator_id: string }, Figure> = {
  name: 'series',
  sql: `SELECT ${FIGURE}
FROM all_observations o
WHERE o.unit_id = ?::VARCHAR AND o.indicator_id = ?::VARCHAR AND ${WHOLE}
ORDER BY o.period, o.own, o.preferred DESC, o.source_id, o.own_file`,
  bind: ({ unit_id, indicator_id }) => [unit_id, indicator_id],
  examples: [
    { unit_id: 'ha-noi', indicator_id: 'pci' },
    { unit_id: 'ha-noi', indicator_id: 'par-index' },
  ],
};
