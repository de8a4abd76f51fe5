import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ReadFailure } from './batch';
import { readCsv } from './csv';
import { utf16 } from './own-fixture';
import { loadTable, type LoadedTable } from './read-table';
import { bytesSource } from './source';
import { writeCsv } from './write-csv';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function read(data: string | Uint8Array): Promise<LoadedTable> {
  const bytes = typeof data === 'string' ? encode(data) : data;
  return loadTable(readCsv(bytesSource(bytes, 'a.csv')), 'a.csv');
}

async function problemOf(data: string | Uint8Array): Promise<ReadFailure['problem']> {
  const failure: unknown = await read(data).catch((error: unknown) => error);
  if (!(failure instanceof ReadFailure)) throw new Error('read without a problem');
  return failure.problem;
}

describe('readCsv', () => {
  const expected = {
    header: ['tên', 'số'],
    columns: [
      ['Hà Nội', 'Huế'],
      ['1', '2'],
    ],
  };
  const text = 'tên,số\nHà Nội,1\nHuế,2\n';

  test.each([
    ['as it is', encode(text)],
    ['with a byte-order mark', encode('\uFEFF' + text)],
    ['UTF-16 little-endian', utf16(text, 'le')],
    ['UTF-16 big-endian', utf16(text, 'be')],
    ['CRLF', encode(text.replaceAll('\n', '\r\n'))],
    ['CR alone', encode(text.replaceAll('\n', '\r'))],
    ['semicolons', encode(text.replaceAll(',', ';'))],
    ['tabs', encode(text.replaceAll(',', '\t'))],
    ['no last line end', encode(text.trimEnd())],
    ['all quoted', encode('"tên","số"\r\n"Hà Nội","1"\r\n"Huế","2"\r\n')],
    [
      'empty columns and rows of a spreadsheet',
      encode('tên,số,,\nHà Nội,1,,\nHuế,2,,\n,,,\n,,,\n'),
    ],
  ])('reads the same table %s', async (_, bytes) => {
    expect(await read(bytes)).toMatchObject(expected);
  });

  test('keeps line breaks within quotes and counts rows as a spreadsheet does, blank ones too', async () => {
    const table = await read('\na,b\n"x\ny",1\n\nz,"he said ""no"", twice"\n');
    expect(table.columns).toEqual([
      ['x\ny', 'z'],
      ['1', 'he said "no", twice'],
    ]);
    expect([...table.rows]).toEqual([3, 5]);
  });

  test('reads a record that lies across the chunks it is read in', async () => {
    const long = 'ệ'.repeat(700_000);
    const table = await read(`a,b\n"${long}",1\n${long},2\n`);
    expect(table.columns[0]?.map((cell) => String(cell).length)).toEqual([700_000, 700_000]);
    expect(table.columns[1]).toEqual(['1', '2']);
  });

  test.each([
    ['PAR1 and more', 'file_looks_like', { kind: 'parquet' }],
    ['PK\u0003\u0004....xl/workbook.xml', 'file_looks_like', { kind: 'xlsx' }],
    ['PK\u0003\u0004....a.txt', 'file_looks_like', { kind: 'zip' }],
    ['%PDF-1.7', 'file_looks_like', { kind: 'pdf' }],
    ['<!DOCTYPE html><html>', 'file_looks_like', { kind: 'html' }],
    ['{"a": 1}', 'file_looks_like', { kind: 'json' }],
    ['a\0b\0c', 'text_binary', undefined],
    ['', 'file_empty', undefined],
    ['\n\n \n', 'header_missing', undefined],
  ])('says what %j really is', async (data, code, params) => {
    const problem = await problemOf(data);
    expect(problem.code).toBe(code);
    expect(problem.params).toEqual(params);
  });

  test('names an image by its first bytes', async () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13);
    expect(await problemOf(png)).toMatchObject({
      code: 'file_looks_like',
      params: { kind: 'png' },
    });
  });

  test.each([
    ['a row too short', 'a,b\n1,2\n3\n', { code: 'row_ragged', row: 3, found: '1', expected: '2' }],
    ['a row too long', 'a,b\n1,2,3\n', { code: 'row_ragged', row: 2, found: '3', expected: '2' }],
    ['an open quote', 'a,b\n1,2\n"3,4\n5,6\n', { code: 'quotes_open', row: 3 }],
    ['a stray quote', 'a,b\n"x"y,2\n', { code: 'quotes_broken', row: 2 }],
    ['a NUL far down', 'a,b\n1,2\n3,\0\n', { code: 'text_binary' }],
  ])('refuses %s', async (_, data, problem) => {
    expect(await problemOf(data)).toMatchObject(problem);
  });

  test('names the cell whose bytes are not UTF-8', async () => {
    const bytes = Uint8Array.of(...encode('a,b\n1,'), 0xe9, ...encode('t\n'));
    expect(await problemOf(bytes)).toMatchObject({ code: 'text_encoding', row: 2, column: 'b' });
  });

  test('reads what writeCsv writes, whatever the text', async () => {
    const text = fc
      .string({ unit: 'grapheme' })
      .filter((s) => !/[\0\uFFFD]/.test(s) && s.isWellFormed());
    const cell = fc.oneof(
      text,
      fc.constantFrom('=1+1', "'=x", '-5', '@a', '\tx', 'a"b', ' x ', ';,'),
    );
    const options = fc.record({
      bom: fc.boolean(),
      delimiter: fc.constantFrom(',' as const, ';' as const, '\t' as const),
      newline: fc.constantFrom('\n' as const, '\r\n' as const),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1 }),
        options,
        async (cells, how) => {
          const rows = cells.filter((row) => row.some((one) => one.trim() !== ''));
          const table = await read(writeCsv(['a', 'b'], rows, how));
          const tidy = (one: string): string => one.replace(/\r\n?/g, '\n');
          expect(table.columns).toEqual([rows.map((r) => tidy(r[0])), rows.map((r) => tidy(r[1]))]);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('never throws anything but a problem, whatever the bytes', async () => {
    const start = encode('a;b\r\n"x";1,5\r\ny;"2"\r\n');
    const change = fc.tuple(fc.nat(start.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 6 }),
        fc.uint8Array(),
        async (changes, tail) => {
          const bytes = Uint8Array.of(...start, ...tail);
          for (const [at, byte] of changes) bytes[at] = byte;
          const failure: unknown = await read(bytes).then(
            () => null,
            (error: unknown) => error,
          );
          expect(failure === null || failure instanceof ReadFailure).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('writeCsv', () => {
  test('leaves numbers alone, guards text that a spreadsheet would compute', () => {
    const csv = writeCsv(
      ['a', 'b', 'c'],
      [
        [-1.5, '-1.5', '=SUM(A1)'],
        [null, true, 'x;y'],
      ],
      {
        delimiter: ';',
        decimal: ',',
        bom: true,
        newline: '\n',
      },
    );
    expect(csv).toBe('\uFEFFa;b;c\n-1,5;\'-1.5;\'=SUM(A1)\n;true;"x;y"\n');
  });

  test('quotes a decimal comma in a comma-separated file', () => {
    expect(writeCsv(['a', 'b'], [[1.5, 2]], { decimal: ',', newline: '\n' })).toBe(
      'a,b\n"1,5",2\n',
    );
  });
});
