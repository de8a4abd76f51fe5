import { ReadFailure, type Batch, type Cell } from './batch';
import { readCsv } from './csv';
import { readParquet } from './parquet';
import type { ByteSource } from './source';

/** A whole table in memory. */
export interface LoadedTable {
  file: string;
  header: readonly string[];
  columns: Cell[][];
  rows: Int32Array;
}

/**
 * Reads a table by the ending of its name: `.parquet`, or `.csv` `.tsv` `.txt`.
 * @throws {ReadFailure} as `readCsv` and `readParquet` do, or where the ending is another one.
 */
export function readTable(source: ByteSource): AsyncGenerator<Batch> {
  if (/\.parquet$/i.test(source.name)) return readParquet(source);
  if (/\.(csv|tsv|txt)$/i.test(source.name)) return readCsv(source);
  throw new ReadFailure({ code: 'file_type', file: source.name, expected: '.csv, .parquet' });
}

/** Puts the batches of a table together. */
export async function loadTable(batches: AsyncIterable<Batch>, file: string): Promise<LoadedTable> {
  let header: readonly string[] = [];
  let columns: Cell[][] = [];
  const parts: Int32Array[] = [];
  for await (const batch of batches) {
    if (header.length === 0) {
      header = batch.header;
      columns = header.map(() => []);
    }
    batch.columns.forEach((cells, c) => {
      const column = columns[c] as Cell[];
      for (const cell of cells) column.push(cell);
    });
    parts.push(batch.rows);
  }
  const rows = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    rows.set(part, at);
    at += part.length;
  }
  return { file, header, columns, rows };
}
