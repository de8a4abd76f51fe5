import type { IsoDate, Level } from '../domain/types';
import { FIGURE, LAST_NAMES } from './parts';
import type { Question } from './question';
import type { Figure } from './rows';

export interface FigureOfYear extends Figure {
  breakdown: string | null;
  name_vi: string;
  level: Level;
  parent_id: string | null;
  parent_vi: string | null;
  valid_from: IsoDate | null;
}

/** Every figure of an indicator inside a year (null = of all years): every level, kind of period, breakdown and source. */
export const figuresOfYear: Question<{ indicator_id: string; year: string | null }, FigureOfYear> =
  {
    name: 'figures-of-year',
    sql: `WITH ${LAST_NAMES}
SELECT ${FIGURE}, o.breakdown, n.name_vi, u.level, u.parent_id, p.name_vi AS parent_vi,
  u.valid_from::VARCHAR AS valid_from
FROM all_observations o
JOIN units u ON u.unit_id = o.unit_id
JOIN named n ON n.unit_id = o.unit_id
LEFT JOIN named p ON p.unit_id = u.parent_id
WHERE o.indicator_id = ?::VARCHAR
  AND (?::VARCHAR IS NULL OR substr(o.period, 1, 4) = ?::VARCHAR)
ORDER BY u.level, p.name_vi NULLS FIRST, o.period, o.published_rank NULLS LAST,
  o.value DESC NULLS LAST, o.unit_id, o.breakdown, o.source_id, o.own`,
    bind: ({ indicator_id, year }) => [indicator_id, year, year],
    examples: [
      { indicator_id: 'par-index-d3', year: null },
      { indicator_id: 'par-index-agency', year: '2019' },
      { indicator_id: 'online-dossier-rate', year: '2025' },
      { indicator_id: 'papi', year: '1990' },
    ],
  };
