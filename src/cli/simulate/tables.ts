import Papa from 'papaparse';
import type { Cell } from '../../lib/datapackage/batch';
import { writeCsv } from '../../lib/datapackage/write-csv';

/** A row by column name; what a column is not given is an empty cell. */
export type Row = Record<string, Cell>;

/** The shipped package as far as the simulation copies it: file text by path. */
export type Shipped = (path: string) => string;

/** Rows of a CSV table of the shipped package; empty cells are null. */
export function readRows(shipped: Shipped, path: string): Record<string, string | null>[] {
  const { data } = Papa.parse<Record<string, string>>(shipped(path), {
    header: true,
    skipEmptyLines: true,
  });
  return data.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, cell]) => [name, cell === '' ? null : cell]),
    ),
  );
}

/** Orders two texts by their code units, which no locale changes. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Sorts rows by columns, in the order the columns are given. */
export function sortRows(rows: readonly Row[], columns: readonly string[]): Row[] {
  const key = (row: Row) => columns.map((name) => String(row[name] ?? '')).join('\u0000');
  return rows
    .map((row) => ({ row, at: key(row) }))
    .sort((a, b) => byText(a.at, b.at))
    .map(({ row }) => row);
}

/** A CSV file with exactly these columns. */
export function toCsv(columns: readonly string[], rows: readonly Row[]): string {
  const cells = rows.map((row) => columns.map((name) => row[name] ?? null));
  return writeCsv(columns, cells, { newline: '\n' });
}
