import type { Question } from './question';

export interface IndicatorOriginRow {
  indicator_id: string;
  /** Where a scoring framework names it, or where figures of it were printed. */
  kind: 'framework' | 'figures';
  source_id: string;
}

/** The sources that name an indicator: of the scoring frameworks, and of its figures in the package. */
export const indicatorOrigins: Question<Record<string, never>, IndicatorOriginRow> = {
  name: 'indicator-origins',
  sql: `SELECT indicator_id, 'framework' AS kind, source_id
FROM framework_items WHERE source_id IS NOT NULL
UNION
SELECT indicator_id, 'figures' AS kind, source_id FROM all_observations WHERE NOT own
ORDER BY indicator_id, kind, source_id`,
  bind: () => [],
  examples: [{}],
};
