import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from './engine';
import { buildEngine } from './build';
import { faultBefore, faultOf } from './sql-fault';

let engine: Engine;
beforeAll(async () => {
  engine = await buildEngine();
});
afterAll(() => engine.close());

async function fault(sql: string) {
  const before = faultBefore(sql);
  if (before) return before;
  const error: unknown = await engine.explore(sql, { limit: 1 }).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(Error);
  return faultOf((error as Error).message, sql);
}

test.each([
  [
    'SELECT *\nFROM observation',
    { code: 'table_unknown', name: 'observation', place: { line: 2, column: 6 } },
  ],
  [
    'SELECT\n  unit_idd FROM units',
    { code: 'column_unknown', name: 'unit_idd', place: { line: 2, column: 3 } },
  ],
  [
    'SELECT u.nam FROM units u',
    { code: 'column_unknown', name: 'nam', place: { line: 1, column: 8 } },
  ],
  ['SELECT x.unit_id FROM units u', { code: 'table_unknown', name: 'x' }],
  ['SELECT trung_binh(value) FROM observations', { code: 'function_unknown', name: 'trung_binh' }],
  ['SELECT unit_id, count(*) FROM units', { code: 'ungrouped', name: 'unit_id' }],
  [
    'SELECT unit_id FROM units, unit_names',
    { code: 'ambiguous', uses: 'units.unit_id, unit_names.unit_id' },
  ],
  ['SELECT sum(unit_id) FROM units', { code: 'types', name: 'sum', types: 'VARCHAR' }],
  [
    "SELECT unit_id::INTEGER FROM units WHERE unit_id = 'ha-noi'",
    { code: 'conversion', value: 'ha-noi' },
  ],
  ['SELECT * FORM units', { code: 'syntax', word: 'units', place: { line: 1, column: 15 } }],
  ['SELECT 1 WHERE', { code: 'ended', place: null }],
  ['EXPLAIN SELECT 1 WHERE', { code: 'ended', place: null }],
  ["SELECT * FROM read_csv('https://example.org/a.csv')", { code: 'outside' }],
  ["FROM 'a.parquet'", { code: 'outside' }],
  ['SELECT 9223372036854775807 + 1', { code: 'overflow' }],
  ['SELECT (SELECT unit_id FROM units)', { code: 'many_rows' }],
  ['SELECT ?', { code: 'parameter' }],
  ["SELECT error('x')", { code: 'other' }],
  ["COPY units TO 'a.csv'", { code: 'not_reading', word: 'COPY', place: { line: 1, column: 1 } }],
  ['SELECT 1;\nSELECT 2', { code: 'several', place: { line: 2, column: 1 } }],
])('%s', async (sql, expected) => {
  expect(await fault(sql)).toMatchObject(expected);
});

test('a place far to the right of a long line is found', async () => {
  const columns = Array.from({ length: 40 }, (_, i) => `${i} AS cot_${i}`).join(', ');
  const sql = `SELECT ${columns}, khong_co, 'Đắk Lắk' FROM units`;
  const { place } = await fault(sql);
  expect(place?.line).toBe(1);
  expect(sql.slice((place?.column ?? 0) - 1)).toMatch(/^khong_co/);
});

test('what the browser’s build lacks is named', () => {
  const message =
    'Catalog Error: Scalar Function with name "json_extract" is not in the catalog, but it exists in the json extension.\n\nPlease try installing';
  expect(faultOf(message, "SELECT json_extract('{}', 'a')")).toEqual({
    code: 'not_built_in',
    name: 'json_extract',
    place: null,
  });
});
