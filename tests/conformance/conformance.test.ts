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
    for (const engine of [native, wasm]) await engine.loadArrow('own', ipc);
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

test('the size of the module that progress counts on is right', async () => {
  const path = createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');
  expect((await stat(path)).size).toBe(MODULE_BYTES);
});
