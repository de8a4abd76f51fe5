import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { loadImportKnown } from '../../datapackage/import/known';
import { openFixture } from '../../queries/fixture';
import { checkFile, type CheckReply } from '../check-file';
import type { KnownHere } from '../known';
import type { WholeFile } from '../own-file';
import type { WorkPart } from '../own-work';
import { besideOf } from './beside';
import { OwnShelf } from './own-shelf';
import { OwnTables } from './own-tables';
import { packFiles } from './pack-files';
import { recheck } from './recheck';
import { ownFile } from './saved-fixture';
import { saveWork } from './save-work';
import { workRows } from './work';

type Reply = Exclude<CheckReply, { kind: 'progress' }>;

let here: KnownHere;
let descriptor: string;
let resources: Awaited<ReturnType<typeof loadImportKnown>>['resources'];
beforeAll(async () => {
  const all = await loadImportKnown((path) => readFile(join('data', path)).catch(() => null));
  descriptor = await readFile('data/datapackage.json', 'utf8');
  const { units, indicators, indicatorNames, keys } = all;
  resources = all.resources;
  const model = { descriptor, keys };
  here = { known: { units, indicators }, names: new Map(), indicatorNames, model };
});

const PLAN = {
  plan_id: 'ke-hoach-2026',
  unit_id: 'gia-lai-2025',
  title_vi: 'Kế hoạch',
  year: 2026,
  source_id: 'doc-gia-lai-2021',
};
const TASK = {
  task_id: 'nv-1',
  plan_id: 'ke-hoach-2026',
  code: 'I.1',
  position: 1,
  title_vi: 'Nhiệm vụ',
  kind: 'improvement',
  internal: true,
};
const REPORT = { task_id: 'nv-1', member_id: 'so-noi-vu', reported_on: '2026-03-31' };
const parts = (task: object = {}): WorkPart[] => [
  { name: 'Kế hoạch', table: 'plans', rows: [PLAN] },
  { name: 'Nhiệm vụ', table: 'tasks', rows: [{ ...TASK, ...task }] },
];

const check = (job: Parameters<typeof checkFile>[0]) =>
  checkFile(job, () => undefined) as Promise<Reply>;

/** A shelf of which nothing can be stored: files stay in memory. */
async function desk() {
  const shelf = new OwnShelf(() => Promise.reject(new Error('no storage')));
  const engine = await openFixture({});
  const refresh = async () => void (await shelf.list());
  const save = (given: WorkPart[]) =>
    saveWork(
      given,
      { engine, shelf, refresh },
      { known: async () => here, release: async () => 'r1', check },
    );
  const rows = async (table: string) => workRows(await shelf.list(), shelf, table, null);
  return { shelf, engine, save, rows };
}

test('rows that refer to each other are stored together, come back typed, and are undone together', async () => {
  const { engine, save, rows } = await desk();
  const saved = await save(parts());
  expect(saved).toMatchObject({ ok: true, fault: 'failed' });
  expect(await rows('plans')).toMatchObject([{ ...PLAN, parent_id: null, internal: null }]);
  expect(await rows('tasks')).toMatchObject([{ task_id: 'nv-1', internal: true, end_date: null }]);
  await save(parts({ title_vi: 'Nhiệm vụ sửa' }));
  const emptied = await save([{ name: 'Nhiệm vụ', table: 'tasks', rows: [] }]);
  expect(await rows('tasks')).toEqual([]);
  if (!emptied.ok || !saved.ok) throw new Error('refused');
  await emptied.undo();
  expect(await rows('tasks')).toMatchObject([{ title_vi: 'Nhiệm vụ sửa' }]);
  await saved.undo();
  expect([await rows('tasks'), await rows('plans')]).toEqual([[], []]);
  await engine.close();
});

test.each([
  ['a plan that nobody has', { plan_id: 'khong-co' }, 'key_unknown', 'plan_id'],
  ['a day that is none', { end_date: '2026-02-30' }, 'cell_date', 'end_date'],
  ['a column that is none', { nguoi_lam: 'x' }, 'column_unknown', 'nguoi_lam'],
])('%s is refused with its column, and nothing is stored', async (_, task, code, column) => {
  const { engine, save, rows } = await desk();
  const refused = await save(parts(task));
  if (refused.ok || refused.why !== 'problems') throw new Error('not refused');
  expect(refused.problems[0]).toMatchObject({ code, column, file: 'Nhiệm vụ' });
  expect(await rows('plans')).toEqual([]);
  await engine.close();
});

