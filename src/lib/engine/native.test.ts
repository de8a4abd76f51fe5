import { expect, test } from 'vitest';
import { tableToIpc } from './arrow';
import { openNative } from './native';

test('a file that is not there is an error of its own kind', async () => {
  await expect(openNative('tests/fixtures/none.duckdb')).rejects.toMatchObject({
    name: 'EngineError',
    code: 'unavailable',
  });
});

test('failing SQL leaves the engine and what it holds usable', async () => {
  const engine = await openNative();
  await engine.loadArrow('t', new Blob([tableToIpc([{ name: 'a', type: 'number' }], [[1, 2]])]));
  for (const sql of ['SELEC', 'SELECT * FROM nowhere', 'SELECT 1; SELECT 2', 'SELECT [1] AS a']) {
    await expect(engine.query(sql)).rejects.toMatchObject({ name: 'EngineError', code: 'sql' });
  }
  expect(await engine.query('SELECT sum(a) AS s FROM t')).toEqual([{ s: 3 }]);
  await engine.close();
});

test('a table that does not load leaves the one before in place', async () => {
  const engine = await openNative();
  const ipc = tableToIpc([{ name: 'a', type: 'number' }], [[1, 2]]);
  await engine.loadArrow('t', new Blob([ipc]));
  await expect(
    engine.loadArrow('t', new Blob([ipc.subarray(0, ipc.length - 90)])),
  ).rejects.toThrow();
  expect(await engine.query('SELECT a FROM t')).toEqual([{ a: 1 }, { a: 2 }]);
  expect(await engine.query('SELECT table_name FROM information_schema.tables')).toEqual([
    { table_name: 't' },
  ]);
  await engine.close();
});

test('calls made at once do not disturb each other', async () => {
  const engine = await openNative();
  const column = (n: number) => tableToIpc([{ name: 'a', type: 'number' }], [[n]]);
  const calls = Array.from({ length: 20 }, async (_, i) => {
    await engine.loadArrow(`t${i}`, new Blob([column(i)]));
    await engine.query('SELEC').catch(() => undefined);
    return engine.query<{ a: number }>(`SELECT a FROM t${i} WHERE a = ?::DOUBLE`, [i]);
  });
  expect((await Promise.all(calls)).flat().map((row) => row.a)).toEqual([...Array(20).keys()]);
  await engine.close();
});

test('a view stands before a table of the same name until it is dropped', async () => {
  const engine = await openNative();
  await engine.loadArrow('t', new Blob([tableToIpc([{ name: 'a', type: 'number' }], [[1]])]));
  await engine.createView('v', 'SELECT a + 1 AS a FROM t');
  await engine.createView('v', 'SELECT a + 2 AS a FROM t');
  expect(await engine.query('SELECT a FROM v')).toEqual([{ a: 3 }]);
  await expect(engine.createView('v', 'SELECT nothing FROM t')).rejects.toThrow();
  expect(await engine.query('SELECT a FROM v')).toEqual([{ a: 3 }]);
  await engine.drop('v');
  await engine.drop('v');
  await expect(engine.query('SELECT a FROM v')).rejects.toThrow('does not exist');
  await engine.close();
});
