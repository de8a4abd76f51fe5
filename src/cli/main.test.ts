import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parscope } from './parscope.test-helper';
import { openPackage } from './open';
import { textTable } from './text-table';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parscope-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('the exit code of a failure reaches the shell, with a sentence and no stack', async () => {
  const command = ['--import', 'tsx', 'src/cli/main.ts', 'query', 'SELEC'];
  const { error, stderr } = await new Promise<{ error: Error | null; stderr: string }>((resolve) =>
    execFile(process.execPath, command, (error, _, stderr) => resolve({ error, stderr })),
  );
  expect(error).toMatchObject({ code: 1 });
  expect(stderr).toContain('Câu lệnh SQL không chạy được');
  expect(stderr).not.toMatch(/^ +at /m);
});

test('query prints a table, or JSON for machines', async () => {
  const sql = `SELECT 'Đắk Lắk' AS ten, 1.5 AS so, NULL AS khong`;
  const json = await parscope('query', sql, '--json');
  expect(json).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(json.out)).toEqual([{ ten: 'Đắk Lắk', so: 1.5, khong: null }]);
  expect((await parscope('query', sql)).out).toMatch(
    /^ten +so +khong\n─+ +─+ +─+\nĐắk Lắk +1\.5\n/,
  );
});

test('bake writes the file and lists the rows of each table', async () => {
  const file = join(folder, 'small.duckdb');
  const { code, out } = await parscope('bake', 'tests/fixtures/package-small', '-o', file);
  expect(code).toBe(0);
  expect(out).toMatch(/observations +4$/m);
  expect(out).toMatch(/withheld +0$/m);
  expect((await stat(file)).size).toBeGreaterThan(0);
});

test.each([
  [[], 'Cách dùng'],
  [['lam-gi'], 'Không có lệnh “lam-gi”.'],
  [['query'], 'query "<sql>"'],
  [['query', 'SELEC'], 'Câu lệnh SQL không chạy được'],
  [['query', 'SELECT 1', '--la'], 'Tham số không hợp lệ'],
  [['bake', 'tests/fixtures', '-o', 'none.duckdb'], 'không phải là gói dữ liệu'],
])('%j fails with a sentence and no stack', async (args, sentence) => {
  const { code, out, err } = await parscope(...args);
  expect(code).toBe(1);
  expect(out).toBe('');
  expect(err).toContain(sentence);
  expect(err).not.toMatch(/^ +at /m);
});

test('the package is baked once, and several may open it at the same moment', async () => {
  const baked = join(folder, 'baked', 'small.duckdb');
  const open = () => openPackage('tests/fixtures/package-small', baked);
  const engines = await Promise.all([open(), open(), open()]);
  for (const engine of engines) {
    expect(await engine.query('SELECT count(*) AS n FROM units')).toEqual([{ n: 4 }]);
    await engine.close();
  }
  const { mtimeMs } = await stat(baked);
  await (await open()).close();
  expect((await stat(baked)).mtimeMs).toBe(mtimeMs);
});

test('a table of no rows has no lines', () => {
  expect(textTable([])).toEqual([]);
});
