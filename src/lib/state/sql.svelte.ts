import { EngineError, type Engine, type Explored } from '../engine/engine';
import { faultBefore, faultOf, type SqlFault } from '../engine/sql-fault';
import { quoteName } from '../engine/sql';
import { ownData } from './own-data.svelte';
import { ownNames } from './own-names';
import { session } from './session.svelte';
import { keepHistory, readHistory, remembering } from './sql-history';

/** Rows that a result shows at most. */
export const MOST_ROWS = 10_000;
/** Rows that a downloaded file holds at most. */
export const MOST_FILE_ROWS = 200_000;

export interface SqlResult extends Explored {
  sql: string;
  /** Time from asking to the last row, milliseconds. */
  ms: number;
  /** Whether rows marked as simulated may be among what it was made of. */
  simulated: boolean;
  /** Sources named in a column `source_id`. */
  sources: SourceRow[];
}

export interface SourceRow {
  source_id: string;
  title: string;
  publisher: string | null;
  url: string | null;
}

export interface SqlFailure {
  fault: SqlFault;
  /** The engine's own words. */
  raw: string;
}

/** Statements that the reader asks of all that is loaded. One runs at a time. */
class Sql {
  phase = $state<'idle' | 'engine' | 'running' | 'done' | 'failed' | 'cancelled'>('idle');
  result = $state.raw<SqlResult | null>(null);
  failure = $state.raw<SqlFailure | null>(null);
  history = $state.raw<readonly string[]>([]);
  #stop: AbortController | null = null;
  #views: string[] = [];

  get busy(): boolean {
    return this.phase === 'engine' || this.phase === 'running';
  }

  /** Names of the reader's files in SQL, in their order; `taken` are the names of the package's tables. */
  ownNames(taken: readonly string[]): string[] {
    return ownNames(
      ownData.files.map(({ name }) => name),
      [...taken, ...taken.map((table) => `all_${table}`), 'own_row_keys'],
    );
  }

  async run(sql: string, taken: readonly string[]): Promise<void> {
    this.cancel();
    this.result = null;
    const fault = faultBefore(sql);
    if (fault) return this.#fail({ fault, raw: '' });
    this.history = remembering(this.history, sql);
    keepHistory(this.history);
    const stop = (this.#stop = new AbortController());
    this.phase = 'engine';
    this.failure = null;
    try {
      const engine = await session.engine();
      if (stop.signal.aborted) return;
      this.phase = 'running';
      await this.#showOwn(engine, taken);
      const started = performance.now();
      const found = await engine.explore(sql, { limit: MOST_ROWS, signal: stop.signal });
      if (stop.signal.aborted) return;
      const ms = performance.now() - started;
      const simulated = await simulatedWithin(engine, found);
      const sources = await sourcesWithin(engine, found);
      if (stop.signal.aborted) return;
      this.result = { ...found, sql, ms, simulated, sources };
      this.phase = 'done';
    } catch (error) {
      if (!stop.signal.aborted) this.#fail(failureOf(error, sql));
    }
  }

  /** Stops what runs; what was shown before is gone, what is loaded stays. */
  cancel(): void {
    if (!this.busy) return;
    this.#stop?.abort();
    this.phase = 'cancelled';
  }

  /** All rows of the result shown, up to `MOST_FILE_ROWS`. */
  async all(result: SqlResult): Promise<Explored> {
    if (!result.truncated) return result;
    const engine = await session.engine();
    return engine.explore(result.sql, { limit: MOST_FILE_ROWS });
  }

  /** Takes the result away, for another statement is about to be shown. */
  forgetResult(): void {
    this.cancel();
    this.result = null;
    this.failure = null;
    this.phase = 'idle';
  }

  readHistory(): void {
    this.history = readHistory();
  }

  forgetHistory(): void {
    this.history = [];
    keepHistory(this.history);
  }

  #fail(failure: SqlFailure): void {
    this.failure = failure;
    this.phase = 'failed';
  }

  /** A view for each of the reader's files; views of files that are gone are dropped. */
  async #showOwn(engine: Engine, taken: readonly string[]): Promise<void> {
    const names = this.ownNames(taken);
    for (const gone of this.#views.filter((name) => !names.includes(name))) await engine.drop(gone);
    this.#views = [];
    for (const [i, name] of names.entries()) {
      const file = ownData.files[i];
      // Rows that no longer fit the package, or could not be loaded, are in no table.
      if (!file || !ownData.answers(file)) continue;
      await engine.createView(name, `SELECT * FROM ${quoteName(file.table)}`);
      this.#views.push(name);
    }
  }
}

function failureOf(error: unknown, sql: string): SqlFailure {
  const raw = error instanceof Error ? error.message : String(error);
  const code = error instanceof EngineError ? error.code : 'sql';
  if (code === 'crashed' || code === 'unavailable')
    return { fault: { code: 'crashed', place: null }, raw };
  return { fault: faultOf(raw, sql), raw };
}

/** A column of statuses tells for itself; else every result counts while the reader's files hold simulated rows. */
async function simulatedWithin(engine: Engine, { columns, rows }: Explored): Promise<boolean> {
  const at = columns.findIndex(({ name }) => name === 'status');
  if (at >= 0 && rows.some((row) => row[at] === 'simulated')) return true;
  if (ownData.files.length === 0) return false;
  const found = await engine.query(
    `SELECT 1 AS one FROM all_observations WHERE own AND status = 'simulated' LIMIT 1`,
  );
  return found.length > 0;
}

async function sourcesWithin(engine: Engine, { columns, rows }: Explored): Promise<SourceRow[]> {
  const at = columns.findIndex(({ name }) => name === 'source_id');
  if (at < 0) return [];
  const ids = [...new Set(rows.map((row) => String(row[at] ?? '')))].slice(0, 200);
  return engine.query<SourceRow>(
    `SELECT source_id, title, publisher, url FROM sources
     WHERE source_id IN (SELECT unnest(string_split(?::VARCHAR, chr(10)))) ORDER BY source_id`,
    [ids.join('\n')],
  );
}

export const sql = new Sql();
