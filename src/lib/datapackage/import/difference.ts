import type { Cell } from '../batch';
import { keyAt, keyColumns, type TypedTable } from '../check-table';

/** One cell that would change. */
export interface ChangedCell {
  key: string[];
  column: string;
  before: Cell;
  after: Cell;
}

/** What accepting a table would change in what is loaded. */
export interface Difference {
  added: number;
  changed: number;
  same: number;
  /** Rows loaded whose keys the file does not have. */
  absent: number;
  /** Keys of the first added and absent rows, and the first changed cells. */
  samples: { added: string[][]; absent: string[][]; changed: ChangedCell[] };
}

const SAMPLES = 200;

/**
 * Compares a table with what is loaded, row by row of the same key. Columns that only one of them has are
 * not compared; `same` rows change nothing.
 */
export function difference(
  next: TypedTable,
  loaded: TypedTable,
  key: readonly string[],
  ignored: readonly string[] = [],
): Difference {
  const length = (table: TypedTable) => table.rows.length;
  const at = new Map<string, number>();
  const [before, after] = [keyColumns(loaded, key), keyColumns(next, key)];
  for (let i = 0; i < length(loaded); i++) at.set(keyAt(before, i), i);
  const compared = [...next.columns.keys()].filter(
    (column) => loaded.columns.has(column) && !key.includes(column) && !ignored.includes(column),
  );
  const result: Difference = {
    added: 0,
    changed: 0,
    same: 0,
    absent: 0,
    samples: { added: [], absent: [], changed: [] },
  };
  const { samples } = result;
  const parts = (columns: readonly (readonly Cell[])[], i: number) =>
    columns.map((cells) => String(cells[i] ?? ''));
  for (let i = 0; i < length(next); i++) {
    const id = keyAt(after, i);
    const old = at.get(id);
    if (old === undefined) {
      if (result.added++ < SAMPLES) samples.added.push(parts(after, i));
      continue;
    }
    at.delete(id);
    const changed = compared.filter(
      (column) =>
        (next.columns.get(column)?.[i] ?? null) !== (loaded.columns.get(column)?.[old] ?? null),
    );
    if (changed.length === 0) result.same++;
    else result.changed++;
    for (const column of changed)
      if (samples.changed.length < SAMPLES)
        samples.changed.push({
          key: parts(after, i),
          column,
          before: loaded.columns.get(column)?.[old] ?? null,
          after: next.columns.get(column)?.[i] ?? null,
        });
  }
  for (const i of at.values()) if (result.absent++ < SAMPLES) samples.absent.push(parts(before, i));
  return result;
}
