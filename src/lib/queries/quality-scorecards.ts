import type { ScorecardRow } from '../domain/quality-scorecards';
import type { Question } from './question';

/** Every row of every scorecard. */
export const qualityScorecards: Question<Record<string, never>, ScorecardRow> = {
  name: 'quality-scorecards',
  sql: `SELECT unit_id, framework_id, indicator_id, period, max::DOUBLE AS max,
  self_score::DOUBLE AS self_score, appraised_1::DOUBLE AS appraised_1,
  appraised_2::DOUBLE AS appraised_2, final::DOUBLE AS final
FROM scorecards
ORDER BY framework_id, unit_id, period, indicator_id`,
  bind: () => [],
  examples: [{}],
};
