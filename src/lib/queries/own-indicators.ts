import type { Scale } from '../datapackage/ranges';
import type { Question } from './question';

/** An indicator that one of the reader's files brings. */
export interface OwnIndicatorRow extends Scale {
  indicator_id: string;
  name_vi: string | null;
  short_vi: string | null;
}

/** Indicators of the reader's files but those named. */
export const ownIndicators: Question<{ without: readonly string[] }, OwnIndicatorRow> = {
  name: 'own-indicators',
  sql: `WITH
asked AS (SELECT ?::VARCHAR AS without),
files AS (SELECT unnest(string_split(without, chr(31))) AS file FROM asked)
SELECT i.indicator_id, i.name_vi, i.short_vi, i.measure, i.scale_min, i.scale_max
FROM all_indicators i
WHERE i.own AND NOT EXISTS (SELECT 1 FROM files f WHERE f.file = i.own_file)
ORDER BY i.indicator_id`,
  bind: ({ without }) => [without.join('\u001f')],
  examples: [{ without: [] }, { without: ['a.csv'] }],
};
