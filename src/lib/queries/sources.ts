import type { SourceRow } from './rows';
import type { Question } from './question';

/** Sources by id, or all of the package. A source that is the reader's own file (`own:…`) bears the name of the file as its title. */
export const sources: Question<{ source_ids: readonly string[] | null }, SourceRow> = {
  name: 'sources',
  sql: `WITH asked AS (SELECT unnest(string_split(?::VARCHAR, ' ')) AS source_id),
own AS (
  SELECT o.source_id, string_agg(DISTINCT o.own_file, ', ' ORDER BY o.own_file) AS title
  FROM all_observations o
  WHERE o.own AND o.source_id IN (SELECT source_id FROM asked)
  GROUP BY o.source_id
)
SELECT s.source_id, s.title, s.publisher, s.url, s.published_on::VARCHAR AS published_on,
  s.accessed_on::VARCHAR AS accessed_on, s.licence, s.trust, s.note
FROM sources s
WHERE ?::VARCHAR IS NULL OR s.source_id IN (SELECT source_id FROM asked)
UNION ALL
SELECT source_id, title, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM own
ORDER BY source_id`,
  bind: ({ source_ids }) => {
    const asked = source_ids && [...new Set(source_ids)].sort().join(' ');
    return [asked, asked];
  },
  examples: [{ source_ids: ['nq-202-2025-qh15'] }, { source_ids: [] }, { source_ids: null }],
};
