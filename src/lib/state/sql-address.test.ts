import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LONGEST_ADDRESS, readSql, writeSql, type ChartChoice } from './sql-address';

const read = (address: string) => readSql(new URLSearchParams(address));
const SQL = 'SELECT unit_id, value\nFROM observations -- “Đắk Lắk” & 100%';

test('a short statement stands readable in the address', async () => {
  expect(await writeSql({ sql: 'FROM units', chart: null })).toBe('?q=FROM+units');
  expect(await writeSql({ sql: '  ', chart: null })).toBe('');
  const chart: ChartChoice = { kind: 'bars', x: 'unit_id', y: 'value', series: '' };
  expect(await writeSql({ sql: 'FROM units', chart })).toBe(
    '?q=FROM+units&bd=cot&x=unit_id&y=value',
  );
});

test('addresses written before are read the same', async () => {
  expect(await read('?q=FROM%20units')).toEqual({ sql: 'FROM units', chart: null });
  expect(await read('?qn=cwvy91UozcssKQYA')).toEqual({ sql: 'FROM units', chart: null });
  expect(
    await read(`?q=${encodeURIComponent(SQL)}&bd=duong&x=period&y=value&nhom=unit_id`),
  ).toEqual({
    sql: SQL,
    chart: { kind: 'lines', x: 'period', y: 'value', series: 'unit_id' },
  });
});

test('broken addresses are empty, not errors', async () => {
  for (const address of ['?qn=!!!', '?qn=AAAA', '?qn=', '?bd=cot', '?bd=khac&x=a&y=b', ''])
    expect(await read(address)).toEqual({ sql: '', chart: null });
});

test('what cannot be made short is refused', async () => {
  const noise = Array.from({ length: 8000 }, (_, i) =>
    String.fromCharCode(33 + ((i * i * 31) % 6007)),
  ).join('');
  expect(await writeSql({ sql: noise, chart: null })).toBeNull();
});

test('a compressed bomb opens as nothing', async () => {
  const stream = new Blob([new Uint8Array(20_000_000)])
    .stream()
    .pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = Buffer.from(await new Response(stream).arrayBuffer());
  expect((await read(`?qn=${bytes.toString('base64url')}`)).sql).toBe('');
});

test('every statement and chart comes back from its address', async () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
  const chart = fc.record({
    kind: fc.constantFrom('bars' as const, 'lines' as const),
    x: name,
    y: name,
    series: fc.oneof(fc.constant(''), name),
  });
  const words = fc.array(
    fc.constantFrom('SELECT', 'unit_id', 'Đắk Lắk', "'a''b'", '\n', '+', '&', '%', '"'),
    {
      maxLength: 900,
    },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        words.map((all) => all.join(' ')),
      ),
      fc.option(chart),
      async (sql, chosen) => {
        const address = await writeSql({ sql, chart: chosen });
        if (sql.trim() === '') expect(address).toBe('');
        if (!address) return;
        expect(address.length).toBeLessThanOrEqual(LONGEST_ADDRESS + 1);
        expect(await read(address)).toEqual({ sql, chart: chosen });
      },
    ),
  );
});
