import type { Cell } from '../batch';
import type { TypedTable } from '../check-table';
import type { CodedProblem } from '../codes';
import type { Columns } from '../own-csv';
import type { OwnTable } from '../own-table';
import type { TableField, TableResource } from '../schema';
import { readStrictBoolean, readStrictNumber } from '../values';
import { checkRows } from './check-rows';
import type { ImportKnown } from './known';

export type ModelRows =
  { ok: true; typed: TypedTable } | { ok: false; problems: CodedProblem[]; counted: number };

/**
 * Checks columns as rows of a table of the model, strictly: its Table Schema, keys, references to what is known, and
 * the rules of the model. Columns that are absent are missing; the first row is row 2.
 */
export function checkModelRows(
  { header, columns, length }: Columns,
  resource: TableResource,
  known: ImportKnown,
  file: string,
): ModelRows {
  const names = new Set(resource.schema.fields.map(({ name }) => name));
  const unknown = header.filter((column) => !names.has(column));
  if (unknown.length > 0) {
    const expected = [...names].join(', ');
    const problems = unknown.map((column): CodedProblem => ({
      code: 'column_unknown',
      file,
      row: 1,
      column,
      expected,
    }));
    return { ok: false, problems, counted: problems.length };
  }
  const headings = new Map<string, string>();
  const tidy = {
    columns: new Map(header.map((name, i) => [name, [...(columns[i] ?? [])]])),
    codes: [],
    origins: Array.from({ length }, (_, i) => ({ place: file, row: i + 2, headings })),
  };
  const { typed, problems, counted } = checkRows(tidy, resource, known, file);
  return counted > 0 ? { ok: false, problems, counted } : { ok: true, typed };
}

/** Checked rows of a table of the model as a plain table with every column of it, and `own_file`. */
export function modelTable(typed: TypedTable, resource: TableResource, file: string): OwnTable {
  const none = new Array<Cell>(typed.rows.length).fill(null);
  return tableOf(resource, file, typed.rows.length, ({ name }) => [
    ...(typed.columns.get(name) ?? none),
  ]);
}

/** Rows that no longer pass the check, as they stand; what is of another type than its column becomes missing. */
export function uncheckedModelTable(
  { header, columns, length }: Columns,
  resource: TableResource,
  file: string,
): OwnTable {
  return tableOf(resource, file, length, (field) => {
    const cells = columns[header.indexOf(field.name)] ?? [];
    return Array.from({ length }, (_, i) => asType(cells[i] ?? null, plainType(field)));
  });
}

/** A table that `modelTable` made as the columns of its Table Schema. */
export function modelColumns(
  table: { fields: readonly { name: string }[]; columns: readonly (readonly Cell[])[] },
  { schema }: TableResource,
): Columns {
  const at = new Map(table.fields.map(({ name }, i) => [name, table.columns[i]]));
  const length = table.columns[0]?.length ?? 0;
  const header = schema.fields.map(({ name }) => name);
  const none = new Array<Cell>(length).fill(null);
  return { header, columns: header.map((name) => at.get(name) ?? none), length };
}

/** Rows given by column names as columns; a column that no row has is absent. */
export function columnsOf(rows: readonly Readonly<Record<string, Cell>>[]): Columns {
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columns = header.map((name) => rows.map((row) => row[name] ?? null));
  return { header, columns, length: rows.length };
}

type PlainType = OwnTable['fields'][number]['type'];

function plainType({ type }: TableField): PlainType {
  if (type === 'boolean') return 'boolean';
  return type === 'number' || type === 'integer' || type === 'year' ? 'number' : 'string';
}

function tableOf(
  { schema }: TableResource,
  file: string,
  length: number,
  cells: (field: TableField) => Cell[],
): OwnTable {
  const fields = schema.fields.map((field) => ({ name: field.name, type: plainType(field) }));
  return {
    fields: [...fields, { name: 'own_file', type: 'string' }],
    columns: [...schema.fields.map(cells), new Array<Cell>(length).fill(file)],
  };
}

function asType(cell: Cell, type: PlainType): Cell {
  if (cell === null || cell === '' || typeof cell === type) return cell === '' ? null : cell;
  const text = String(cell).trim();
  if (type === 'string') return text;
  const read = type === 'number' ? readStrictNumber(text) : readStrictBoolean(text);
  return 'value' in read ? read.value : null;
}
