import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPackage } from '../../src/cli/open';
import { tableToIpc } from '../../src/lib/engine/arrow';
import { MODULE_BYTES } from '../../src/lib/engine/module-size';
import type { Engine } from '../../src/lib/engine/engine';
import { openWasm } from '../../src/lib/engine/wasm';
import { questions } from '../../src/lib/queries';
import { prepare } from '../../src/lib/queries/all-observations';
import { nodeWasm } from './node-worker';

let native: Engine;
let wasm: Engine;

beforeAll(async () => {
  native = await openPackage();
  wasm = await openWasm(nodeWasm('.cache/baked/parscope.duckdb'));
  await Promise.all([prepare(native), prepare(wasm)]);
}, 60_000);
afterAll(() => Promise.all([native.close(), wasm.close()]));

async function same(sql: string, params: readonly (string | number | boolean | null)[] = []) {
  const [expected, found] = [await native.query(sql, params), await wasm.query(sql, params)];
  expect(found).toEqual(expected);
  return expected;
}

describe('every shipped question answers alike on native DuckDB and DuckDB-WASM', () => {
  test('there are questions, and every one has examples', () => {
    expect(questions.length).toBeGreaterThan(0);
    expect(questions.filter((question) => question.examples.length === 0)).toEqual([]);
  });

  test.each(questions.map((question) => [question.name, question] as const))(
    '%s',
    async (_, { sql, examples }) => {
      for (const params of examples) await same(sql, params);
    },
  );
});

describe('values', () => {
  test('of every table are the same', async () => {
    const tables = await same(
      `SELECT table_name FROM information_schema.tables WHERE table_catalog = 'package' ORDER BY 1`,
    );
    expect(tables.length).toBeGreaterThan(20);
    for (const { table_name } of tables) await same(`SELECT * FROM package.main."${table_name}"`);
  });

  test.each([
    ['count(*)', 5],
    ['sum(i)', 10],
    ['sum(i)::BIGINT', 10],
    ['12345678901234567890123::HUGEINT', 1.2345678901234568e22],
    ['18446744073709551615::UBIGINT', 18446744073709552000],
    ['avg(i)', 2],
    ['0.1', 0.1],
    ['123456.789::DECIMAL(38, 10)', 123456.789],
    ['-2.50::DECIMAL(9, 2)', -2.5],
    ['1.5::FLOAT', 1.5],
    ["DATE '2025-07-01'", '2025-07-01'],
    ["DATE '1945-09-02'", '1945-09-02'],
    ["TIMESTAMP '2025-07-01 12:30:00'", '2025-07-01T12:30:00'],
    ["TIMESTAMP '2025-07-01 12:30:00.250'", '2025-07-01T12:30:00.250'],
    ['true', true],
    ["'Đắk Lắk'", 'Đắk Lắk'],
    ["'a'::ENUM('a', 'b')", 'a'],
    ["'6f9619ff-8b86-d011-b42d-00c04fc964ff'::UUID", '6f9619ff-8b86-d011-b42d-00c04fc964ff'],
    ['NULL', null],
    ['NULL::DOUBLE', null],
  ])('%s', async (expression, expected) => {
    expect(await same(`SELECT ${expression} AS x FROM range(5) AS r(i)`)).toContainEqual({
      x: expected,
    });
  });

  test('bound to ? and of columns named alike', async () => {
    const sql = 'SELECT ?::VARCHAR AS a, ?::INTEGER AS a, ?::BOOLEAN AS b, ?::DOUBLE AS a';
    expect(await same(sql, ["Đ'ắk", 3, true, null])).toEqual([
      { a: "Đ'ắk", a_2: 3, b: true, a_3: null },
    ]);
  });

  test('of tables loaded from Arrow', async () => {
    const ipc = tableToIpc(
      [
        { name: 'unit_id', type: 'string' },
        { name: 'value', type: 'number' },
        { name: 'preferred', type: 'boolean' },
        { name: 'note', type: 'string' },
      ],
      [
        ['gia-lai.pleiku', 'gia-lai.chu-se', null],
        [99.5, null, 0],
        [true, null, false],
        [null, null, null],
      ],
    );
    for (const engine of [native, wasm]) await engine.loadArrow('own', new Blob([ipc]));
    expect(await same('SELECT * FROM own')).toEqual([
      { unit_id: 'gia-lai.pleiku', value: 99.5, preferred: true, note: null },
      { unit_id: 'gia-lai.chu-se', value: null, preferred: null, note: null },
      { unit_id: null, value: 0, preferred: false, note: null },
    ]);
  });

  test.each(['[1, 2]', "{'a': 1}", 'INTERVAL 1 DAY', "TIME '10:00'", "'a'::BLOB"])(
    '%s is refused alike',
    async (expression) => {
      for (const engine of [native, wasm]) {
        await expect(engine.query(`SELECT ${expression} AS x`)).rejects.toThrow(/"x" has type/);
      }
    },
  );
});

