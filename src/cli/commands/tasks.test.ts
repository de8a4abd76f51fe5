import { describe, expect, it, test } from 'vitest';
import type { Counter, FanOut, TaskState } from '../../lib/domain/task-state';
import { parscope as command } from '../parscope.test-helper';

const parscope = (...args: string[]) => command('tasks', ...args);

interface Task {
  task_id: string;
  plan_id: string;
  code: string;
  kind: string;
  leads: string[];
  indicators: string[];
  sub_tasks: number;
  end_date: string | null;
  frequency: string;
  target_count: number | null;
  understood: object | null;
  state: TaskState;
  counter: Counter | null;
  fan_out: FanOut | null;
}
const asked = async (...args: string[]) =>
  JSON.parse((await parscope(...args, '--json')).out) as Task[];

/** How often each value of a key occurs. */
function counted<T>(rows: readonly T[], key: (row: T) => string | number | null) {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[String(key(row))] = (counts[String(key(row))] ?? 0) + 1;
  return counts;
}

describe('the golden figures of the five plans', () => {
  it('of all tasks', async () => {
    const all = await asked();
    expect(all).toHaveLength(218);
    expect(new Set(all.map((task) => task.task_id)).size).toBe(218);
    expect(counted(all, (task) => task.plan_id)).toEqual({
      'gia-lai-2021': 45,
      'phuong-1-quang-tri-2024': 30,
      'gia-lai-2023': 44,
      'hau-giang-2024': 49,
      'thi-tran-gia-lai-2021': 50,
    });
    const leaves = all.filter((task) => task.sub_tasks === 0);
    expect(counted(leaves, (task) => task.plan_id)).toEqual({
      'gia-lai-2021': 36,
      'phuong-1-quang-tri-2024': 30,
      'gia-lai-2023': 36,
      'hau-giang-2024': 48,
      'thi-tran-gia-lai-2021': 39,
    });
    expect(
      all.filter((task) => task.sub_tasks > 0 && task.target_count).map((task) => task.task_id),
    ).toEqual(expect.arrayContaining(['gl21-iii-5', 'gl23-iii-5', 'hg24-iii-2']));
    expect(counted(all, (task) => task.frequency)).toEqual({
      ...{ monthly: 3, quarterly: 7, once: 24, continuous: 184 },
    });
    const none = all.filter((task) => task.leads.length === 0);
    expect(counted(none, (task) => task.plan_id)).toEqual({ 'thi-tran-gia-lai-2021': 3 });
    const open = all.filter((task) => task.end_date === null);
    expect(counted(open, (task) => task.plan_id)).toEqual({ 'thi-tran-gia-lai-2021': 23 });
    expect(all.filter((task) => task.indicators.length === 0)).toHaveLength(45);
    const count = (n: number) =>
      all.filter((task) => task.target_count === n).map((task) => task.task_id);
    expect(count(12).sort()).toEqual(['gl21-iii-5', 'gl23-iii-5', 'p1-ii-2-2-2']);
    expect(count(52).sort()).toEqual(['gl21-iii-7-c-2', 'p1-ii-2-2-3']);
    expect(all.filter((task) => task.leads.length > 1)).toHaveLength(65);
    expect(all.filter((task) => task.understood === null)).toHaveLength(2);
  });

  it('of kinds', async () => {
    const town = await asked('--plan', 'thi-tran-gia-lai-2021');
    expect(counted(town, (task) => task.kind)).toEqual({
      ...{ improvement: 38, communication: 6, organisation: 4, reporting: 2 },
    });
    const reporting = await asked('--kind', 'reporting');
    expect(counted(reporting, (task) => task.plan_id)).toEqual({
      'gia-lai-2021': 4,
      'gia-lai-2023': 4,
      'hau-giang-2024': 2,
      'phuong-1-quang-tri-2024': 1,
      'thi-tran-gia-lai-2021': 2,
    });
  });

  test.each([
    ['so-noi-vu', 'gia-lai-2021', 8, 4],
    ['so-noi-vu', 'gia-lai-2023', 7, 5],
    ['so-noi-vu', 'hau-giang-2024', 9, 4],
    ['van-phong-ubnd-tinh', 'gia-lai-2021', 8, null],
    ['van-phong-ubnd-tinh', 'gia-lai-2023', 9, null],
    ['van-phong-ubnd-tinh', 'hau-giang-2024', 5, null],
    ['ubnd-cap-huyen', 'gia-lai-2021', 19, null],
    ['ubnd-cap-huyen', 'gia-lai-2023', 24, null],
    ['ubnd-cap-huyen', 'hau-giang-2024', 5, null],
    ['cong-chuc-van-phong-thong-ke', 'thi-tran-gia-lai-2021', 21, 2],
    ['cong-chuc-van-phong-thong-ke', 'phuong-1-quang-tri-2024', 4, null],
    ['cong-chuc-van-hoa-xa-hoi', 'thi-tran-gia-lai-2021', 12, null],
    ['cong-chuc-van-hoa-xa-hoi', 'phuong-1-quang-tri-2024', 4, null],
  ])('of %s in %s: leads %i, supports %s', async (agency, plan, leads, supports) => {
    const of = (role: string) => asked('--plan', plan, '--agency', agency, '--role', role);
    expect(await of('lead')).toHaveLength(leads);
    if (supports !== null) expect(await of('coordinating')).toHaveLength(supports);
  });

  test.each([
    ['feedback-received-count', 16],
    ['procedure-publication-rate', 15],
    ['online-procedure-rate', 14],
    ['contest-count', 10],
    ['sipas', 9],
    ['par-field-direction', 0],
  ])('of what serves %s: %i', async (indicator, n) => {
    const rows = await asked('--indicator', indicator);
    expect(new Set(rows.map((task) => task.task_id)).size).toBe(n);
    expect(rows).toHaveLength(n);
  });
});