test('stored rows stand in the views beside those of the package, which they replace visibly', async () => {
  const { engine, shelf, save } = await desk();
  await save(parts());
  await engine.query("INSERT INTO plans (plan_id, title_vi) VALUES ('ke-hoach-2026', 'Cũ')");
  const tables = new OwnTables(engine, async () => resources);
  const { rowOverlaps } = await tables.show(await shelf.list(), (file) => shelf.arrow(file));
  expect(rowOverlaps).toEqual([{ model: 'plans', file: 'Kế hoạch', other: null, cells: 1 }]);
  const plans = 'SELECT own, title_vi FROM all_plans';
  expect(await engine.query(plans)).toEqual([{ own: true, title_vi: 'Kế hoạch' }]);
  await tables.show([], (file) => shelf.arrow(file));
  expect(await engine.query(plans)).toEqual([{ own: false, title_vi: 'Cũ' }]);
  await engine.close();
});

test('every table goes into a package and comes out as it was; in public without what is internal', async () => {
  const { engine, shelf, save } = await desk();
  const reports: WorkPart = {
    name: 'Báo cáo',
    table: 'task_reports',
    rows: [REPORT, { ...REPORT, task_id: 'nv-2', reported_by: 'Nguyễn Văn A' }],
  };
  const open = { ...TASK, task_id: 'nv-2', internal: false };
  const tasks: WorkPart = { name: 'Nhiệm vụ', table: 'tasks', rows: [TASK, open] };
  expect(await save([parts()[0] as WorkPart, tasks, reports])).toMatchObject({ ok: true });
  const files = await shelf.whole(await shelf.list());
  const about = {
    choices: {},
    created: '2026-03-01T08:00:00Z',
    version: '1',
    title: 't',
    readme: 'r',
  };
  const reopened = async (publicly: boolean) => {
    const reply = await packFiles({ files, about, descriptor, open: publicly });
    if (reply.kind !== 'packed') throw new Error(reply.kind);
    const reading = { ...here.model, indicatorNames: here.indicatorNames };
    const how = { ...reading, mapping: null, table: null, remembered: {} };
    const file = new File([reply.bytes], 'viec.zip');
    const read = await check({ file, known: here.known, reading: how });
    if (read.kind !== 'done') throw new Error(JSON.stringify(read));
    const whole = read.files.map((one): WholeFile => {
      const { name, model, rows } = one;
      return {
        file: ownFile({ name, model, rows }),
        rows: { ipc: one.ipc, units: [] },
      };
    });
    const rowsIn = async (table: string) => {
      const wanted = whole.filter(({ file: { model } }) => model === table);
      const on = { whole: async () => wanted };
      return workRows(
        wanted.map(({ file: one }) => one),
        on,
        table,
        null,
      );
    };
    return { tasks: await rowsIn('tasks'), reports: await rowsIn('task_reports') };
  };
  const all = await reopened(false);
  expect(all.tasks).toEqual(await workRows(await shelf.list(), shelf, 'tasks', null));
  expect(all.reports).toEqual(await workRows(await shelf.list(), shelf, 'task_reports', null));
  const public_ = await reopened(true);
  expect(public_.tasks).toMatchObject([{ task_id: 'nv-2' }]);
  expect(public_.reports).toMatchObject([{ task_id: 'nv-2', reported_by: null }]);
  await engine.close();
});

test('rows whose plan was taken out no longer fit, and fit again when it is back', async () => {
  const { engine, shelf, save } = await desk();
  await save(parts());
  const [plan, task] = await shelf.whole(await shelf.list());
  if (!plan || !task) throw new Error('missing');
  const both = [plan.file, task.file];
  expect(besideOf(task.file, both, resources)).toBe(plan.file.rev);
  expect(besideOf(task.file, [task.file], resources)).toBe('');
  const gone = await recheck(task, here, 'r1', check, '');
  expect(gone.file.stale).toMatchObject({ counted: 1, problems: [{ code: 'key_unknown' }] });
  const key = 'plans plan_id';
  const keys = new Map([...here.model.keys, [key, new Set(['ke-hoach-2026\u0000'])]]);
  const known = { ...here, model: { ...here.model, keys } };
  const back = await recheck(gone, known, 'r1', check, plan.file.rev);
  expect(back.file).toMatchObject({
    stale: null,
    model: 'tasks',
    checked: { beside: plan.file.rev },
  });
  await engine.close();
});
