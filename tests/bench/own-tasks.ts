import { DuckDBInstance } from '@duckdb/node-api';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const TASKS = 20_000;
export const REPORTS = 200_000;
const PLANS = 400;
const SEED = 20261123;

export interface TaskFiles {
  /** In the order in which they refer to each other, each with its number of rows. */
  files: { path: string; rows: number }[];
  remove(): Promise<void>;
}

/** Made-up plans of real communes with their tasks, who leads them, and ten progress reports a task; always the same. */
export async function ownTasks(): Promise<TaskFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'parscope-bench-'));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const draw = (what: string, of: number) => `(hash(n, '${what}', ${SEED}) % ${of})::INTEGER`;
  const tables = {
    plans: `SELECT 'do-' || (row_number() OVER (ORDER BY unit_id)) AS plan_id, unit_id,
        'Kế hoạch cải cách hành chính năm 2026: ' || unit_id AS title_vi, 2026 AS year,
        'doc-gia-lai-2021' AS source_id
      FROM read_csv('data/units.csv', all_varchar = true)
      WHERE level = 'commune' AND valid_from = '2025-07-01' AND valid_to IS NULL
      ORDER BY unit_id LIMIT ${PLANS}`,
    tasks: `SELECT 'do-' || n AS task_id, 'do-' || (n % ${PLANS} + 1) AS plan_id,
        'I.' || (n // ${PLANS} + 1) AS code, n // ${PLANS} + 1 AS position,
        'Nhiệm vụ số ' || n AS title_vi,
        ['communication', 'improvement', 'organisation', 'reporting'][${draw('kind', 4)} + 1] AS kind,
        DATE '2026-01-01' + ${draw('start', 200)} AS start_date,
        DATE '2026-07-20' + ${draw('end', 160)} AS end_date, 'once' AS frequency
      FROM range(${TASKS}) t(n)`,
    task_agencies: `SELECT 'do-' || n AS task_id, a.agency_id, 'lead' AS role, 1 AS position
      FROM range(${TASKS}) t(n)
      JOIN (SELECT agency_id, row_number() OVER (ORDER BY agency_id) - 1 AS k
        FROM (SELECT DISTINCT agency_id FROM read_csv('data/agencies.csv', all_varchar = true))
      ) a ON a.k = ${draw('agency', 40)}`,
    task_reports: `SELECT 'do-' || (n // 10) AS task_id, DATE '2026-01-15' + (n % 10 * 30)::INTEGER AS reported_on,
        ['in_progress', 'in_progress', 'done'][${draw('status', 3)} + 1] AS status,
        ${draw('percent', 100)} AS percent
      FROM range(${REPORTS}) t(n)`,
  };
  const files: TaskFiles['files'] = [];
  for (const [name, sql] of Object.entries(tables)) {
    const path = join(folder, `${name}.csv`);
    await connection.run(`COPY (${sql}) TO '${path}' (HEADER)`);
    const [row] = (await connection.runAndReadAll(`SELECT count(*) FROM '${path}'`)).getRows();
    files.push({ path, rows: Number(row?.[0]) });
  }
  connection.closeSync();
  instance.closeSync();
  return { files, remove: () => rm(folder, { recursive: true, force: true }) };
}
