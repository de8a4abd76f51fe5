import type { SourceRow } from './rows';
import type { Question } from './question';

/** Sources by id. */
export const sources: Question<{ source_ids: readonly string[] }, SourceRow> = {
  name: 'sources',
  sql: `SELECT s.source_id, s.title, s.publisher, s.url, s.published_on::VARCHAR AS published_on,
  s.accessed_on::VARCHAR AS accessed_on, s.licence, s.trust, s.note
FROM sources s
WHERE s.source_id IN (SELECT unnest(string_split(?::VARCHAR, ' ')))
ORDER BY s.source_id`,
  bind: ({ source_ids }) => [[...new Set(source_ids)].sort().join(' ')],
  examples: [{ source_ids: ['nq-202-2025-qh15'] }, { source_ids: [] }],
};
