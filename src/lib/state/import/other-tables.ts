import type { Cell } from '../../datapackage/batch';
import type { TypedTable } from '../../datapackage/check-table';
import type { ImportKnown } from '../../datapackage/import/known';
import { knownWith } from '../../datapackage/import/known-with';
import type { ImportedTable } from '../../datapackage/import/result';
import type { Columns } from '../../datapackage/own-csv';
import type { Problem } from '../../datapackage/problem';
import { checkTableRows } from '../check-table';
import type { CheckedFile } from '../checked-file';
import type { PreviewTable } from './preview';

/**
 * Imported tables as files that may be opened, checked together against what is known here: all or nothing. A file of
 * one table keeps its name, of several each is named after its table.
 */
export async function checkImported(
  name: string,
  tables: readonly ImportedTable[],
  known: ImportKnown,
): Promise<{ files: CheckedFile[]; refused: { problems: Problem[]; counted: number } | null }> {
  const filled = tables.filter(({ rows }) => rows > 0);
  const parts = filled.map((table) => ({ model: table.name, columns: columnsOf(table.typed()) }));
  const full = knownWith(known, parts);
  const files: CheckedFile[] = [];
  const problems: Problem[] = [];
  let counted = 0;
  for (const part of parts) {
    const own = parts.length === 1 ? name : `${name} › ${part.model}`;
    const result = await checkTableRows({ name: own, ...part }, full);
    if (result.ok) files.push(result.file);
    else {
      problems.push(...result.problems);
      counted += result.counted;
    }
  }
  if (parts.length === 0) problems.push({ code: 'no_rows', file: name });
  counted = Math.max(counted, problems.length);
  return { files, refused: counted > 0 ? { problems, counted } : null };
}

/** The first rows of a table, with the columns that any of its rows fills. */
export function previewTable(
  { name, rows, typed }: ImportedTable,
  { resources }: ImportKnown,
  most: number,
): PreviewTable {
  const resource = resources.find((one) => one.name === name);
  const { columns } = typed();
  const fields = (resource?.schema.fields ?? []).filter((field) =>
    (columns.get(field.name) ?? []).some((cell) => cell !== null),
  );
  return {
    name,
    title: resource?.title ?? name,
    rows,
    columns: fields.map((field) => ({
      name: field.name,
      title: field.title ?? field.name,
      numeric: field.type === 'number' || field.type === 'integer',
    })),
    first: Array.from({ length: Math.min(rows, most) }, (_, i) =>
      Object.fromEntries(
        fields.map((field): [string, Cell] => [field.name, columns.get(field.name)?.[i] ?? null]),
      ),
    ),
  };
}

function columnsOf({ columns, rows }: TypedTable): Columns {
  const header = [...columns.keys()];
  return { header, columns: [...columns.values()], length: rows.length };
}