it('a day decides the state; without a report nothing is called late or done', async () => {
  const on = async (day: string) =>
    counted(
      (await asked('--plan', 'hau-giang-2024', '--on', day)).filter((task) => task.sub_tasks === 0),
      (task) => task.state,
    );
  expect(await on('2023-12-31')).toEqual({ not_started: 48 });
  expect(await on('2024-03-31')).toEqual({ not_started: 1, in_time: 47 });
  expect(await on('2025-01-01')).toEqual({ ended: 48 });
  const town = await asked('--plan', 'thi-tran-gia-lai-2021', '--on', '2030-01-01');
  expect(counted(town, (task) => task.state)).toEqual({ in_time: 23, ended: 27 });
});

it('a task of a group is followed once a member, where its members are known', async () => {
  const rows = await asked('--plan', 'gia-lai-2023', '--on', '2023-09-30');
  const fan = rows.find((task) => task.task_id === 'gl23-iii-9-b-2')?.fan_out;
  expect(fan).toMatchObject({ done: 0, reported: 0, of: 17 });
  expect(fan?.members.map((one) => one.member_id)).toContain('gia-lai.pleiku');
  const unknown = rows.find((task) => task.leads.includes('cac-so-ban-nganh-tinh'));
  expect(unknown?.fan_out).toEqual({ members: [], done: 0, reported: 0, of: null });
  const programme = rows.find((task) => task.task_id === 'gl23-iii-5');
  expect(programme?.counter).toEqual({ done: null, of: 12, expected: 9, behind: null });
});

it('says it to people in words', async () => {
  const { code, out } = await parscope(
    ...['--plan', 'gia-lai-2023', '--agency', 'so-noi-vu', '--role', 'lead', '--on', '2024-02-01'],
  );
  expect(code).toBe(0);
  expect(out).toMatch(/^7 nhiệm vụ, trong đó \d không có mục con/);
  expect(out).toContain('01/01/2023–31/12/2023, hằng tháng');
  expect(out).toContain('đã hết thời hạn, chưa có báo cáo; phải đạt 12');
  expect(out).not.toContain('quá hạn');
});

test.each([
  [['--plan', 'khac'], /Không có kế hoạch “khac”/],
  [['--agency', 'so-noi'], /Gần giống: .*so-noi-vu \(Sở Nội vụ\)/],
  [['--role', 'lead'], /cùng với --agency/],
  [['--agency', 'so-noi-vu', '--role', 'boss'], /--role nhận lead/],
  [['--kind', 'khac'], /Có: communication, improvement, organisation, reporting/],
  [['--on', '30/09/2024'], /không phải ngày/],
  [['--on', '2024-02-30'], /không phải ngày/],
])('%j is refused', async (args, text) => {
  const { code, err } = await parscope(...args);
  expect(code).toBe(1);
  expect(err).toMatch(text);
});
