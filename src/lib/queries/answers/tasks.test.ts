import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Engine } from '../../engine/engine';
import { openNative } from '../../engine/native';
import { prepare } from '../all-observations';
import { ALL_TASKS } from '../tasks';
import { askReport } from './report';
import { askRegister } from './tasks';

let engine: Engine;
beforeAll(async () => {
  engine = await openNative('.cache/baked/parscope.duckdb');
  await prepare(engine);
});
afterAll(() => engine.close());

const ALL = {
  plan_id: 'gia-lai-2023',
  agency_id: null,
  role: null,
  kind: null,
  indicator_id: null,
};

it('reports of a task stand in time order, members of a group where the package lists them', async () => {
  const before = await askRegister(engine, ALL);
  const task = before.tasks.find(
    ({ leads, doers }) => leads.length === 1 && doers.by === 'group' && doers.members === null,
  );
  expect(task).toMatchObject({ doers: { by: 'group', members: null }, reports: [] });
  const id = task?.task_id ?? '';
  const group = task?.leads[0] ?? '';

  await engine.createView(
    'all_agency_members',
    `SELECT * FROM (VALUES ('${group}', 'so-noi-vu'), ('${group}', 'so-tu-phap'))
      t(group_agency_id, member_id)`,
  );
  await engine.createView(
    'all_task_reports',
    `SELECT *, NULL AS evidence, NULL AS reported_by, NULL AS internal, NULL AS own_file FROM (VALUES
      ('${id}', 'so-noi-vu', DATE '2023-09-30', 'done', NULL, NULL, 'Báo cáo 9 tháng'),
      ('${id}', 'so-noi-vu', DATE '2023-03-31', 'in_progress', 1, 40, NULL),
      ('gl21-iii-1', NULL, DATE '2021-03-31', 'done', NULL, NULL, NULL))
      t(task_id, member_id, reported_on, status, done_count, percent, note)`,
  );
  const after = await askRegister(engine, ALL);
  const told = after.tasks.find(({ task_id }) => task_id === id);
  expect(told?.doers).toEqual({ by: 'group', members: ['so-noi-vu', 'so-tu-phap'] });
  expect(told?.reports.map((row) => [row.reported_on, row.status, row.percent, row.note])).toEqual([
    ['2023-03-31', 'in_progress', 40, null],
    ['2023-09-30', 'done', null, 'Báo cáo 9 tháng'],
  ]);
  expect(after.tasks.flatMap(({ reports }) => reports)).toHaveLength(2);
});

it('an agency has what is given to a group of which it is a known member, told apart from its own', async () => {
  await engine.createView(
    'all_agency_members',
    `SELECT * FROM (VALUES ('cac-so-ban-nganh-tinh', 'so-noi-vu'), ('cac-so-ban-nganh-tinh', 'so-tu-phap'))
      t(group_agency_id, member_id)`,
  );
  const plan_id = 'gia-lai-2023';
  const of = (role: 'lead' | null) =>
    askRegister(engine, { ...ALL_TASKS, plan_id, agency_id: 'so-noi-vu', role });
  const own = (await of('lead')).tasks;
  expect(own).toHaveLength(7);
  expect(own.flatMap(({ through }) => through)).toEqual([]);
  const all = (await of(null)).tasks;
  const through = all.filter((task) => task.through.length > 0);
  expect(all.length - through.length).toBe(12);
  const group = through.find(
    ({ leads, sub_tasks }) => leads.includes('cac-so-ban-nganh-tinh') && sub_tasks === 0,
  );
  expect(group?.through).toMatchObject([{ agency_id: 'cac-so-ban-nganh-tinh' }]);
  const id = group?.task_id ?? '';
  const hau_giang = await askRegister(engine, {
    ...{ ...ALL_TASKS, plan_id: 'hau-giang-2024', agency_id: 'so-noi-vu', role: 'lead' },
  });
  expect(hau_giang.tasks).toHaveLength(9);

  await engine.createView(
    'all_task_reports',
    `SELECT *, NULL AS evidence, NULL AS reported_by, NULL AS internal, NULL AS own_file FROM (VALUES
      ('${id}', 'so-noi-vu', DATE '2023-06-30', 'done', NULL, NULL, NULL),
      ('${id}', 'so-tu-phap', DATE '2023-09-30', 'in_progress', NULL, NULL, NULL))
      t(task_id, member_id, reported_on, status, done_count, percent, note)`,
  );
  const rowOf = async (agency_id: string | null) => {
    const choice = { plan_id, agency_id, period: '2023' as const, today: '2024-03-01' };
    const report = await askReport(engine, choice);
    return report?.rows.find(({ task }) => task.task_id === id);
  };
  expect(await rowOf('so-noi-vu')).toMatchObject({ state: 'done', task: { through: [{}] } });
  expect(await rowOf('so-tu-phap')).toMatchObject({ state: 'in_progress', fan_out: { of: 1 } });
  expect(await rowOf(null)).toMatchObject({
    state: 'in_progress',
    fan_out: { done: 1, reported: 2 },
  });
  expect(await rowOf('van-phong-ubnd-tinh')).toBeUndefined();
});
