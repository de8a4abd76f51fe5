import type { QualityRow } from '../domain/quality';
import { ABOVE } from './parts';
import type { Question } from './question';

/** Every figure with what tells whether it is odd: its parts, its day, its unit and what that belongs to. */
export const qualityRows: Question<Record<string, never>, QualityRow> = {
  name: 'quality-rows',
  sql: `SELECT o.unit_id, o.indicator_id, o.period, nullif(o.breakdown, '') AS breakdown, o.source_id,
  o.value::DOUBLE AS value, o.numerator::DOUBLE AS numerator, o.denominator::DOUBLE AS denominator,
  o.published_rank::DOUBLE AS published_rank, o.status, o.preferred, o.cumulative,
  o.as_of::VARCHAR AS as_of, u.level, u.valid_from::VARCHAR AS valid_from,
  concat_ws(' ', u.parent_id, p1.parent_id, p2.parent_id) AS ancestors
FROM all_observations o
JOIN units u ON u.unit_id = o.unit_id
${ABOVE}
ORDER BY o.indicator_id, o.period, o.unit_id, breakdown NULLS FIRST, o.preferred DESC, o.source_id,
  o.own, o.own_file`,
  bind: () => [],
  examples: [{}],
};
