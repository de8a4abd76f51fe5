/** What a query may be given. Every `?` in shipped SQL is cast (`?::VARCHAR`), see engineering notes in CONTRIBUTING. */
export type SqlValue = string | number | boolean | null;

/** A row as every engine returns it: numbers are doubles, dates ISO strings, missing is null. */
export type Row = Record<string, SqlValue>;

/** A column of a reader's result; `type` is DuckDB's name for it. */
export interface ExploredColumn {
  name: string;
  type: string;
  kind: 'number' | 'boolean' | 'text';
}

/** The result of a statement of any shape; a row has a value for each column, in their order. */
export interface Explored {
  columns: ExploredColumn[];
  rows: SqlValue[][];
  /** There are more rows than these. */
  truncated: boolean;
}

export interface ExploreOptions {
  /** At most so many rows. */
  limit: number;
  /** Ends the statement when it aborts. */
  signal?: AbortSignal;
}

/**
 * The one interface to DuckDB, native or WASM. The package is attached read-only as catalog `package`;
 * what a reader adds lives in memory and wins over a package table of the same name. Both are found
 * unqualified. Errors are `EngineError`; an engine that failed stays usable for the next call.
 */
export interface Engine {
  readonly kind: 'native' | 'wasm';
  /** Runs one statement; `params` bind to `?` in order. */
  query<T extends object = Row>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
  /**
   * Runs one statement that a reader wrote, if it only reads: any column type, columns named alike told apart.
   * @throws EngineError `sql` for any other statement or a failing one, `cancelled` when the signal aborts
   */
  explore(sql: string, options: ExploreOptions): Promise<Explored>;
  /** Creates or replaces table `name` from an Arrow IPC stream (all or nothing); a Blob may rest outside memory. */
  loadArrow(name: string, ipc: Blob): Promise<void>;
  /** Creates or replaces view `name`; inside `sql`, `package.main.x` is the shipped table x. */
  createView(name: string, sql: string): Promise<void>;
  /** Drops what loadArrow or createView made; an unknown name is no error. */
  drop(name: string): Promise<void>;
  close(): Promise<void>;
}

export class EngineError extends Error {
  override readonly name = 'EngineError';
  constructor(
    readonly code: 'sql' | 'crashed' | 'unavailable' | 'cancelled',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The error of a call that was told to stop. */
export function cancelled(): EngineError {
  return new EngineError('cancelled', 'cancelled');
}
