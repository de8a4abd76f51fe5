import type { Question } from './question';

/** Tables that other tables refer to, each with its key of one column; units and indicators are asked otherwise. */
export const REFERRED = {
  frameworks: 'framework_id',
  sources: 'source_id',
  plans: 'plan_id',
  tasks: 'task_id',
  agencies: 'agency_id',
} as const;

export interface ReferenceKeyRow {
  resource: keyof typeof REFERRED;
  key: string;
}

/**
 * Keys that rows may refer to: of the package and of the reader's files but those named (a file that is about to be
 * replaced counts for nothing).
 */
export const referenceKeys: Question<{ without: readonly string[] }, ReferenceKeyRow> = {
  name: 'reference-keys',
  sql: `WITH
asked AS (SELECT ?::VARCHAR AS without),
files AS (SELECT unnest(string_split(without, chr(31))) AS file FROM asked),
shipped AS (
${Object.entries(REFERRED)
  .map(([table, key]) => `  SELECT '${table}' AS resource, ${key} AS key FROM ${table}`)
  .join('\n  UNION ALL\n')}
)
SELECT resource, key FROM shipped
UNION
SELECT k.model AS resource, k.key
FROM own_row_keys k
WHERE k.own_file IS NOT NULL AND k.model IN (${Object.keys(REFERRED)
    .map((table) => `'${table}'`)
    .join(', ')})
  AND NOT EXISTS (SELECT 1 FROM files f WHERE f.file = k.own_file)
ORDER BY resource, key`,
  bind: ({ without }) => [without.join('\u001f')],
  examples: [{ without: [] }, { without: ['a.csv', 'b.csv'] }],
};
