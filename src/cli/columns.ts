import { textTable } from './text-table';

/** A column of a table for people: its heading, its text, and whether it is set from the right. */
export interface Column<R> {
  head: string;
  text: (row: R) => string;
  right?: boolean;
}

/** Rows as an aligned table; a column in which every cell is empty is left out. */
export function columnTable<R>(rows: readonly R[], columns: readonly Column<R>[]): string[] {
  const kept = columns
    .map((column) => ({ ...column, cells: rows.map(column.text) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const padded = kept.map(({ head, cells, right }) => {
    const width = Math.max(head.length, ...cells.map((cell) => cell.length));
    return { head, cells: right ? cells.map((cell) => cell.padStart(width)) : cells };
  });
  return textTable(
    rows.map((_, i) => Object.fromEntries(padded.map(({ head, cells }) => [head, cells[i] ?? '']))),
  );
}
