import type { DenominatorKind } from '../domain/rates';
import type { Question } from './question';

export interface RateIndicatorRow {
  indicator_id: string;
  denominator_kind: DenominatorKind;
}

/** What the rates count in their denominators, where that is known. */
export const rateIndicators: Question<Record<string, never>, RateIndicatorRow> = {
  name: 'rate-indicators',
  sql: `SELECT indicator_id, denominator_kind FROM indicators
WHERE denominator_kind IS NOT NULL
ORDER BY indicator_id`,
  bind: () => [],
  examples: [{}],
};
