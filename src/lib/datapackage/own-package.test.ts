import { strToU8, unzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ipcToTable, tableToIpc } from '../engine/arrow';
import { ownFileColumns, type Columns } from './own-csv';
import { checkOwn, KNOWN } from './own-fixture';
import type { OwnResult } from './own-observations';
import { writeOwnPackage, type OwnPackage, type PackedFile } from './own-package';
import { readOwnPackage } from './own-package-read';
import { ownTable } from './own-table';
import { parseDescriptor } from './schema';
import { writeParquet } from './write-parquet';

const NOW = '2025-03-01T08:00:00.000Z';

function columnsOf(result: OwnResult): Columns {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const { fields, columns } = ownTable(result.columns);
  return ownFileColumns(ipcToTable(tableToIpc(fields, columns)));
}

async function packed(name: string, data: string | Uint8Array): Promise<PackedFile> {
  const result = await checkOwn(data, name);
  const rows = columnsOf(result);
  const notices = result.ok ? result.summary.notices : [];
  const about = { notices, opened: NOW, size: data.length, needs_check: false };
  return { name, rows, resource: null, ...about };
}

function packageOf(files: PackedFile[], more: Partial<OwnPackage> = {}): Uint8Array {
  const rest = { choices: {}, created: NOW, version: '1.2.3', title: 'Việc đã lưu', readme: 'Đọc' };
  return writeOwnPackage({ files, ...rest, ...more });
}

const open = (bytes: Uint8Array) => readOwnPackage(bytes, 'viec.zip', KNOWN, NOW);

async function reopened(bytes: Uint8Array): Promise<PackedFile[]> {
  const read = await open(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.tables.map((table) => {
    const { name, opened, size, notices, needs_check } = table;
    if (table.state === 'fits_table') throw new Error(table.resource.name);
    const rows = table.state === 'fits' ? columnsOf(table.result) : table.rows;
    return { name, rows, resource: null, opened, size, notices, needs_check };
  });
}

describe('round trip', () => {
  const free = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .filter((text) => !/[\0\uFFFD]/.test(text));
  const awkward = fc.constantFrom('=1+1', "'", "'=x", 'a\r\nb', '"', 'a;b,c', '-', '1.234', 'null');
  const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
  const row = fc.record({
    unit: fc.constantFrom('gia-lai', 'cao-bang', 'gia-lai.pleiku'),
    indicator: fc.constantFrom('online-rate', 'par-index'),
    value: fc.double({ min: 0, max: 100, noNaN: true }),
    counts: maybe(fc.tuple(fc.nat(1000), fc.integer({ min: 1000, max: 9000 }))),
    rank: maybe(fc.integer({ min: 1, max: 63 })),
    status: maybe(fc.constantFrom('final', 'simulated', 'ước tính')),
    as_of: maybe(fc.constantFrom('2024-12-31', '30/06/2024')),
    note: maybe(fc.oneof(free, awkward)),
    source: maybe(fc.oneof(free, awkward)),
  });
  const header = [
    'unit_id',
    'indicator_id',
    'period',
    'breakdown',
    'value',
    'numerator',
    'denominator',
    'published_rank',
    'status',
    'as_of',
    'note',
    'source',
  ];
  const numbers = ['value', 'numerator', 'denominator', 'published_rank'];
  const fields = header.map((name) => ({
    name,
    type: numbers.includes(name) ? 'number' : 'string',
  }));
  const file = fc.array(row, { minLength: 1, maxLength: 20 }).map((rows) =>
    writeParquet(
      fields,
      rows.map((one, i) => [
        one.unit,
        one.indicator,
        String(1991 + (i % 30)),
        i % 3 === 0 ? null : `sector:Đất đai ${i}`,
        one.value,
        one.counts?.[0] ?? null,
        one.counts?.[1] ?? null,
        one.rank,
        one.status,
        one.as_of,
        one.note,
        one.source,
      ]),
    ),
  );

  test('files, their rows, order, notices and times, and the choices come back as they were', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 3 }), async (contents) => {
        const files = await Promise.all(
          contents.map((bytes, i) => packed(`Tỷ lệ ${i} (bản cuối).parquet`, bytes)),
        );
        const choices = { unit: 'gia-lai-2025', audience: null };
        const bytes = packageOf(files, { choices });
        expect(await reopened(bytes)).toEqual(files);
        expect(await open(bytes)).toMatchObject({ ok: true, choices });
      }),
      { numRuns: 60 },
    );
  });

  test('rows that no longer fit are kept as they stand when they were marked so', async () => {
    const fine = await packed(
      'a.csv',
      'unit_id,indicator_id,period,value\ncao-bang,dti,2024,0.5\n',
    );
    const gone = fine.rows.columns.map((cells, c) => (c === 0 ? ['tinh-da-bo'] : cells));
    const stale = { ...fine, rows: { ...fine.rows, columns: gone }, needs_check: true };
    const read = await open(packageOf([stale]));
    expect(read).toMatchObject({ ok: true, tables: [{ state: 'stale', counted: 1 }] });
    expect(await open(packageOf([{ ...stale, needs_check: false }]))).toMatchObject({
      ok: false,
      problems: [{ code: 'unit_unknown', file: 'viec.zip › a.csv', row: 2, column: 'unit_id' }],
    });
  });
});

