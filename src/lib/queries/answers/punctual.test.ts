import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { bake } from '../../engine/bake';
import { openNative } from '../../engine/native';
import { prepare } from '../all-observations';
import { askPunctual } from './punctual';

type Row = Record<string, string>;
const table = async (name: string) =>
  Papa.parse<Row>(await readFile(`data/simulated/${name}.csv`, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;

it('names who led nothing that was not done in time, as the tables have it', async () => {
  const [plans, tasks, roles, reports] = await Promise.all(
    ['plans', 'tasks', 'task_agencies', 'task_reports'].map(table),
  );
  const folder = await mkdtemp(join(tmpdir(), 'parscope-punctual-'));
  const file = join(folder, 'simulated.duckdb');
  await bake('data/simulated', file);
  const engine = await openNative(file);
  try {
    await prepare(engine);
    let named = 0;
    for (const { plan_id = '', year = '' } of plans ?? []) {
      const answer = await askPunctual(engine, { plan_id, period: year, today: '2027-01-01' });
      const due = (tasks ?? []).filter(
        (task) => task['plan_id'] === plan_id && task['end_date']?.startsWith(year),
      );
      expect(answer?.list.due.length).toBe(due.length);
      const inTime = (task: Row) =>
        (reports ?? []).some(
          (one) =>
            one['task_id'] === task['task_id'] &&
            one['status'] === 'done' &&
            (one['reported_on'] ?? '') <= (task['end_date'] ?? ''),
        );
      const leads = (task: Row) =>
        (roles ?? []).flatMap((one) =>
          one['task_id'] === task['task_id'] && one['role'] === 'lead' ? [one['agency_id']] : [],
        );
      const all = new Set(due.flatMap(leads));
      const late = new Set(due.filter((task) => !inTime(task)).flatMap(leads));
      const listed = answer?.list.listed.map(({ id }) => id).sort();
      expect(listed).toEqual([...all].filter((id) => !late.has(id)).sort());
      expect(answer?.simulated).toBe(true);
      named += listed?.length ?? 0;
    }
    expect(named).toBeGreaterThan(0);
  } finally {
    await engine.close();
    await rm(folder, { recursive: true });
  }
}, 60_000);
