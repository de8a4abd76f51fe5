import type {
  AsyncDuckDB,
  AsyncDuckDBConnection,
  AsyncPreparedStatement,
} from '@duckdb/duckdb-wasm';
import type { RecordBatch } from 'apache-arrow';
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
import { rowsOf } from './wasm-rows';

export interface WasmOptions {
  /** Address of `duckdb-eh.wasm`. */
  module: string;
  createWorker: () => Worker;
  /** The baked package; `fetch` hands over bytes that are not used elsewhere. */
  database?: { name: string; fetch: () => Promise<Uint8Array> };
  /** Bytes of the module received so far. */
  onProgress?: (loaded: number) => void;
  /** Settles when the worker is gone; for deaths of which a worker tells nobody. */
  watch?: () => Promise<void>;
}

/** An engine that can die: `crashed` settles with the reason and every open call rejects with it. */
export interface WasmEngine extends Engine {
  readonly crashed: Promise<EngineError>;
}

/** A statement that still runs so long after it was told to stop takes the worker with it. */
const PATIENCE_MS = 3000;

const MOST_STATEMENTS = 40;

/** After these the memory of the instance cannot be trusted. */
const FATAL =
  /out of bounds|unreachable|signature mismatch|null function|Aborted|invalidated because of a previous fatal|INTERNAL Error/i;

/**
 * Starts DuckDB-WASM in a worker, attaches the baked package and shuts everything else out.
 * @throws EngineError `unavailable` when module, worker or package do not load
 */
export async function openWasm(options: WasmOptions): Promise<WasmEngine> {
  let engine: WasmWorkerEngine | undefined;
  try {
    const duckdb = await import('@duckdb/duckdb-wasm');
    const worker = options.createWorker();
    const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
    engine = new WasmWorkerEngine(db, worker);
    await engine.start(options);
    return engine;
  } catch (error) {
    await engine?.close();
    throw new EngineError('unavailable', messageOf(error), { cause: error });
  }
}

