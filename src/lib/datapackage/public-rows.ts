import type { Cell } from './batch';
import { keyAt } from './check-table';
import type { Columns } from './own-csv';
import type { PackedFile } from './own-package';
import type { TableResource } from './schema';

/** The column that says of a row that it is for the office alone. */
const INTERNAL = 'internal';

/** Columns that may name a person, by table: empty in what is published. */
export const PERSON_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  task_reports: ['reported_by'],
};

/**
 * Files as they may be published: without rows marked internal and every row that refers to one, without names of
 * persons, and without files of which no row is left. What a row that stays says is as it was.
 */
export function publicFiles(
  files: readonly PackedFile[],
  resources: readonly TableResource[],
): PackedFile[] {
  const kept = files.map((file) => ({
    file,
    rows: Array.from({ length: file.rows.length }, (_, i) => i).filter(
      (i) => !isTrue(cells(file.rows, INTERNAL)[i]),
    ),
  }));
  for (let more = true; more;) {
    more = false;
    for (const { name, schema } of resources)
      for (const { fields, reference } of schema.foreignKeys) {
        const target = reference.resource || name;
        const gone = goneKeys(kept, target, reference.fields);
        if (gone.size === 0) continue;
        for (const one of kept) {
          if ((one.file.resource?.name ?? 'observations') !== name) continue;
          const own = fields.map((field) => cells(one.file.rows, field));
          const left = one.rows.filter((i) => !gone.has(keyAt(own, i)));
          if (left.length < one.rows.length) more = true;
          one.rows = left;
        }
      }
  }
  return kept.flatMap(({ file, rows }) =>
    rows.length > 0 ? [{ ...file, rows: only(file, rows) }] : [],
  );
}

type Kept = { file: PackedFile; rows: number[] }[];

/** Keys of rows that were left out and stay in no other row. */
function goneKeys(kept: Kept, target: string, fields: readonly string[]): Set<string> {
  const [gone, there] = [new Set<string>(), new Set<string>()];
  for (const { file, rows } of kept) {
    if (file.resource?.name !== target) continue;
    const columns = fields.map((field) => cells(file.rows, field));
    const left = new Set(rows);
    for (let i = 0; i < file.rows.length; i++) (left.has(i) ? there : gone).add(keyAt(columns, i));
  }
  return new Set([...gone].filter((key) => !there.has(key)));
}

function only({ resource, rows: { header, columns } }: PackedFile, rows: number[]): Columns {
  const persons = new Set(PERSON_COLUMNS[resource?.name ?? ''] ?? []);
  return {
    header,
    columns: columns.map((column, c) =>
      rows.map((i) => (persons.has(header[c] ?? '') ? null : (column[i] ?? null))),
    ),
    length: rows.length,
  };
}

function cells({ header, columns }: Columns, name: string): readonly Cell[] {
  return columns[header.indexOf(name)] ?? [];
}

function isTrue(cell: Cell | undefined): boolean {
  return cell === true || String(cell ?? '').toLowerCase() === 'true' || cell === '1' || cell === 1;
}
