import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ReadFailure, type Cell } from './batch';
import { readParquet } from './parquet';
import { loadTable, type LoadedTable } from './read-table';
import { bytesSource } from './source';
import { writeParquet } from './write-parquet';

function read(bytes: Uint8Array): Promise<LoadedTable> {
  return loadTable(readParquet(bytesSource(bytes, 'a.parquet')), 'a.parquet');
}

async function codeOf(bytes: Uint8Array): Promise<string> {
  const failure: unknown = await read(bytes).then(
    () => null,
    (error: unknown) => error,
  );
  if (failure === null) return 'read';
  return failure instanceof ReadFailure ? failure.problem.code : String(failure);
}

const FIELDS = [
  { name: 'text', type: 'string' },
  { name: '__proto__', type: 'number' },
  { name: 'constructor', type: 'integer' },
  { name: 'flag', type: 'boolean' },
  { name: 'day', type: 'date' },
];
const ROWS: Cell[][] = [
  ['Tỉnh Gia Lai', 99.12, 1, true, '2025-06-30'],
  [null, null, null, null, null],
  ['', -0.5, -3, false, '1969-12-31'],
];

describe('writeParquet and readParquet', () => {
  test('keep every type, nulls, and columns named as parts of an object', async () => {
    const table = await read(writeParquet(FIELDS, ROWS));
    expect(table.header).toEqual(FIELDS.map((field) => field.name));
    expect(table.columns).toEqual(FIELDS.map((_, i) => ROWS.map((row) => row[i])));
    expect([...table.rows]).toEqual([2, 3, 4]);
  });

  test('keep the header of a table without rows', async () => {
    const table = await read(writeParquet(FIELDS, []));
    expect(table.header).toHaveLength(5);
    expect(table.rows).toHaveLength(0);
  });

  test('keep any text and any number', async () => {
    const text = fc
      .string({ unit: 'grapheme' })
      .filter((s) => s.isWellFormed() && !s.startsWith('\uFEFF'));
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    const row = fc.tuple(fc.option(text), fc.option(number));
    await fc.assert(
      fc.asyncProperty(fc.array(row), async (rows) => {
        const fields = [
          { name: 't', type: 'string' },
          { name: 'n', type: 'number' },
        ];
        const table = await read(writeParquet(fields, rows));
        expect(table.columns).toEqual([rows.map((r) => r[0]), rows.map((r) => r[1])]);
      }),
    );
  });

  test('a cell of another type is refused', () => {
    expect(() => writeParquet([{ name: 'n', type: 'number' }], [['x']])).toThrow(TypeError);
  });
});

describe('files of other writers', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parquet-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function fromDuckDb(select: string, options = ''): Promise<Uint8Array> {
    const path = join(folder, 'x.parquet');
    const instance = await DuckDBInstance.create();
    const connection = await instance.connect();
    await connection.run(`COPY (${select}) TO '${path}' (FORMAT parquet ${options})`);
    connection.closeSync();
    instance.closeSync();
    return readFile(path);
  }

  const SELECT = `SELECT 'gia-lai-' || (i % 7) AS id, (i / 100)::DECIMAL(9, 2) AS dec, (i / 8)::FLOAT AS f,
    i::BIGINT AS big, CASE WHEN i % 3 = 0 THEN NULL ELSE i % 2 = 0 END AS flag,
    DATE '2025-01-01' + i::INT AS day, TIMESTAMP '2025-01-01 00:00:00' AS at FROM range(3000) t(i)`;

  test.each(['uncompressed', 'snappy', 'gzip', 'zstd', 'lz4_raw', 'brotli'])(
    'reads DuckDB files: %s',
    async (codec) => {
      const table = await read(
        await fromDuckDb(SELECT, `, COMPRESSION ${codec}, ROW_GROUP_SIZE 2048`),
      );
      expect(table.rows).toHaveLength(3000);
      expect(table.columns.map((column) => column[2500])).toEqual([
        'gia-lai-1',
        25,
        312.5,
        2500,
        true,
        '2031-11-06',
        '2025-01-01',
      ]);
      expect(table.columns[1]?.[110]).toBe(1.1);
      expect(table.columns[4]?.slice(0, 4)).toEqual([null, false, true, null]);
    },
  );

  test('reads version 2 of the format', async () => {
    const table = await read(await fromDuckDb(SELECT, ', PARQUET_VERSION v2'));
    expect(table.columns[3]?.at(-1)).toBe(2999);
    expect(table.columns[0]?.[8]).toBe('gia-lai-1');
  });

  test('reads gzip of hyparquet-writer and 32-bit floats as they were meant', async () => {
    const buffer = parquetWriteBuffer({
      columnData: [{ name: 'v', data: new Float32Array([99.12, 0.1]), type: 'FLOAT' }],
      codec: 'GZIP',
      compressors: { GZIP: (input: Uint8Array) => new Uint8Array(gzipSync(input)) },
    });
    expect((await read(new Uint8Array(buffer))).columns).toEqual([[99.12, 0.1]]);
  });

  test.each([
    ['a list', 'SELECT [1, 2] AS a', 'parquet_nested'],
    ['a struct', "SELECT {'x': 1} AS a", 'parquet_nested'],
    ['a time of day', "SELECT TIME '12:00:00' AS a", 'parquet_type'],
  ])('refuses %s', async (_, select, code) => {
    expect(await codeOf(await fromDuckDb(select))).toBe(code);
  });

  test('any flipped bytes or cut give a problem, never another error', async () => {
    const files = [
      await fromDuckDb(SELECT.replace('3000', '300')),
      await fromDuckDb(
        SELECT.replace('3000', '300'),
        ', PARQUET_VERSION v2, COMPRESSION uncompressed',
      ),
      writeParquet(
        FIELDS,
        Array.from({ length: 90 }, (_, i) => ROWS[i % 3] as Cell[]),
      ),
    ];
    const known = [
      'read',
      'parquet_broken',
      'parquet_nested',
      'parquet_type',
      'parquet_codec',
      'file_looks_like',
      'file_empty',
      'header_missing',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 5 }),
        async (file, changes, cut) => {
          const bytes = file.slice(0, cut === null ? file.length : Math.floor(cut * file.length));
          for (const [at, byte] of changes) bytes[Math.floor(at * (bytes.length - 1))] = byte;
          expect(known).toContain(await codeOf(bytes));
        },
      ),
      { numRuns: 1500 },
    );
  });
});

describe('what is no Parquet', () => {
  test.each([
    ['text', new TextEncoder().encode('a,b\n1,2\n'), 'file_looks_like'],
    ['an empty file', new Uint8Array(0), 'file_empty'],
    ['a cut file', writeParquet(FIELDS, ROWS).slice(0, 60), 'parquet_broken'],
    ['only the mark', new TextEncoder().encode('PAR1PAR1'), 'parquet_broken'],
  ])('%s', async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });
});
