import type { Batch, Cell } from './batch';
import type { OwnColumn } from './own-header';
import type { OwnTable } from './own-table';

/** Columns of a reader's own file as this project writes it; the order of the template, then what is rarer. */
export const OWN_FILE_COLUMNS = [
  'unit_id',
  'indicator_id',
  'period',
  'breakdown',
  'numerator',
  'denominator',
  'value',
  'published_rank',
  'status',
  'as_of',
  'source',
  'note',
] as const satisfies readonly OwnColumn[];

type FileColumn = (typeof OWN_FILE_COLUMNS)[number];

/** Name of the column of `ownTable` that holds a column of the file. */
const inTable = (column: FileColumn): string => (column === 'source' ? 'own_source' : column);

const NUMBERS: ReadonlySet<FileColumn> = new Set([
  'numerator',
  'denominator',
  'value',
  'published_rank',
]);

/** Columns of equal length, each with its name. */
export interface Columns {
  header: readonly string[];
  columns: readonly (readonly Cell[])[];
  length: number;
}

/** The table that `ownTable` made (missing numbers null) as the columns of a reader's file. */
export function ownFileColumns(table: {
  fields: readonly { name: string }[];
  columns: readonly (readonly Cell[])[];
}): Columns {
  const at = new Map(table.fields.map(({ name }, i) => [name, i]));
  const length = table.columns[0]?.length ?? 0;
  const columns = OWN_FILE_COLUMNS.map((column) => {
    const i = at.get(inTable(column));
    return (i === undefined ? undefined : table.columns[i]) ?? new Array<Cell>(length).fill(null);
  });
  return { header: OWN_FILE_COLUMNS, columns, length };
}

/** Columns as a reader of files yields them; the first row is row 2, below the header. */
export async function* batchesOf({ header, columns, length }: Columns): AsyncGenerator<Batch> {
  const SIZE = 50_000;
  for (let at = 0; at < Math.max(length, 1); at += SIZE) {
    const end = Math.min(at + SIZE, length);
    yield {
      header,
      columns: columns.map((cells) => cells.slice(at, end)),
      rows: Int32Array.from({ length: end - at }, (_, i) => at + i + 2),
      length: end - at,
      delimiter: null,
      progress: length === 0 ? 1 : end / length,
    };
  }
}

/** Rows of columns, one at a time. */
export function* rowsOf({ columns, length }: Columns): Generator<Cell[]> {
  for (let i = 0; i < length; i++) yield columns.map((cells) => cells[i] ?? null);
}

/**
 * The table of a file written by this project whose rows no longer pass the check: as they stand, so that nothing
 * is lost before it is mended. Text that is no number where one belongs becomes missing.
 */
export function uncheckedTable({ header, columns, length }: Columns, file: string): OwnTable {
  const at = new Map(header.map((name, i) => [name, i]));
  const fields: OwnTable['fields'] = [];
  const made: OwnTable['columns'] = [];
  const add = (
    name: string,
    type: OwnTable['fields'][number]['type'],
    cell: (i: number) => Cell,
  ) => {
    fields.push({ name, type });
    made.push(Array.from({ length }, (_, i) => cell(i)));
  };
  for (const column of OWN_FILE_COLUMNS) {
    const cells = columns[at.get(column) ?? -1];
    const text = (i: number) => String(cells?.[i] ?? '').trim() || null;
    add(inTable(column), NUMBERS.has(column) ? 'number' : 'string', (i) => {
      const found = text(i);
      if (found === null || !NUMBERS.has(column)) return found;
      return Number.isFinite(Number(found)) ? Number(found) : null;
    });
  }
  add('own_file', 'string', () => file);
  return { fields, columns: made };
}
