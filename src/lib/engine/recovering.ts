import { cancelled, EngineError } from './engine';
import type { Engine, Explored, ExploreOptions, Row, SqlValue } from './engine';
import type { WasmEngine } from './wasm';

type Added = { table: Blob } | { view: string };

/**
 * An engine that outlives its worker: when the worker died, the next call starts another, loads again
 * every table given to loadArrow and every view, and is then repeated once.
 * Tables made by plain SQL are not brought back.
 */
export class RecoveringEngine implements Engine {
  readonly kind = 'wasm';
  #current: Promise<WasmEngine> | null = null;
  #closed = false;
  readonly #added = new Map<string, Added>();

  /** @param open starts a fresh engine over the package */
  constructor(private readonly open: () => Promise<WasmEngine>) {}

  /** Starts the worker if there is none; all callers share one start. */
  start(): Promise<WasmEngine> {
    if (this.#closed) return Promise.reject(new EngineError('unavailable', 'engine is closed'));
    this.#current ??= this.#startOnce();
    return this.#current;
  }

  query<T extends object = Row>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    return this.#survive((engine) => engine.query<T>(sql, params));
  }

  /** A statement that took the worker with it when it was told to stop is not repeated. */
  explore(sql: string, options: ExploreOptions): Promise<Explored> {
    return this.#survive((engine) => {
      if (options.signal?.aborted) throw cancelled();
      return engine.explore(sql, options);
    });
  }

  async loadArrow(name: string, table: Blob): Promise<void> {
    await this.#survive((engine) => engine.loadArrow(name, table));
    this.#added.set(name, { table });
  }

  async createView(name: string, sql: string): Promise<void> {
    await this.#survive((engine) => engine.createView(name, sql));
    this.#added.set(name, { view: sql });
  }

  async drop(name: string): Promise<void> {
    this.#added.delete(name);
    await this.#survive((engine) => engine.drop(name));
  }

  /** Ends the worker and starts another: the package is read anew, tables and views given here are loaded again. */
  async restart(): Promise<void> {
    const current = this.#current;
    this.#current = null;
    await (await current?.catch(() => null))?.close();
    await this.start();
  }

  async close(): Promise<void> {
    this.#closed = true;
    const current = this.#current;
    await (await current?.catch(() => null))?.close();
  }

  async #survive<T>(work: (engine: WasmEngine) => Promise<T>): Promise<T> {
    const used = this.start();
    try {
      return await work(await used);
    } catch (error) {
      if (!(error instanceof EngineError) || error.code !== 'crashed' || this.#closed) throw error;
      if (this.#current === used) this.#current = null;
      return work(await this.start());
    }
  }

  async #startOnce(): Promise<WasmEngine> {
    try {
      const engine = await this.open();
      void engine.crashed.then(() => engine.close());
      await this.#restore(engine);
      return engine;
    } catch (error) {
      this.#current = null;
      throw error;
    }
  }

  /** Tables first: a view made anew may read a table that was added after it. */
  async #restore(engine: WasmEngine): Promise<void> {
    for (const [name, added] of this.#added) {
      if ('table' in added) await engine.loadArrow(name, added.table);
    }
    for (const [name, added] of this.#added) {
      // A view whose table was dropped is as broken as it was before.
      if ('view' in added) await engine.createView(name, added.view).catch(() => undefined);
    }
  }
}
