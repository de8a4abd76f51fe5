import { readFile } from 'node:fs/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkOwn, KNOWN, utf16 } from './own-fixture';
import { checkOwnObservations, type OwnResult } from './own-observations';
import { ownTable } from './own-table';
import { readTable } from './read-table';
import { bytesSource } from './source';
import { writeCsv } from './write-csv';
import { writeParquet } from './write-parquet';

const FIXTURES = new URL('../../../tests/fixtures/own/', import.meta.url);
const fixture = (name: string): Promise<Buffer> => readFile(new URL(name, FIXTURES));

/** Rows as a user would see them; the columns that carry the file's name left out. */
function rowsOf(result: OwnResult): unknown[] {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const { fields, columns } = ownTable(result.columns);
  return Array.from({ length: result.columns.length }, (_, i) =>
    Object.fromEntries(
      fields
        .map(({ name }, c) => [name, columns[c]?.[i]] as const)
        .filter(
          ([name, cell]) =>
            !['source_id', 'own_file'].includes(name) && cell !== null && !Number.isNaN(cell),
        ),
    ),
  );
}

async function problemsOf(data: string | Uint8Array, name?: string): Promise<string[]> {
  const result = await checkOwn(data, name);
  if (result.ok) return [];
  return result.problems.map(({ code, row, column }) =>
    [code, row, column].filter((part) => part !== undefined).join(' '),
  );
}

const HEAD = 'unit_id,indicator_id,period,value';

describe('one file in many forms', () => {
  test('reads values, rates from counts, ranks, notes and sources', async () => {
    expect(rowsOf(await checkOwn(await fixture('online-rates.csv')))).toEqual([
      {
        unit_id: 'gia-lai.pleiku',
        indicator_id: 'online-rate',
        period: '2024',
        value: 81.5,
        numerator: 815,
        denominator: 1000,
        status: 'provisional',
        preferred: true,
        as_of: '2024-12-31',
        note: 'Cả năm, đã chốt',
        own_source: 'Báo cáo 12/BC-UBND',
      },
      {
        unit_id: 'gia-lai',
        indicator_id: 'online-rate',
        period: '2024-Q3',
        value: 99.12,
        published_rank: 2,
        status: 'provisional',
        preferred: true,
        as_of: '2024-09-30',
      },
      {
        unit_id: 'cao-bang',
        indicator_id: 'online-rate',
        period: '2024-06',
        value: 76.25,
        numerator: 61,
        denominator: 80,
        status: 'provisional',
        preferred: true,
      },
      {
        unit_id: 'cao-bang',
        indicator_id: 'par-index',
        period: '2023',
        published_rank: 63,
        status: 'provisional',
        preferred: true,
      },
    ]);
  });

  test('reads the same rows in Vietnamese headings, decimal comma, dates dd/mm/yyyy, with mark or UTF-16', async () => {
    const expected = rowsOf(await checkOwn(await fixture('online-rates.csv')));
    for (const name of ['ty-le-truc-tuyen.csv', 'ty-le-truc-tuyen-utf16.csv'])
      expect(rowsOf(await checkOwn(await fixture(name)))).toEqual(expected);
  });

  const cells = fc.record({
    unit: fc.constantFrom('gia-lai', 'cao-bang', 'gia-lai.pleiku'),
    value: fc.double({ min: 0, max: 100, noNaN: true }).map((n) => Number(n.toFixed(3))),
    numerator: fc.nat(5000),
  });
  const tables = fc
    .array(cells, { minLength: 1, maxLength: 60 })
    // One value that only its own decimal mark explains, as any real file has.
    .map((rows) => [{ unit: 'cao-bang', value: 99.12, numerator: 1 }, ...rows])
    .map((rows) =>
      rows.map((row, i) => [
        row.unit,
        'par-index',
        String(1991 + (i % 50)) + (i < 50 ? '' : '-06'),
        row.value,
        row.numerator,
        5000,
      ]),
    );
  const columns = ['unit_id', 'indicator_id', 'period', 'value', 'numerator', 'denominator'];
  const fields = columns.map((name, i) => ({ name, type: i < 3 ? 'string' : 'number' }));

  test('every form of one table loads to the same rows', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (rows) => {
        const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
        const vi = writeCsv(columns, rows, { delimiter: ';', decimal: ',', bom: true });
        const tabs = writeCsv(columns, rows, { delimiter: '\t', decimal: ',', newline: '\n' });
        const forms: [string, Uint8Array][] = [
          ['b.csv', encode(vi)],
          ['c.csv', utf16(vi.slice(1), 'be')],
          ['d.tsv', encode(tabs)],
          ['e.csv', encode(writeCsv(columns, rows, { decimal: ',' }))],
          ['f.parquet', writeParquet(fields, rows)],
        ];
        const expected = rowsOf(await checkOwn(writeCsv(columns, rows), 'a.csv'));
        for (const [name, bytes] of forms)
          expect(rowsOf(await checkOwn(bytes, name))).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  test('a Parquet file of DuckDB loads like the CSV it was made from', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'own-'));
    const csv = new URL('online-rates.csv', FIXTURES).pathname;
    const instance = await DuckDBInstance.create();
    const connection = await instance.connect();
    await connection.run(`COPY (FROM read_csv('${csv}')) TO '${folder}/x.parquet'`);
    connection.closeSync();
    const bytes = await readFile(`${folder}/x.parquet`);
    await rm(folder, { recursive: true });
    expect(rowsOf(await checkOwn(bytes, 'x.parquet'))).toEqual(
      rowsOf(await checkOwn(await fixture('online-rates.csv'))),
    );
  });
});

