import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tableToIpc } from '../../src/lib/engine/arrow';
import { bake } from '../../src/lib/engine/bake';
import { RecoveringEngine } from '../../src/lib/engine/recovering';
import { openWasm } from '../../src/lib/engine/wasm';
import { nodeWasm } from './node-worker';
import type { NodeWorker } from './node-worker';

let folder: string;
let engine: RecoveringEngine;
const workers: NodeWorker[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parscope-wasm-'));
  const baked = join(folder, 'small.duckdb');
  await bake('tests/fixtures/package-small', baked);
  engine = new RecoveringEngine(() =>
    openWasm(nodeWasm(baked, (worker) => void workers.push(worker))),
  );
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

const values = (...numbers: number[]) => tableToIpc([{ name: 'v', type: 'number' }], [numbers]);
const own = () => engine.query('SELECT sum(v) AS sum FROM own');

test('all callers share one start', async () => {
  await Promise.all([engine.start(), engine.start(), engine.query('SELECT 1')]);
  expect(workers).toHaveLength(1);
});

test('failing SQL leaves the engine usable', async () => {
  for (const sql of ['SELEC', 'SELECT * FROM nowhere', 'DELETE FROM package.main.units']) {
    await expect(engine.query(sql)).rejects.toMatchObject({ name: 'EngineError', code: 'sql' });
  }
  expect(await engine.query('SELECT count(*) AS n FROM units')).toEqual([{ n: 4 }]);
});

test('nothing is fetched from anywhere, whatever the SQL says', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('a\n1\n');
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const sql of [
    `SELECT * FROM 'x.parquet'`,
    `SELECT * FROM read_csv('${origin}/a.csv')`,
    `SELECT * FROM '${origin}/a.csv'`,
    `ATTACH '${origin}/a.duckdb' AS a`,
    `COPY (SELECT 1) TO 'out.csv'`,
    `SET enable_external_access = true`,
    `SET custom_extension_repository = '${origin}'`,
    `LOAD httpfs`,
    `LOAD icu`,
    `SELECT current_date`,
  ]) {
    await expect(engine.query(sql), sql).rejects.toMatchObject({ code: 'sql' });
  }
  await engine.query(`INSTALL json FROM '${origin}'`).catch(() => undefined);
  expect(asked).toEqual([]);
  expect(await engine.query('SELECT count(*) AS n FROM units')).toEqual([{ n: 4 }]);
  server.close();
});

test('a table that does not load leaves the one before in place', async () => {
  await engine.loadArrow('own', new Blob([values(1, 2)]));
  await expect(engine.loadArrow('own', new Blob([new Uint8Array([1, 2, 3])]))).rejects.toThrow();
  await expect(
    engine.loadArrow('own', new Blob([values(7, 8).subarray(0, 200)])),
  ).rejects.toThrow();
  expect(await own()).toEqual([{ sum: 3 }]);
});

test('a table handed over stays usable', async () => {
  const ipc = new Blob([values(4)]);
  await engine.loadArrow('own', ipc);
  await engine.loadArrow('own', ipc);
  expect(await own()).toEqual([{ sum: 4 }]);
});

test('a question asked before is answered from what is loaded now', async () => {
  const asked = () => engine.query('SELECT sum(v) AS sum FROM seen WHERE v > ?::INTEGER', [1]);
  await engine.createView('seen', 'SELECT 2 AS v FROM package.main.units');
  expect(await asked()).toEqual([{ sum: 8 }]);
  await engine.loadArrow('own', new Blob([values(1, 2, 3)]));
  await engine.createView('seen', 'SELECT v FROM own');
  expect(await asked()).toEqual([{ sum: 5 }]);
  expect(await asked()).toEqual([{ sum: 5 }]);
  await engine.loadArrow('own', new Blob([values(4)]));
  expect(await asked()).toEqual([{ sum: 4 }]);
  await engine.createView('seen', 'SELECT v * 10 AS v FROM own');
  expect(await asked()).toEqual([{ sum: 40 }]);
  await engine.drop('seen');
  await expect(asked()).rejects.toThrow('does not exist');
});

test('a worker that ended is replaced and what was loaded is there again', async () => {
  await engine.loadArrow('own', new Blob([values(10, 20)]));
  await engine.loadArrow('gone', new Blob([values(1)]));
  await engine.createView('units', 'SELECT v FROM own');
  await engine.drop('gone');
  await engine.createView('everything', 'SELECT v FROM own');
  await engine.loadArrow('later', new Blob([values(5)]));
  await engine.createView('everything', 'SELECT v FROM own UNION ALL SELECT v FROM later');
  workers.at(-1)?.terminate();
  expect(await engine.query('SELECT count(*) AS n FROM units')).toEqual([{ n: 2 }]);
  expect(await engine.query('SELECT count(*) AS n FROM package.main.units')).toEqual([{ n: 4 }]);
  expect(await own()).toEqual([{ sum: 30 }]);
  expect(await engine.query('SELECT sum(v) AS sum FROM everything')).toEqual([{ sum: 35 }]);
  await expect(engine.query('SELECT * FROM gone')).rejects.toThrow('does not exist');
  expect(workers).toHaveLength(2);
  await engine.drop('units');
});

test('a query that was running when the worker ended is asked again', async () => {
  const running = engine.query('SELECT count(*) AS n FROM range(200000000) AS r(i), own');
  setTimeout(() => workers.at(-1)?.terminate(), 50);
  expect(await running).toEqual([{ n: 400_000_000 }]);
  expect(workers).toHaveLength(3);
});

test('a statement deaf to being stopped takes its worker with it and is not asked again', async () => {
  const started = workers.length;
  const stop = new AbortController();
  // Computed while the statement is planned, in one step.
  const answer = engine.explore('SELECT len(list_sort(range(60000000))) AS n', {
    limit: 1,
    signal: stop.signal,
  });
  setTimeout(() => stop.abort(), 200);
  await expect(answer).rejects.toMatchObject({ code: 'cancelled' });
  expect(await own()).toEqual([{ sum: 30 }]);
  expect(workers).toHaveLength(started + 1);
});

test('a worker that ends at every start fails the call and not the page', async () => {
  let broken = true;
  const fragile = new RecoveringEngine(() =>
    openWasm(nodeWasm(undefined, (worker) => broken && setTimeout(() => worker.terminate(), 20))),
  );
  await expect(fragile.query('SELECT 1')).rejects.toMatchObject({ code: 'unavailable' });
  broken = false;
  expect(await fragile.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await fragile.close();
  await expect(fragile.query('SELECT 1')).rejects.toMatchObject({ code: 'unavailable' });
});

test('a package that does not arrive is told as such', async () => {
  const options = nodeWasm();
  const fetch = () => Promise.reject(new Error('parscope.duckdb: 404'));
  await expect(openWasm({ ...options, database: { name: 'p', fetch } })).rejects.toMatchObject({
    code: 'unavailable',
    message: 'parscope.duckdb: 404',
  });
});