class WasmWorkerEngine implements WasmEngine {
  readonly kind = 'wasm';
  readonly crashed: Promise<EngineError>;
  #connection: AsyncDuckDBConnection | undefined;
  readonly #statements = new Map<string, AsyncPreparedStatement>();
  #die: (reason: string) => void = () => undefined;
  #dead = false;
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly db: AsyncDuckDB,
    private readonly worker: Worker,
  ) {
    this.crashed = new Promise((resolve) => {
      this.#die = (reason) => {
        this.#dead = true;
        resolve(new EngineError('crashed', reason));
      };
    });
    worker.addEventListener('error', (event) => this.#die(event.message || 'worker error'));
    worker.addEventListener('close', () => this.#die('worker ended'));
  }

  async start({ module, database, onProgress, watch }: WasmOptions): Promise<void> {
    const bytes = database?.fetch();
    bytes?.catch(() => undefined);
    const progress = (p: { bytesLoaded: number }) => onProgress?.(p.bytesLoaded);
    await this.#alive(this.db.instantiate(module, null, progress));
    watch?.().then(
      () => this.#die('worker ended'),
      () => undefined,
    );
    await this.#alive(
      this.db.open({
        query: { castBigIntToDouble: true, castDecimalToDouble: true, castTimestampToDate: true },
      }),
    );
    this.#connection = await this.#alive(this.db.connect());
    const attached = database ? attachStatements(database.name) : [];
    if (database && bytes)
      await this.#alive(this.db.registerFileBuffer(database.name, await this.#alive(bytes)));
    const statements = [...NO_EXTENSIONS, ...attached, ...CLOSED];
    await this.#alive(this.#connected().query(statements.join(';\n')));
  }

  query<T extends object = Row>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    return this.#inTurn(() => this.#runKept<T>(sql, params));
  }

  explore(sql: string, options: ExploreOptions): Promise<Explored> {
    const runner = { describe: this.#run, run: this.#inSteps };
    return this.#inTurn(() =>
      this.#unless(options.signal, () => exploreWith(runner, sql, options)),
    );
  }

  loadArrow(name: string, ipc: Blob): Promise<void> {
    return this.#changing(async () => {
      const staged = `${name} (loading)`;
      await dropFromMemory(this.#run, staged);
      try {
        const options = { name: staged, schema: 'main', create: true };
        await this.#insert(ipc, options);
        await swapIn(this.#run, staged, name);
      } catch (error) {
        await dropFromMemory(this.#run, staged).catch(() => undefined);
        throw error;
      }
    });
  }

  /** On a connection of its own: a stream that breaks off leaves its connection waiting for the rest. */
  async #insert(ipc: Blob, options: { name: string; schema: string; create: boolean }) {
    const bytes = new Uint8Array(await ipc.arrayBuffer());
    const connection = await this.#alive(this.db.connect());
    try {
      await this.#alive(connection.insertArrowFromIPCStream(bytes, options));
    } finally {
      if (!this.#dead) connection.close().catch(() => undefined);
    }
  }

  createView(name: string, sql: string): Promise<void> {
    return this.#changing(() => replaceView(this.#run, name, sql));
  }

  drop(name: string): Promise<void> {
    return this.#changing(() => dropFromMemory(this.#run, name));
  }

  async close(): Promise<void> {
    this.#die('closed');
    await this.db.terminate();
  }

  /** One call at a time, so that no query falls into another call's transaction. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work).catch((error: unknown) => {
      if (error instanceof EngineError) throw error;
      const message = messageOf(error);
      const fatal =
        FATAL.test(message) || (error instanceof Error && error.name === 'RuntimeError');
      if (fatal) this.#die(message);
      throw new EngineError(fatal ? 'crashed' : 'sql', message, { cause: error });
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** What the worker answers, or a rejection when it dies first: a dead worker never answers. */
  async #alive<T>(answer: Promise<T>): Promise<T> {
    return Promise.race([
      answer,
      this.crashed.then((error): never => {
        throw error;
      }),
    ]);
  }

  #connected(): AsyncDuckDBConnection {
    if (!this.#connection || this.#dead) throw new EngineError('crashed', 'worker ended');
    return this.#connection;
  }

  #run = async <T extends object = Row>(
    sql: string,
    params: readonly SqlValue[] = [],
  ): Promise<T[]> => {
    const statement = await this.#alive(this.#connected().prepare(sql));
    try {
      const table = await this.#alive(statement.query(...params));
      return rowsOf(table.schema, table.batches) as T[];
    } finally {
      if (!this.#dead) statement.close().catch(() => undefined);
    }
  };

  /** With a statement that stays prepared: questions come again with other parameters, and planning them takes longest. */
  async #runKept<T extends object>(sql: string, params: readonly SqlValue[]): Promise<T[]> {
    const kept = this.#statements.get(sql);
    const statement = kept ?? (await this.#alive(this.#connected().prepare(sql)));
    this.#statements.delete(sql);
    try {
      const table = await this.#alive(statement.query(...params));
      const rows = rowsOf(table.schema, table.batches) as T[];
      this.#statements.set(sql, statement);
      const [oldest] = this.#statements;
      if (oldest && this.#statements.size > MOST_STATEMENTS) {
        this.#statements.delete(oldest[0]);
        oldest[1].close().catch(() => undefined);
      }
      return rows;
    } catch (error) {
      if (!this.#dead) statement.close().catch(() => undefined);
      throw error;
    }
  }

  /** Work that changes tables: what was prepared over them is prepared anew. */
  #changing<T>(work: () => Promise<T>): Promise<T> {
    return this.#inTurn(() => {
      for (const statement of this.#statements.values())
        if (!this.#dead) statement.close().catch(() => undefined);
      this.#statements.clear();
      return work();
    });
  }

  /** In short steps, between which the worker hears what else it is told. */
  #inSteps = async (sql: string): Promise<Row[]> => {
    const reader = await this.#alive(this.#connected().send(sql));
    await this.#alive(reader.open());
    const { schema } = reader;
    const batches: RecordBatch[] = [];
    for (;;) {
      const next = await this.#alive(reader.next());
      if (next.done) return rowsOf(schema, batches);
      batches.push(next.value);
    }
  };

  /** Tells the worker to stop, and ends it if it does not hear. */
  async #unless<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    let patience: ReturnType<typeof setTimeout> | undefined;
    const stop = () => {
      patience = setTimeout(() => this.#die('cancelled'), PATIENCE_MS);
      this.#connection?.cancelSent().catch(() => undefined);
    };
    signal?.addEventListener('abort', stop, { once: true });
    try {
      if (signal?.aborted) throw cancelled();
      return await work();
    } catch (error) {
      throw signal?.aborted && !this.#dead ? cancelled() : error;
    } finally {
      clearTimeout(patience);
      signal?.removeEventListener('abort', stop);
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
