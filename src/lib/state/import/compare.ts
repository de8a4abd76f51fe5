import type { Cell } from '../../datapackage/batch';
import type { TypedTable } from '../../datapackage/check-table';
import { difference, type Difference } from '../../datapackage/import/difference';
import { ipcToTable } from '../../engine/arrow';

/** What of a table is held against what is loaded. */
export interface ComparedColumns {
  /** Columns that tell a row from all others. */
  key: readonly string[];
  /** Columns whose cells are compared. */
  measures: readonly string[];
}

/** Rows of a file, and what they are held against: the file they would replace, or all rows that show now. */
export interface CompareJob extends ComparedColumns {
  next: Blob;
  loaded: { ipc: Blob } | { rows: readonly object[] };
}

/** What opening a file would change. Columns that the file leaves empty are not held against other rows. */
export async function compareRows({
  next,
  loaded,
  key,
  measures,
}: CompareJob): Promise<Difference> {
  const names = [...key, ...measures];
  const rows = await tableOf(next, names);
  if ('ipc' in loaded) return difference(rows, await tableOf(loaded.ipc, names), key);
  const empty = measures.filter((name) =>
    (rows.columns.get(name) ?? []).every((cell) => cell === null),
  );
  const cells = loaded.rows as readonly Readonly<Record<string, Cell>>[];
  const table: TypedTable = {
    file: '',
    rows: new Int32Array(cells.length),
    columns: new Map(names.map((name) => [name, cells.map((row) => row[name] ?? null)])),
  };
  return difference(rows, table, key, empty);
}

async function tableOf(ipc: Blob, names: readonly string[]): Promise<TypedTable> {
  const { fields, columns } = ipcToTable(new Uint8Array(await ipc.arrayBuffer()));
  const at = new Map(fields.map(({ name }, i) => [name, columns[i] ?? []]));
  const length = columns[0]?.length ?? 0;
  const none = new Array<Cell>(length).fill(null);
  return {
    file: '',
    rows: new Int32Array(length),
    columns: new Map(names.map((name) => [name, at.get(name) ?? none])),
  };
}
