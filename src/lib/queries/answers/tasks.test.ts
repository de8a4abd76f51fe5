import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Engine } from '../../engine/engine';
import { openNative } from '../../engine/native';
import { prepare } from '../all-observations';
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
