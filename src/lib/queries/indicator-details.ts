import type { Question } from './question';

export interface IndicatorDetailRow {
  indicator_id: string;
  name_en: string | null;
  /** `plan_id section`, separated by `; `: where the documents name it. */
  source_section: string | null;
  target_vi: string | null;
}

/** What the catalogue tells of an indicator beside its definition. */
export const indicatorDetails: Question<Record<string, never>, IndicatorDetailRow> = {
  name: 'indicator-details',
  sql: `SELECT indicator_id, name_en, source_section, target_vi
FROM indicators ORDER BY indicator_id`,
  bind: () => [],
  examples: [{}],
};
