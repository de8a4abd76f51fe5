import { appendFile, cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { run as check } from '../../src/cli/commands/check';
import { checkPackage } from '../../src/lib/datapackage/check-package';
import { bake } from '../../src/lib/engine/bake';
import { openNative } from '../../src/lib/engine/native';
import { plans } from '../../src/lib/queries/plans';
import { ask } from '../../src/lib/queries/question';

/** In no other place of the package. */
const WORD = 'zzinternalzz';
let folder: string;
let copy: string;

/** Adds one row to a table of the copy; what is not given stays empty. */
async function add(table: string, given: Record<string, string>): Promise<void> {
  const text = await readFile(join(copy, `${table}.csv`), 'utf8');
  const columns = text.slice(0, text.indexOf('\n')).split(',');
  expect(columns).toEqual(expect.arrayContaining(Object.keys(given)));
  const row = columns.map((column) => given[column] ?? '').join(',');
  await appendFile(join(copy, `${table}.csv`), `${row}\n`);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parscope-internal-'));
  copy = join(folder, 'data');
  await cp('data', copy, {
    recursive: true,
    filter: (path) => !path.replaceAll('\\', '/').startsWith('data/simulated'),
  });
});
afterAll(() => rm(folder, { recursive: true }));

it('what is marked internal, and whatever refers to it, is in nothing that is baked', async () => {
  const before = await bake(copy, join(folder, 'before.duckdb'));
  await add('plans', {
    plan_id: 'ban-nhap',
    unit_id: 'gia-lai-2025',
    title_vi: `Bản nháp ${WORD}`,
    title_en: WORD,
    issuing_unit_vi: WORD,
    level: 'province',
    year: '2026',
    internal: 'true',
  });
  await add('tasks', {
    plan_id: 'ban-nhap',
    task_id: 'ban-nhap-1',
    position: '1',
    title_vi: `Việc ${WORD}`,
    title_en: WORD,
  });
  await add('task_reports', {
    task_id: 'ban-nhap-1',
    member_id: '',
    reported_on: '2026-01-05',
    note: WORD,
    reported_by: `Nguyễn Văn ${WORD}`,
  });
  await add('scorecards', {
    unit_id: 'gia-lai-2025',
    framework_id: 'x',
    indicator_id: 'par-index',
    period: '2026',
    self_score: '90',
    reason: WORD,
    internal: 'true',
  });
  const file = join(folder, 'after.duckdb');
  let left: ReadonlyMap<string, number> = new Map();
  const after = await bake(copy, file, (rows) => (left = rows));
  expect([...after]).toEqual([...before]);
  expect(Object.fromEntries(left)).toEqual({
    plans: 1,
    tasks: 1,
    task_reports: 1,
    scorecards: 1,
  });
  expect((await readFile(file)).includes(WORD)).toBe(false);
  const engine = await openNative(file);
  try {
    expect(JSON.stringify(await ask(engine, plans, {}))).not.toContain(WORD);
    const tables = await engine.query<{ table_name: string }>(
      `SELECT table_name FROM information_schema.tables
       WHERE table_catalog = 'package' ORDER BY table_name`,
    );
    for (const { table_name } of tables)
      expect(JSON.stringify(await engine.query(`FROM "${table_name}"`)), table_name).not.toContain(
        WORD,
      );
  } finally {
    await engine.close();
  }
}, 120_000);

it('a check for the public tells of internal rows and refuses them', async () => {
  const read = (path: string) => readFile(join(copy, path)).catch(() => null);
  expect((await checkPackage(read)).internal).toEqual({ plans: 1, scorecards: 1 });
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const code = await check([copy, '--public']);
  const text = out.mock.calls.flat().join('');
  const shipped = await check(['data', '--public', '--json']);
  vi.restoreAllMocks();
  expect(code).toBe(1);
  expect(text).toContain('1 dòng nội bộ ở bảng plans');
  expect(text).toContain('1 dòng nội bộ ở bảng scorecards');
  expect(shipped).toBe(0);
}, 120_000);
