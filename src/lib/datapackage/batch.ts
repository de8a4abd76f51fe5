import type { CodedProblem } from './codes';

export type Cell = string | number | boolean | null;

/**
 * Some rows of a table, column by column. A file without rows yields one empty batch, so that its
 * header is known. CSV gives strings; Parquet gives numbers, booleans, strings (dates as ISO) and null.
 */
export interface Batch {
  /** Header names as they stand in the file, trimmed. */
  header: readonly string[];
  /** One array per header name, all of `length` cells. */
  columns: readonly (readonly Cell[])[];
  /** Row number of each row as a spreadsheet shows it: the header is row 1. */
  rows: Int32Array;
  length: number;
  /** Delimiter of a CSV file; null for Parquet. */
  delimiter: string | null;
  /** Part of the file read so far, 0 to 1. */
  progress: number;
}

/** Ends the reading of a file that cannot be read on. */
export class ReadFailure extends Error {
  override readonly name = 'ReadFailure';
  constructor(readonly problem: CodedProblem) {
    super(problem.code);
  }
}