describe('what a reader asks', () => {
  const explored = async (sql: string, limit = 10_000) => {
    const [expected, found] = [
      await native.explore(sql, { limit }),
      await wasm.explore(sql, { limit }),
    ];
    expect(found).toEqual(expected);
    return expected;
  };

  test.each([
    ['[1, NULL]', 'INTEGER[]', '[1, NULL]'],
    ["{'a': 1, 'b': 'x'}", 'STRUCT(a INTEGER, b VARCHAR)', "{'a': 1, 'b': x}"],
    ["MAP {'k': 1.5}", 'MAP(VARCHAR, DECIMAL(2,1))', '{k=1.5}'],
    ['INTERVAL 1 DAY', 'INTERVAL', '1 day'],
    ["DATE '2025-07-01'", 'DATE', '2025-07-01'],
    ["TIMESTAMP '2025-07-01 12:30:00'", 'TIMESTAMP', '2025-07-01 12:30:00'],
    ["TIME '10:00'", 'TIME', '10:00:00'],
    ["'a'::BLOB", 'BLOB', 'a'],
    ["'a'::ENUM('a', 'b')", "ENUM('a', 'b')", 'a'],
    ['2.50::DECIMAL(9, 2)', 'DECIMAL(9,2)', 2.5],
    ['0.12345678901234567890::DECIMAL(38, 20)', 'DECIMAL(38,20)', '0.12345678901234567890'],
    ['9007199254740993::BIGINT', 'BIGINT', '9007199254740993'],
    ['12345678901234567890123::HUGEINT', 'HUGEINT', '12345678901234567890123'],
    ['count(*)', 'BIGINT', 1],
    ['0.1::FLOAT', 'FLOAT', 0.1],
    ["'nan'::DOUBLE", 'DOUBLE', 'nan'],
    ['-1e400', 'DOUBLE', '-inf'],
    ['true', 'BOOLEAN', true],
    ["'Đắk Lắk'", 'VARCHAR', 'Đắk Lắk'],
    ['NULL::DOUBLE', 'DOUBLE', null],
  ])('%s has a plain value', async (expression, type, value) => {
    const { columns, rows } = await explored(`SELECT ${expression} AS x`);
    expect(columns).toMatchObject([{ name: 'x', type }]);
    expect(rows).toEqual([[value]]);
  });

  test.each([
    'FROM plans SELECT plan_id, year ORDER BY plan_id; -- all of them',
    'WITH a AS (SELECT 1 AS x) SELECT a.x, b.x FROM a, a AS b',
    'TABLE sources',
    'VALUES (1, 2), (3, NULL)',
    'DESCRIBE observations',
    'SHOW TABLES',
    'SUMMARIZE plans',
    'EXPLAIN SELECT 1',
    '(SELECT 1 AS n) UNION ALL (SELECT 2) ORDER BY n DESC',
    'SELECT unit_id, value FROM all_observations WHERE value > 90 ORDER BY value DESC, unit_id, indicator_id, period, breakdown, source_id',
  ])('%s', async (sql) => {
    expect((await explored(sql)).rows.length).toBeGreaterThan(0);
  });

  test('rows beyond the limit are left out and told of', async () => {
    const sql = 'SELECT i FROM range(100) AS r(i) ORDER BY i DESC';
    expect(await explored(sql, 3)).toMatchObject({ rows: [[99], [98], [97]], truncated: true });
    expect(await explored(sql, 100)).toMatchObject({ truncated: false });
  });

  test.each([
    'DELETE FROM plans',
    'CREATE TABLE x AS SELECT 1',
    "COPY plans TO 'x.csv'",
    "ATTACH 'x.duckdb'",
    'INSTALL httpfs',
    'PRAGMA version',
    'SET threads = 1',
    'SELECT 1; SELECT 2',
    'PIVOT plans ON year',
    "SELECT * FROM read_csv('https://example.org/a.csv')",
    "SELECT * FROM 'a.parquet'",
  ])('%s is refused', async (sql) => {
    for (const engine of [native, wasm])
      await expect(engine.explore(sql, { limit: 1 })).rejects.toMatchObject({ code: 'sql' });
  });

  test.each([
    'SELECT count(*) FROM range(1000000000) AS a(i), range(1000000000) AS b(j)',
    'SELECT i FROM range(1000000000) AS a(i), range(1000000000) AS b(j) ORDER BY hash(i * j)',
  ])('%s ends when told to, and the next is answered', async (sql) => {
    for (const engine of [native, wasm]) {
      const stop = new AbortController();
      const answer = engine.explore(sql, { limit: 1, signal: stop.signal });
      const after = engine.explore('SELECT 1 AS x', { limit: 1 });
      setTimeout(() => stop.abort(), 200);
      await expect(answer).rejects.toMatchObject({ code: 'cancelled' });
      expect((await after).rows).toEqual([[1]]);
      await expect(engine.explore(sql, { limit: 1, signal: stop.signal })).rejects.toMatchObject({
        code: 'cancelled',
      });
    }
  });
});

test('the size of the module that progress counts on is right', async () => {
  const path = createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');
  expect((await stat(path)).size).toBe(MODULE_BYTES);
});
