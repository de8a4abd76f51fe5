import { DuckDBInstance, StatementType } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readingStatement } from './reading-statement';
import { sqlTokens } from './sql-tokens';

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run('CREATE TABLE t (a INTEGER)');
});
afterAll(() => connection.closeSync());

test.each([
  'SELECT 1',
  'select * from t where a in (1, 2);',
  '  -- first\n/* second */ FROM t',
  'WITH x AS (SELECT 1), y (a, b) AS NOT MATERIALIZED (SELECT 1, 2) SELECT * FROM x, y',
  '(SELECT \';\' AS "DELETE FROM t; ") UNION ALL (SELECT $$; DROP TABLE t$$)',
  "SELECT E'it\\'s; DELETE' -- ; DELETE FROM t",
  'VALUES (1), (2)',
  'DESCRIBE t',
  'SHOW TABLES;;',
  'SUMMARIZE t',
])('%s reads', (sql) => {
  expect(readingStatement(sql)).toMatchObject({ ok: true, kind: 'rows' });
});

test('EXPLAIN of a reading statement reads', () => {
  for (const sql of ['EXPLAIN SELECT 1', 'explain analyze FROM t'])
    expect(readingStatement(sql)).toMatchObject({ ok: true, kind: 'explain' });
});

test.each([
  ['DELETE FROM t', 'DELETE', 0],
  [' insert into t values (1)', 'insert', 1],
  ["COPY t TO 'x.csv'", 'COPY', 0],
  ["ATTACH 'x.db'", 'ATTACH', 0],
  ['INSTALL httpfs', 'INSTALL', 0],
  ['PRAGMA version', 'PRAGMA', 0],
  ['SET threads = 1', 'SET', 0],
  ['CALL pragma_version()', 'CALL', 0],
  ['WITH x AS (SELECT 1) DELETE FROM t', 'DELETE', 21],
  ['EXPLAIN DELETE FROM t', 'DELETE', 8],
  ['EXPLAIN ANALYZE INSERT INTO t SELECT 1', 'INSERT', 16],
  ['EXPLAIN EXPLAIN SELECT 1', 'EXPLAIN', 8],
  ['EXPLAIN FROM (PIVOT t ON a)', 'PIVOT', 14],
  ['"SELECT" 1', '"SELECT"', 0],
])('%s is refused at its word', (sql, word, at) => {
  expect(readingStatement(sql)).toEqual({ ok: false, fault: { code: 'not_reading', word, at } });
});

test('several statements, quotes and brackets without an end are refused where they are', () => {
  const fault = (sql: string) => {
    const read = readingStatement(sql);
    return read.ok ? null : read.fault;
  };
  expect(fault('SELECT 1; SELECT 2')).toEqual({ code: 'several', at: 10 });
  expect(fault(' ; -- nothing')).toEqual({ code: 'empty' });
  expect(fault("SELECT 'abc")).toEqual({ code: 'unclosed', word: "'", at: 7 });
  expect(fault('SELECT 1 /* a /* b */')).toEqual({ code: 'unclosed', word: '/', at: 9 });
  expect(fault('SELECT 1) AS x FROM (SELECT 2')).toEqual({ code: 'unclosed', word: ')', at: 8 });
  expect(fault('SELECT (1')).toEqual({ code: 'unclosed', word: '(', at: 7 });
});

test('no piece of any text is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (sql) => {
      expect(
        sqlTokens(sql)
          .map(({ text }) => text)
          .join(''),
      ).toBe(sql);
    }),
  );
});

const READING = new Set([StatementType.SELECT, StatementType.EXPLAIN]);
const PIECES = fc.constantFrom(
  ...[
    'SELECT',
    'WITH x AS (SELECT 1)',
    'FROM t',
    '1',
    'a',
    '*',
    ',',
    '(',
    ')',
    ';',
    "'",
    '"',
    '$$',
    '$a$',
  ],
  ...[
    '--',
    '/*',
    '*/',
    '\n',
    '\\',
    "E'",
    "e'",
    "'it''s'",
    '"a""b"',
    'DELETE FROM t',
    'INSERT INTO t VALUES (1)',
  ],
  ...[
    'UPDATE t SET a = 1',
    'DROP TABLE t',
    'CREATE TABLE u AS',
    'COPY t TO',
    'ATTACH',
    'SET threads = 1',
  ],
  ...[
    'PRAGMA version',
    'CALL',
    'EXPLAIN',
    'ANALYZE',
    'DESCRIBE',
    'SHOW TABLES',
    'SUMMARIZE',
    'VALUES',
    'TABLE t',
  ],
  ...[
    'AS',
    'RECURSIVE',
    'MATERIALIZED',
    'USING KEY (a)',
    'UNION',
    'BEGIN',
    'CHECKPOINT',
    'PIVOT t ON a',
    'r',
    "x'",
    "U&'",
  ],
);

/** What explore gives the engine: all but EXPLAIN in brackets. */
const GIVEN = {
  explain: (sql: string) => sql,
  rows: (sql: string) => `SELECT * FROM (\n${sql}\n) AS t LIMIT 1`,
};

test('whatever passes is to DuckDB one statement that reads, or no SQL at all', async () => {
  const passed = { explain: 0, rows: 0 };
  const start = fc.constantFrom([], ['EXPLAIN SELECT 1'], ['SELECT 1'], ['WITH x AS (SELECT 1)']);
  await fc.assert(
    fc.asyncProperty(
      start,
      fc.array(PIECES, { maxLength: 9 }),
      fc.constantFrom(' ', ''),
      async (first, pieces, between) => {
        const read = readingStatement([...first, ...pieces].join(between));
        if (!read.ok) return;
        const given = GIVEN[read.kind](read.text);
        const found = await connection.extractStatements(given).catch(() => null);
        if (!found) return;
        if (found.count > 1) {
          // PIVOT without its values: explore asks for the columns first, and that is refused.
          expect(read.kind).toBe('rows');
          await expect(connection.prepare(`DESCRIBE ${given}`)).rejects.toThrow(/multiple/);
          return;
        }
        const statement = await found.prepare(0).catch(() => null);
        if (!statement) return;
        passed[read.kind]++;
        expect(READING).toContain(statement.statementType);
        statement.destroySync();
      },
    ),
    { numRuns: 20_000 },
  );
  expect(Math.min(...Object.values(passed))).toBeGreaterThan(50);
});
