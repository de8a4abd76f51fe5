import { DuckDBInstance, DuckDBTypeId } from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import { appendArrow } from './native-arrow';
import { cancelled, EngineError } from './engine';
import type { Engine, Explored, ExploreOptions, Row, SqlValue } from './engine';
import { exploreWith } from './explore';
import {
  attachStatements,
  CLOSED,
  dropFromMemory,
  NO_EXTENSIONS,
  replaceView,
  swapIn,
} from './sql';
import { isoDate, isoTimestamp, uniqueNames, unreadable } from './values';

const DAY_MS = 86_400_000;

/**
 * Opens DuckDB in this process: in memory, or with a baked file attached read-only, so that any
 * number of processes may read it at once; then, as in the browser, SQL reaches no other file.
 * @throws EngineError `unavailable` when the file cannot be opened
 */
export async function openNative(path?: string): Promise<Engine> {
  try {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const attach = path === undefined ? [] : [...attachStatements(path), ...CLOSED];
    for (const sql of [...NO_EXTENSIONS, ...attach]) await connection.run(sql);
    return new NativeEngine(instance, connection);
  } catch (error) {
    throw new EngineError('unavailable', messageOf(error), { cause: error });
  }
}

class NativeEngine implements Engine {
  readonly kind = 'native';
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
  ) {}

  query<T extends object = Row>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    return this.#inTurn(() => this.#run<T>(sql, params));
  }

  explore(sql: string, options: ExploreOptions): Promise<Explored> {
    const runner = { describe: this.#run, run: this.#run };
    return this.#inTurn(() =>
      this.#unless(options.signal, () => exploreWith(runner, sql, options)),
    );
  }

  loadArrow(name: string, ipc: Blob): Promise<void> {
    return this.#inTurn(async () => {
      const staged = `${name} (loading)`;
      await dropFromMemory(this.#run, staged);
      try {
        await appendArrow(this.connection, staged, new Uint8Array(await ipc.arrayBuffer()));
        await swapIn(this.#run, staged, name);
      } catch (error) {
        await dropFromMemory(this.#run, staged);
        throw error;
      }
    });
  }

  createView(name: string, sql: string): Promise<void> {
    return this.#inTurn(() => replaceView(this.#run, name, sql));
  }

  drop(name: string): Promise<void> {
    return this.#inTurn(() => dropFromMemory(this.#run, name));
  }

  close(): Promise<void> {
    return this.#inTurn(async () => {
      this.connection.closeSync();
      this.instance.closeSync();
    });
  }

  /** One call at a time: a connection has one transaction and one pending result. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work).catch((error: unknown) => {
      throw error instanceof EngineError
        ? error
        : new EngineError('sql', messageOf(error), { cause: error });
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  #run = async <T extends object = Row>(
    sql: string,
    params: readonly SqlValue[] = [],
  ): Promise<T[]> => {
    const statement = await this.connection.prepare(sql);
    try {
      if (params.length > 0) statement.bind([...params]);
      const result = await statement.run();
      const names = uniqueNames(result.columnNames());
      const readers = names.map((name, i) => readerOf(name, result.columnType(i)));
      const rows: Row[] = [];
      for (const chunk of await result.fetchAllChunks()) {
        const vectors = names.map((_, i) => chunk.getColumnVector(i));
        for (let r = 0; r < chunk.rowCount; r++) {
          const row: Row = {};
          for (const [i, name] of names.entries()) {
            const value = vectors[i]?.getItem(r) ?? null;
            row[name] = value === null ? null : (readers[i]?.(value) ?? null);
          }
          rows.push(row);
        }
      }
      return rows as T[];
    } finally {
      statement.destroySync();
    }
  };

  async #unless<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    const stop = () => this.connection.interrupt();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      if (signal?.aborted) throw cancelled();
      return await work();
    } catch (error) {
      throw signal?.aborted ? cancelled() : error;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }
}

function readerOf(column: string, type: DuckDBType): (value: DuckDBValue) => SqlValue {
  switch (type.typeId) {
    case DuckDBTypeId.BOOLEAN:
    case DuckDBTypeId.TINYINT:
    case DuckDBTypeId.SMALLINT:
    case DuckDBTypeId.INTEGER:
    case DuckDBTypeId.UTINYINT:
    case DuckDBTypeId.USMALLINT:
    case DuckDBTypeId.UINTEGER:
    case DuckDBTypeId.FLOAT:
    case DuckDBTypeId.DOUBLE:
    case DuckDBTypeId.VARCHAR:
    case DuckDBTypeId.ENUM:
      return (value) => value as SqlValue;
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.UBIGINT:
    case DuckDBTypeId.HUGEINT:
    case DuckDBTypeId.UHUGEINT:
    case DuckDBTypeId.DECIMAL:
      return (value) => Number(String(value));
    case DuckDBTypeId.UUID:
      return String;
    case DuckDBTypeId.SQLNULL:
      return () => null;
    case DuckDBTypeId.DATE:
      return (value) => isoDate((value as { days: number }).days * DAY_MS);
    case DuckDBTypeId.TIMESTAMP:
    case DuckDBTypeId.TIMESTAMP_TZ:
      return (value) => isoTimestamp(Number((value as { micros: bigint }).micros / 1000n));
    case DuckDBTypeId.TIMESTAMP_S:
      return (value) => isoTimestamp(Number((value as { seconds: bigint }).seconds) * 1000);
    case DuckDBTypeId.TIMESTAMP_MS:
      return (value) => isoTimestamp(Number((value as { millis: bigint }).millis));
    default:
      throw unreadable(column, String(type));
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