const ONE = 'unit_id,indicator_id,period,value\ncao-bang,dti,2024,0.5\n';

test('the archive is a Data Package that says what it is', async () => {
  const bytes = packageOf([await packed('a.csv', ONE)], { choices: { unit: 'ha-noi' } });
  const entries = unzipSync(bytes);
  expect(Object.keys(entries).sort()).toEqual([
    'DOC-TOI.txt',
    'datapackage.json',
    'so-lieu/tep-1.csv',
  ]);
  const text = new TextDecoder().decode(entries['datapackage.json']);
  expect(parseDescriptor(text, 'x')).toMatchObject({ ok: true, problems: [] });
  expect(JSON.parse(text)).toMatchObject({
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    created: NOW,
    sources: [{ title: 'a.csv' }],
    parscope: { version: '1.2.3', choices: { unit: 'ha-noi' } },
    resources: [{ title: 'a.csv', path: 'so-lieu/tep-1.csv', sources: [{ title: 'a.csv' }] }],
  });
});

describe('what is refused', () => {
  async function problemsOf(change: (entries: Record<string, Uint8Array>) => void) {
    const entries = unzipSync(packageOf([await packed('a.csv', ONE), await packed('b.csv', ONE)]));
    change(entries);
    const read = await open(zipSync(entries));
    return read.ok ? [] : read.problems.map(({ code, file, row }) => [code, file, row]);
  }
  const replaceIn = (path: string, from: string, to: string) =>
    problemsOf((entries) => {
      const text = new TextDecoder().decode(entries[path]);
      expect(text).toContain(from);
      entries[path] = strToU8(text.replace(from, to));
    });

  test('nothing, when nothing was changed', async () => {
    expect(await problemsOf(() => undefined)).toEqual([]);
  });

  test('a fault in one table refuses all, with file, row and column', async () => {
    expect(await replaceIn('so-lieu/tep-2.csv', 'cao-bang', 'cao-bag')).toEqual([
      ['unit_unknown', 'viec.zip › b.csv', 2],
    ]);
  });

  test('a table or the description missing, one name twice, a newer format, a wrong shape', async () => {
    expect(await problemsOf((entries) => delete entries['so-lieu/tep-1.csv'])).toEqual([
      ['file_missing', 'viec.zip › so-lieu/tep-1.csv', undefined],
    ]);
    const at = 'viec.zip › datapackage.json';
    expect(await problemsOf((entries) => delete entries['datapackage.json'])).toEqual([
      ['file_missing', at, undefined],
    ]);
    expect(
      await replaceIn(
        'datapackage.json',
        '"title": "b.csv",\n      "path"',
        '"title": "a.csv",\n      "path"',
      ),
    ).toEqual([['resource_duplicate', at, undefined]]);
    expect(await replaceIn('datapackage.json', '"format": 1', '"format": 3')).toEqual([
      ['package_newer', 'viec.zip', undefined],
    ]);
    expect(await replaceIn('datapackage.json', '"choices": {}', '"choices": 5')).toMatchObject([
      ['descriptor_shape', at, undefined],
    ]);
    expect(await replaceIn('datapackage.json', '{', '[')).toEqual([
      ['descriptor_json', at, undefined],
    ]);
  });
});
