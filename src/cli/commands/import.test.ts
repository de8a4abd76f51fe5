import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parscope } from '../parscope.test-helper';

const GOOD = 'tests/fixtures/import/good';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parscope-import-'));
});
afterAll(() => rm(folder, { recursive: true }));

test.each(['goi', 'goi.zip'])(
  'a workbook becomes a package that passes the check: %s',
  async (name) => {
    const out = join(folder, name);
    const mapping = join(folder, `${name}.json`);
    const made = await parscope(
      'import',
      `${GOOD}/gop-o.xlsx`,
      '-o',
      out,
      '--save-mapping',
      mapping,
    );
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.out).toContain('dòng 12 (ghi chú, chữ ký)');
    expect(await parscope('check', out)).toMatchObject({
      code: 0,
      out: 'Đạt: 2 bảng, 12 dòng, không có lỗi.\n',
    });
    const again = await parscope('import', `${GOOD}/gop-o.xlsx`, '--mapping', mapping, '--json');
    expect(JSON.parse(again.out)).toMatchObject({
      status: 'ready',
      tables: [{ name: 'observations', rows: 11 }],
    });
    const back = await parscope('import', out, '--json');
    expect(JSON.parse(back.out)).toMatchObject({
      status: 'ready',
      tables: [{ rows: 11 }, { name: 'sources', rows: 1 }],
    });
  },
);

test('what the file does not tell is asked, and answered on the next call', async () => {
  const file = join(folder, 'hai-thoi.csv');
  await writeFile(file, 'Tỉnh;SIPAS 2025\nGia Lai;80,5\nBình Định;81\n');
  const asked = await parscope('import', file);
  expect(asked.code).toBe(1);
  expect(asked.out).toContain('--choose "units-on:2025=…"');
  expect(asked.out).toContain('theo đơn vị tại ngày 30/06/2025');
  const out = join(folder, 'da-chon');
  const told = await parscope('import', file, '--choose', 'units-on:2025=2025-06-30', '-o', out);
  expect(told.code).toBe(0);
  expect(await readFile(join(out, 'observations.csv'), 'utf8')).toMatch(/^gia-lai,sipas,2025,/m);
});

test('a refused file writes nothing', async () => {
  const out = join(folder, 'khong-co');
  const made = await parscope('import', 'tests/fixtures/import/bad/don-vi-la.csv', '-o', out);
  expect(made.code).toBe(1);
  expect(made.out).toContain('Không nhập: 1 lỗi.');
  await expect(readFile(join(out, 'datapackage.json'))).rejects.toThrow();
});

test.each(['observations', 'scorecards', 'targets', 'bands', 'sources', 'difficulties'])(
  'the templates of %s are read as they are',
  async (table) => {
    for (const ending of ['csv', 'xlsx']) {
      const file = join(folder, `${table}.${ending}`);
      expect((await parscope('template', table, '-o', file)).code).toBe(0);
      const read = await parscope('import', file, '--table', table, '--json');
      expect(JSON.parse(read.out)).toMatchObject({
        status: 'ready',
        tables: [{ name: table, rows: 1 }],
      });
    }
  },
);
