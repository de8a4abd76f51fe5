import * as duckdb from '@duckdb/duckdb-wasm';
import moduleUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import databaseUrl from '../../../.cache/baked/parscope.duckdb?url';

/** What the measuring side calls: DuckDB-WASM over the baked file, and nothing of the app. */
export interface Plain {
  start(): Promise<number>;
  query(sql: string, params: (string | null)[], times: number): Promise<number[]>;
  load(csv: File): Promise<number>;
}

let connection: duckdb.AsyncDuckDBConnection | null = null;
let db: duckdb.AsyncDuckDB | null = null;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const plain: Plain = {
  start: () =>
    timed(async () => {
      const bytes = fetch(databaseUrl).then((response) => response.arrayBuffer());
      db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), new Worker(workerUrl));
      await db.instantiate(new URL(moduleUrl, location.href).href);
      await db.open({ query: { castBigIntToDouble: true, castDecimalToDouble: true } });
      connection = await db.connect();
      await db.registerFileBuffer('parscope.duckdb', new Uint8Array(await bytes));
      await connection.query(`ATTACH 'parscope.duckdb' AS package (READ_ONLY)`);
      await connection.query(`SET search_path = 'memory.main,package.main'`);
    }),
  async query(sql, params, times) {
    const all: number[] = [];
    const statement = await connection?.prepare(sql);
    for (let i = 0; i < times; i++)
      all.push(await timed(async () => (await statement?.query(...params))?.toArray()));
    await statement?.close();
    return all;
  },
  load: (csv) =>
    timed(async () => {
      await db?.registerFileHandle(
        'own.csv',
        csv,
        duckdb.DuckDBDataProtocol.BROWSER_FILEREADER,
        true,
      );
      await connection?.query(
        `CREATE TABLE own AS SELECT * FROM read_csv('own.csv', header = true)`,
      );
    }),
};

Object.assign(window, { plain });
document.body.dataset.ready = 'yes';