describe('decimal marks', () => {
  const file = (values: string[], delimiter: string): string =>
    [
      HEAD.split(','),
      ...values.map((value, i) => ['cao-bang', 'dossiers', String(2000 + i), `"${value}"`]),
    ]
      .map((cells) => cells.join(delimiter))
      .join('\n');
  const values = async (text: string): Promise<unknown> => {
    const result = await checkOwn(text);
    return result.ok
      ? [...result.columns.number.value]
      : result.problems.map((p) => `${p.code} ${p.row}`);
  };

  test.each([
    [['1.234', '5,5'], ';', [1234, 5.5]],
    [['1.234', '5.5'], ';', [1.234, 5.5]],
    [['1,234', '5.5'], ',', [1234, 5.5]],
    [['1.234.567', '1.234'], ',', [1234567, 1234]],
    [['1 234,5', '1\u00a0234'], ';', [1234.5, 1234]],
    [['1.234'], ';', [1234]],
    [['1.234'], ',', [1.234]],
    [['0.123', '1.234'], ';', [0.123, 1.234]],
    [['−5', '+7'], ',', [-5, 7]],
    [['1.234'], '\t', ['number_ambiguous 2']],
    [['5,5', '6,5', '7.5'], ';', ['number_mixed 4']],
    [
      ['1e3', '0x10', '--1', '1,2,3', 'Infinity'],
      ',',
      ['cell_number 3', 'cell_number 4', 'cell_number 5', 'cell_number 6'],
    ],
  ])('%j with delimiter %j', async (cells, delimiter, expected) => {
    expect(await values(file(cells, delimiter))).toEqual(expected);
  });
});

describe('what is refused', () => {
  test('each fault of the broken file with its row and column, all at once', async () => {
    const result = await checkOwn(await fixture('broken-rates.csv'), 'broken-rates.csv');
    if (result.ok) throw new Error('accepted');
    const seen = result.problems.map(({ code, row, column, found, expected }) => [
      row,
      column,
      code,
      found,
      expected,
    ]);
    expect(seen).toHaveLength(11);
    expect(result.counted).toBe(11);
    expect(seen).toEqual([
      [2, 'unit_id', 'unit_unknown', 'gia-lay', 'gia-lai, gia-lai-2025'],
      [3, 'indicator_id', 'indicator_unknown', 'online-rat', undefined],
      [4, 'value', 'cell_number', 'không có', undefined],
      [5, 'period', 'cell_period', '2024-Q5', undefined],
      [6, 'unit_id', 'unit_ambiguous', 'Xã Tân An', 'long-an.tan-an, ben-tre.tan-an'],
      [7, 'unit_id', 'unit_ended', 'gia-lai', '2025-06-30'],
      [8, 'value', 'percent_range', '101.5', '0–100'],
      [9, 'value', 'scale_above', '120', '100'],
      [
        11,
        'unit_id, indicator_id, period, breakdown',
        'key_duplicate',
        'cao-bang | par-index | 2022',
        undefined,
      ],
      [12, 'unit_id', 'cell_required', undefined, undefined],
      [13, 'value', 'value_missing', undefined, undefined],
    ]);
  });

  test.each([
    [
      'a missing column',
      'unit_id,period,value\ncao-bang,2024,1\n',
      ['column_missing 1 indicator_id'],
    ],
    [
      'no column of figures',
      'unit_id,indicator_id,period\ncao-bang,dti,2024\n',
      ['column_missing 1 value'],
    ],
    ['one heading twice', `${HEAD},value\ncao-bang,dti,2024,1,1\n`, ['column_duplicate 1 value']],
    [
      'two headings of one meaning',
      'unit_id,indicator_id,period,Điểm,Giá trị\ncao-bang,dti,2024,1,1\n',
      ['column_ambiguous 1 Giá trị'],
    ],
    ['a header alone', `${HEAD}\n`, ['no_rows']],
    [
      'a percent sign on a count',
      `${HEAD}\ncao-bang,dossiers,2024,5%\n`,
      ['number_percent_sign 2 value'],
    ],
    [
      'a numerator over its denominator',
      `${HEAD},numerator,denominator\ncao-bang,online-rate,2024,,9,8\n`,
      ['numerator_over_denominator 2 numerator'],
    ],
    [
      'more feedback handled than received in the month',
      `${HEAD}\ncao-bang,feedback-handled-count,2024-05,12\ncao-bang,feedback-received-count,2024-05,10\n` +
        'cao-bang,feedback-handled-count,2024-06,7\ncao-bang,feedback-received-count,2024-06,7\n',
      ['part_over_whole 2 value'],
    ],
    [
      'half a rate',
      `${HEAD},numerator,denominator\ncao-bang,online-rate,2024,,9,\n`,
      ['rate_incomplete 2 denominator'],
    ],
    [
      'a rate of nothing',
      `${HEAD},numerator,denominator\ncao-bang,online-rate,2024,,0,0\n`,
      ['rate_incomplete 2 denominator'],
    ],
    ['a rank that is none', `${HEAD},rank\ncao-bang,dti,2024,,1.5\n`, ['cell_integer 2 rank']],
    [
      'a status unheard of',
      `${HEAD},Trạng thái\ncao-bang,dti,2024,1,constructor\n`,
      ['cell_enum 2 Trạng thái'],
    ],
    [
      'a day that is none',
      `${HEAD},as_of\ncao-bang,dti,2024,1,30/02/2024\n`,
      ['cell_date 2 as_of'],
    ],
    ['a ragged row', `${HEAD}\ncao-bang,dti,2024\n`, ['row_ragged 2']],
  ])('%s', async (_, text, expected) => {
    expect(await problemsOf(text)).toEqual(expected);
  });

  test('lists up to the limit, then counts on', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => `nowhere-${i},dti,2024,1`);
    const result = await checkOwn([HEAD, ...rows].join('\n'));
    if (result.ok) throw new Error('accepted');
    expect(result.counted).toBe(3000);
    expect(result.problems.length).toBeLessThanOrEqual(200);
  });
});

