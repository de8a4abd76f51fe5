import { DuckDBInstance } from '@duckdb/node-api';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const ROWS = 1_000_000;
const SEED = 20261122;

export interface OwnFiles {
  csv: string;
  parquet: string;
  /** A few rows, to have everything warm. */
  small: string;
  remove(): Promise<void>;
}

/** The same made-up rates of real communes, month by month, as CSV and as Parquet; always the same. */
export async function ownMillion(): Promise<OwnFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'parscope-bench-'));
  const path = (name: string) => join(folder, name);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE own AS
    WITH communes AS (
      SELECT unit_id FROM read_csv('data/units.csv', all_varchar = true)
      WHERE level = 'commune' AND valid_from = '2025-07-01' AND valid_to IS NULL
    ), indicators AS (
      SELECT unnest(['online-dossier-rate', 'postal-dossier-rate', 'online-payment-rate',
        'online-procedure-rate', 'online-procedure-full-rate', 'online-procedure-partial-rate',
        'postal-procedure-rate']) AS indicator_id
    ), months AS (
      SELECT strftime(DATE '2025-07-01' + to_months(m::INTEGER), '%Y-%m') AS period
      FROM range(120) t(m)
    )
    SELECT unit_id, indicator_id, period,
      (hash(unit_id, indicator_id, period, ${SEED}) % 9973)::DOUBLE / 100 AS value
    FROM months, indicators, communes
    ORDER BY period, indicator_id, unit_id LIMIT ${ROWS}`);
  await connection.run(`COPY own TO '${path('trieu-dong.csv')}' (HEADER)`);
  await connection.run(`COPY own TO '${path('trieu-dong-cot.parquet')}' (FORMAT parquet)`);
  await connection.run(`COPY (FROM own LIMIT 6) TO '${path('vai-dong.csv')}' (HEADER)`);
  connection.closeSync();
  instance.closeSync();
  return {
    csv: path('trieu-dong.csv'),
    parquet: path('trieu-dong-cot.parquet'),
    small: path('vai-dong.csv'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
