import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { zipSync } from 'fflate';
import { run } from './check';

let folder: string;
let printed: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-'));
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

async function check(
  name: string,
  content: string | Uint8Array | null,
  ...options: string[]
): Promise<number> {
  const path = join(folder, name);
  if (content !== null) await writeFile(path, content);
  return run([path, ...options]);
}

const HEAD = 'unit_id;indicator_id;period;value\n';

test('a good file of observations passes', async () => {
  expect(await check('a.csv', `${HEAD}cao-bang;papi;2024;41,5\n`)).toBe(0);
  expect(printed).toBe('Đạt: 1 dòng số liệu, không có lỗi.\n');
});

test('a bad one fails with file, row, column, what was found and what is needed', async () => {
  expect(await check('a.csv', `${HEAD}cao-bang;papi;2024;abc\nnowhere;papi;2023;1\n`)).toBe(1);
  expect(printed).toContain('Tệp a.csv, dòng 2, cột “value”: thấy “abc”, cần một số');
  expect(printed).toContain(
    'Tệp a.csv, dòng 3, cột “unit_id”: thấy “nowhere”, không có đơn vị này',
  );
  expect(printed).toContain('Không đạt: 2 lỗi.');
});

test('--json prints the problems for machines', async () => {
  expect(await check('a.csv', `${HEAD}cao-bang;nothing;2024;1\n`, '--json')).toBe(1);
  expect(JSON.parse(printed)).toMatchObject({
    ok: false,
    kind: 'observations',
    counted: 1,
    problems: [
      {
        code: 'indicator_unknown',
        file: 'a.csv',
        row: 2,
        column: 'indicator_id',
        found: 'nothing',
      },
    ],
  });
});

test.each([
  ['a renamed spreadsheet', 'a.csv', 'PK\u0003\u0004..[Content_Types].xml', 'bảng tính Excel'],
  ['a cut Parquet file', 'a.parquet', 'PAR1 and no more', 'bị hỏng hoặc bị cắt cụt'],
  ['another kind of file', 'a.docx', 'x', 'không nhận ra loại tệp'],
  ['no file', 'a.csv', null, 'không tìm thấy tệp này'],
])('%s gets one clear sentence', async (_, name, content, sentence) => {
  expect(await check(name, content)).toBe(1);
  expect(printed).toContain(sentence);
  expect(printed).not.toMatch(/Error|\n\s+at /);
});

test('a folder without a descriptor is no package', async () => {
  expect(await run([folder, '--json'])).toBe(1);
  expect(JSON.parse(printed)).toMatchObject({
    kind: 'package',
    problems: [{ code: 'file_missing', file: 'datapackage.json' }],
  });
});

test('a zipped package of saved files is checked file by file', async () => {
  const zipped = (value: string): Uint8Array => {
    const schema = { fields: [{ name: 'unit_id' }] };
    const resources = [{ name: 'tep-1', title: 'huyen.csv', path: 'so-lieu/1.csv', schema }];
    const text = (content: string) => new TextEncoder().encode(content);
    return zipSync({
      'datapackage.json': text(JSON.stringify({ resources })),
      'so-lieu/1.csv': text(`${HEAD}cao-bang;papi;2024;${value}\n`),
    });
  };
  expect(await check('viec.zip', zipped('41,5'))).toBe(0);
  expect(printed).toBe('Đạt: 1 bảng, 1 dòng, không có lỗi.\n');
  expect(await check('viec.zip', zipped('abc'))).toBe(1);
  expect(printed).toContain('Tệp viec.zip › huyen.csv, dòng 2, cột “value”: thấy “abc”');
  expect(await check('hong.zip', 'PK and no more')).toBe(1);
  expect(printed).toContain('bị hỏng');
});
