import type { Level, Period, Status } from '../domain/types';
import { ABOVE, WHOLE } from './parts';
import type { Question } from './question';

export interface FigureInsideRow {
  indicator_id: string;
  level: Level;
  period: Period;
  unit_id: string;
  source_id: string;
  value: number | null;
  published_rank: number | null;
  published_of: number | null;
  status: Status;
  own: boolean;
  own_file: string | null;
  note: string | null;
}

/** Preferred figures of the districts, communes and agencies under a unit; of the country its own agencies only. */
export const figuresInside: Question<{ unit_id: string }, FigureInsideRow> = {
  name: 'figures-inside',
  sql: `WITH asked AS (SELECT ?::VARCHAR AS unit_id)
SELECT o.indicator_id, u.level, o.period, o.unit_id, o.source_id,
  o.value::DOUBLE AS value, o.published_rank::DOUBLE AS published_rank,
  o.published_of::DOUBLE AS published_of, o.status, o.own, o.own_file, o.note
FROM all_observations o
JOIN units u ON u.unit_id = o.unit_id
${ABOVE}, asked a
WHERE ${WHOLE} AND (o.own OR o.preferred)
  AND u.level IN ('district', 'commune', 'agency')
  AND (u.parent_id = a.unit_id OR (p1.level = 'district' AND p1.parent_id = a.unit_id))
ORDER BY o.indicator_id, u.level, o.period, o.unit_id, o.own, o.source_id, o.own_file`,
  bind: ({ unit_id }) => [unit_id],
  examples: [{ unit_id: 'gia-lai' }, { unit_id: 'vinh-phuc' }, { unit_id: 'viet-nam' }],
};
