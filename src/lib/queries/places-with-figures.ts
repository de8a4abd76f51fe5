import type { Level, Period } from '../domain/types';
import type { Question } from './question';
import { LAST_NAMES, WHOLE } from './parts';

export interface PlaceWithFigures {
  /** A unit that has units of the asked level below it. */
  unit_id: string;
  level: Level;
  name_vi: string;
  /** Units below it with a value or a published rank. */
  units: number;
}

/** Within which units a ranking of a level below the province can be asked for. */
export const placesWithFigures: Question<
  { indicator_id: string; level: Level; period: Period },
  PlaceWithFigures
> = {
  name: 'places-with-figures',
  sql: `WITH RECURSIVE
asked AS (
  SELECT ?::VARCHAR AS indicator_id, ?::VARCHAR AS level, ?::VARCHAR AS period
),
above(unit_id, place_id) AS (
  SELECT DISTINCT u.unit_id, u.parent_id
  FROM asked a
  JOIN all_observations o ON o.indicator_id = a.indicator_id AND o.period = a.period
  JOIN units u ON u.unit_id = o.unit_id AND u.level = a.level
  WHERE ${WHOLE} AND u.parent_id IS NOT NULL
  UNION
  SELECT b.unit_id, u.parent_id
  FROM above b JOIN units u ON u.unit_id = b.place_id
  WHERE u.parent_id IS NOT NULL
),
${LAST_NAMES}
SELECT p.unit_id, p.level, n.name_vi, count(*)::DOUBLE AS units
FROM above b
JOIN units p ON p.unit_id = b.place_id
JOIN named n ON n.unit_id = p.unit_id
WHERE p.level IN ('province', 'district', 'country')
GROUP BY p.unit_id, p.level, n.name_vi
ORDER BY units DESC, p.unit_id`,
  bind: ({ indicator_id, level, period }) => [indicator_id, level, period],
  examples: [
    { indicator_id: 'par-index-agency', level: 'agency', period: '2019' },
    { indicator_id: 'par-index-district', level: 'district', period: '2017' },
  ],
};
