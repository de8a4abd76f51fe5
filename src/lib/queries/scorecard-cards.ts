import type { Level, Period } from '../domain/types';
import type { Question } from './question';

/** A scorecard that there is: one unit under one framework in one period. */
export interface CardListRow {
  framework_id: string;
  index_id: string;
  level: Level | null;
  scope_unit_id: string | null;
  decision_no: string | null;
  period: Period;
  unit_id: string;
  /** Rows of the card. */
  items: number;
}

/** Which scorecards there are, the newest period of a framework first. */
export const scorecardCards: Question<Record<string, never>, CardListRow> = {
  name: 'scorecard-cards',
  sql: `SELECT f.framework_id, f.index_id, nullif(f.level, '') AS level,
  nullif(f.scope_unit_id, '') AS scope_unit_id, nullif(f.decision_no, '') AS decision_no,
  s.period, s.unit_id, count(*)::DOUBLE AS items
FROM all_scorecards s
JOIN all_frameworks f ON f.framework_id = s.framework_id
GROUP BY f.framework_id, f.index_id, f.level, f.scope_unit_id, f.decision_no, s.period, s.unit_id
ORDER BY f.framework_id, s.period DESC, s.unit_id`,
  bind: () => [],
  examples: [{}],
};