describe('what is told', () => {
  test('columns not read, figures counted back, rates that differ from their counts', async () => {
    const text = `${HEAD},numerator,denominator,Người lập\ngia-lai-2025,online-rate,2023,50,9,10,A\ncao-bang,online-rate,2023,90,9,10,B\n`;
    const result = await checkOwn(text);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    expect(result.summary.notices).toMatchObject([
      { code: 'rate_differs', row: 2, found: '50', expected: '90.00', params: { count: 1 } },
      { code: 'unit_not_yet', row: 2, params: { count: 1 } },
      { code: 'columns_not_read', found: 'Người lập' },
    ]);
  });

  test('an alias beside the real column is left unread, not mixed in', async () => {
    const result = await checkOwn(`${HEAD},Tên đơn vị\ncao-bang,dti,2024,1,Tỉnh Cao Bằng\n`);
    expect(result.ok && result.summary.notices).toMatchObject([
      { code: 'columns_not_read', found: 'Tên đơn vị' },
    ]);
  });

  test('names the rows after the file', async () => {
    const result = await checkOwn(`${HEAD}\ncao-bang,dti,2024,1\n`, 'Tỷ lệ Đắk Lắk (Q3).csv');
    expect(result.ok && result.summary.source_id).toBe('own:ty-le-dak-lak-q3');
  });
});

test('an official name means the unit that bears it in the period', async () => {
  const text = `${HEAD}\nTỉnh Gia Lai,dti,2024,1\ntỉnh gia lai,dti,2025,1\nTỉnh Gia Lai,dti,2025-Q1,0.5\n`;
  expect(rowsOf(await checkOwn(text))).toMatchObject([
    { unit_id: 'gia-lai' },
    { unit_id: 'gia-lai-2025' },
    { unit_id: 'gia-lai' },
  ]);
});

test('an aborted check rejects and reports how far it came', async () => {
  const controller = new AbortController();
  const seen: number[] = [];
  const rows = Array.from(
    { length: 120_000 },
    (_, i) => `cao-bang,dossiers,${1990 + (i % 50)},${i}`,
  );
  const bytes = new TextEncoder().encode([HEAD, ...rows].join('\n'));
  const run = checkOwnObservations(
    readTable(bytesSource(bytes, 'a.csv')),
    KNOWN,
    'a.csv',
    ({ rows: count }) => {
      seen.push(count);
      controller.abort();
    },
    controller.signal,
  );
  await expect(run).rejects.toMatchObject({ name: 'AbortError' });
  expect(seen).toHaveLength(1);
});
