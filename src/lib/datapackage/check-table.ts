import type { Cell } from './batch';
import { foundText, type CodedProblem, type ProblemCode } from './codes';
import type { ProblemList } from './problem-list';
import type { LoadedTable } from './read-table';
import { compilePattern, type TableField, type TableSchema } from './schema';
import {
  readIsoDate,
  readStrictBoolean,
  readStrictInteger,
  readStrictNumber,
  type ReadValue,
} from './values';

/** A table whose cells are read by type; cells that could not be read are null. */
export interface TypedTable {
  file: string;
  rows: Int32Array;
  columns: ReadonlyMap<string, readonly Cell[]>;
}

/**
 * Checks a table against its Table Schema, strictly (decimal point, ISO dates, NFC): columns missing,
 * unknown or doubled, then each cell's type and constraints. Keys: see `checkKeys`.
 */
export function checkTable(table: LoadedTable, schema: TableSchema, list: ProblemList): TypedTable {
  const { file } = table;
  const names = new Set(schema.fields.map((field) => field.name));
  const at = new Map<string, number>();
  table.header.forEach((column, i) => {
    if (at.has(column)) list.add({ code: 'column_duplicate', file, row: 1, column });
    else at.set(column, i);
    if (!names.has(column))
      list.add({ code: 'column_unknown', file, row: 1, column, expected: [...names].join(', ') });
  });
  const columns = new Map<string, Cell[]>();
  for (const field of schema.fields) {
    const i = at.get(field.name);
    if (i === undefined) {
      list.add({ code: 'column_missing', file, row: 1, column: field.name });
      columns.set(field.name, new Array<Cell>(table.rows.length).fill(null));
    } else columns.set(field.name, checkColumn(table, i, field, schema.missingValues, list));
  }
  return { file, rows: table.rows, columns };
}

function checkColumn(
  table: LoadedTable,
  index: number,
  field: TableField,
  missingValues: readonly string[],
  list: ProblemList,
): Cell[] {
  const cells = table.columns[index] as Cell[];
  const { constraints, name } = field;
  const missing = new Set(missingValues);
  const allowed = constraints.enum && new Set<unknown>(constraints.enum);
  const pattern = constraints.pattern === undefined ? null : compilePattern(constraints.pattern);
  const { minimum, maximum } = constraints;
  return cells.map((cell, i) => {
    const report = (code: ProblemCode, expected?: string): void => {
      const problem: CodedProblem = {
        code,
        file: table.file,
        row: table.rows[i] as number,
        column: name,
      };
      if (code !== 'cell_required') problem.found = foundText(cell);
      if (expected !== undefined) problem.expected = expected;
      list.add(problem);
    };
    if (cell === null || (typeof cell === 'string' && missing.has(cell))) {
      if (constraints.required) report('cell_required');
      return null;
    }
    if (typeof cell === 'string') {
      if (cell !== cell.trim()) report('cell_space');
      if (!isNfc(cell)) report('cell_not_nfc');
    }
    const read = readCell(cell, field.type);
    if ('code' in read) {
      report(read.code);
      return null;
    }
    const { value } = read;
    if (allowed && !allowed.has(value)) report('cell_enum', [...allowed].join(', '));
    if (pattern && !pattern.test(String(value))) report('cell_pattern', constraints.pattern);
    if (minimum !== undefined && typeof value === 'number' && value < minimum)
      report('cell_minimum', String(minimum));
    if (maximum !== undefined && typeof value === 'number' && value > maximum)
      report('cell_maximum', String(maximum));
    return value;
  });
}

function isNfc(text: string): boolean {
  return !/[^ -\u02ff]/.test(text) || text === text.normalize('NFC');
}

function readCell(cell: Exclude<Cell, null>, type: TableField['type']): ReadValue<Cell> {
  if (typeof cell === 'string') {
    const text = cell.trim();
    if (type === 'number') return readStrictNumber(text);
    if (type === 'integer') return readStrictInteger(text);
    if (type === 'boolean') return readStrictBoolean(text);
    if (type === 'date') return readIsoDate(text);
    if (type === 'year')
      return /^\d{4}$/.test(text) ? { value: Number(text) } : { code: 'cell_year' };
    return { value: text };
  }
  if (type === 'string' || type === 'date') return readCell(String(cell), type);
  if (type === 'boolean')
    return typeof cell === 'boolean' ? { value: cell } : { code: 'cell_boolean' };
  if (type === 'any') return { value: cell };
  if (typeof cell !== 'number' || !Number.isFinite(cell)) return { code: 'cell_number' };
  return type === 'number' || Number.isInteger(cell) ? { value: cell } : { code: 'cell_integer' };
}

/** The key of one row over some columns; an empty part counts as empty text, so that optional parts may be keys. */
export function keyAt(columns: readonly (readonly Cell[])[], i: number): string {
  let key = '';
  for (const column of columns) key += `${String(column[i] ?? '')}\u0000`;
  return key;
}

/** The columns of a key in a table, none of them absent. */
export function keyColumns(table: TypedTable, fields: readonly string[]): (readonly Cell[])[] {
  return fields.map((field) => table.columns.get(field) ?? []);
}

/**
 * Refuses doubled primary keys over all files of a table, naming both rows, and returns the keys.
 */
export function checkPrimaryKey(
  tables: readonly TypedTable[],
  fields: readonly string[],
  list: ProblemList,
): Set<string> {
  const seen = new Map<string, { file: string; row: number }>();
  for (const table of tables) {
    const columns = keyColumns(table, fields);
    for (let i = 0; i < table.rows.length; i++) {
      const key = keyAt(columns, i);
      const row = table.rows[i] as number;
      const first = seen.get(key);
      if (!first) seen.set(key, { file: table.file, row });
      else
        list.add({
          code: 'key_duplicate',
          file: table.file,
          row,
          column: fields.join(', '),
          found: foundText(key.split('\u0000').slice(0, -1).join(' | ')),
          params: { first_row: first.row, first_file: first.file },
        });
    }
  }
  return new Set(seen.keys());
}

/** Refuses values that the table referred to does not have; a key with an empty part refers to nothing. */
export function checkForeignKey(
  tables: readonly TypedTable[],
  fields: readonly string[],
  known: ReadonlySet<string>,
  resource: string,
  list: ProblemList,
): void {
  for (const table of tables) {
    const columns = keyColumns(table, fields);
    for (let i = 0; i < table.rows.length; i++) {
      if (columns.some((column) => (column[i] ?? null) === null)) continue;
      const key = keyAt(columns, i);
      if (known.has(key)) continue;
      list.add({
        code: 'key_unknown',
        file: table.file,
        row: table.rows[i] as number,
        column: fields.join(', '),
        found: foundText(key.split('\u0000').slice(0, -1).join(' | ')),
        expected: resource,
      });
    }
  }
}
