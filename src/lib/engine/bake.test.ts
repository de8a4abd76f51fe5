import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bake, BakeError } from './bake';
import { openNative } from './native';

const SMALL = 'tests/fixtures/package-small';
let folder: string;
let baked: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parscope-bake-'));
  baked = join(folder, 'small.duckdb');
  await bake(SMALL, baked);
});
afterAll(() => rm(folder, { recursive: true }));

/** Bakes the small package with one file changed and gives the error. */
async function fault(change: (copy: string) => Promise<void>): Promise<BakeError> {
  const copy = join(folder, 'changed');
  await cp(SMALL, copy, { recursive: true });
  try {
    await change(copy);
    const error: unknown = await bake(copy, join(copy, 'out.duckdb')).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(BakeError);
    expect((await readdir(copy)).filter((name) => name.startsWith('out'))).toEqual([]);
    return error as BakeError;
  } finally {
    await rm(copy, { recursive: true });
  }
}

const edit = (path: string, from: string, to: string) => async (copy: string) => {
  const text = await readFile(join(copy, path), 'utf8');
  expect(text).toContain(from);
  await writeFile(join(copy, path), text.replace(from, to));
};

test('counts the rows of every table, empty ones too', async () => {
  expect(Object.fromEntries(await bake(SMALL, join(folder, 'counted.duckdb')))).toEqual({
    units: 4,
    indicators: 2,
    observations: 4,
    withheld: 0,
    sources: 1,
  });
});

test('joins the files of a table, columns by name, sorted, empty as null, text in NFC', async () => {
  const engine = await openNative(baked);
  const rows = await engine.query('SELECT * FROM observations');
  expect(rows.map((row) => [row['indicator_id'], row['period'], row['unit_id']])).toEqual([
    ['papi', '2023', 'cao-bang'],
    ['papi', '2024', 'cao-bang'],
    ['papi', '2024', 'gia-lai'],
    ['pci', '2022', 'gia-lai'],
  ]);
  expect(rows[3]).toEqual({
    unit_id: 'gia-lai',
    indicator_id: 'pci',
    period: '2022',
    breakdown: 'sector:đất đai',
    source_id: 'bia-dat',
    value: 62.07,
    numerator: 12,
    denominator: 40,
    published_rank: 7,
    published_of: 63,
    status: 'provisional',
    preferred: true,
    cumulative: true,
    as_of: '2023-04-11',
    note: null,
  });
  expect(rows[1]).toMatchObject({ value: null, note: 'Đường dẫn tổ hợp'.normalize('NFC') });
  expect(rows[2]).toMatchObject({ note: 'Ghi chú, có dấu phẩy\nvà xuống dòng' });
  await engine.close();
});

test('questions find the shipped rows marked as not the reader’s own', async () => {
  const engine = await openNative(baked);
  const rows = await engine.query(
    'SELECT own, own_file, count(*) AS n FROM all_observations GROUP BY ALL',
  );
  expect(rows).toEqual([{ own: false, own_file: null, n: 4 }]);
  await engine.close();
});

test('the same package gives the same rows in the same order', async () => {
  const again = join(folder, 'again.duckdb');
  const tables = [...(await bake(SMALL, again)).keys()];
  const engines = await Promise.all([openNative(baked), openNative(again)]);
  for (const table of tables) {
    const [one, other] = await Promise.all(engines.map((e) => e.query(`SELECT * FROM ${table}`)));
    expect(other).toEqual(one);
  }
  await Promise.all(engines.map((engine) => engine.close()));
});

test('several processes may read the file at once, none may write', async () => {
  const engines = await Promise.all([openNative(baked), openNative(baked)]);
  for (const engine of engines) {
    expect(await engine.query('SELECT count(*) AS n FROM units')).toEqual([{ n: 4 }]);
    await expect(engine.query('DELETE FROM package.main.units')).rejects.toThrow('read-only');
  }
  await Promise.all(engines.map((engine) => engine.close()));
});

test('names what is missing, superfluous or unreadable', async () => {
  expect(await fault((copy) => rm(join(copy, 'units.csv')))).toMatchObject({
    code: 'file_missing',
  });
  expect(await fault((copy) => rm(join(copy, 'datapackage.json')))).toMatchObject({
    code: 'package_missing',
  });
  expect(await fault(edit('datapackage.json', '{', '['))).toMatchObject({
    code: 'package_invalid',
  });
  expect(await fault(edit('units.csv', ',code,', ',ma,'))).toMatchObject({
    code: 'columns_missing',
    detail: 'code',
  });
  expect(await fault(edit('withheld.csv', 'source_id', 'source_id,them'))).toMatchObject({
    code: 'columns_extra',
    detail: 'them',
  });
  const invalid = await fault(edit('observations/pci.csv', '62.07', '62;07'));
  expect(invalid.code).toBe('rows_invalid');
  expect(invalid.detail).toMatch(/Line: 2[^]*62;07[^]*DOUBLE/);
});
