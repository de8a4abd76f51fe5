import { expect, test } from 'vitest';
import type { ShownTask } from './shapes';
import { stateText, tallyText } from './state-text';

const TASK: ShownTask = {
  ...{
    id: 'a',
    plan: 0,
    code: 'I',
    title: 'a',
    kind: 'reporting',
    leads: [],
    supports: [],
    time: 0,
  },
  ...{ indicators: [], leaf: true, size: null, reports: [] },
  ...{ start_date: '2021-01-01', end_date: '2021-12-31', frequency: 'monthly', target_count: 12 },
};
const report = (done_count: number, member_id: string | null = null) => ({
  ...{ member_id, reported_on: '2021-09-30', status: 'in_progress', done_count, percent: null },
});

test.each<[Partial<ShownTask>, string | null, string[]]>([
  [{}, null, ['chưa có báo cáo tiến độ', 'phải đạt 12']],
  [{}, '2021-09-30', ['trong thời hạn, chưa có báo cáo', 'phải đạt 12']],
  [{}, '2026-01-01', ['đã hết thời hạn, chưa có báo cáo', 'phải đạt 12']],
  [{ target_count: 1 }, '2026-01-01', ['đã hết thời hạn, chưa có báo cáo']],
  [
    { end_date: null, frequency: 'quarterly', target_count: 4 },
    '2026-01-01',
    ['trong thời hạn, chưa có báo cáo', 'phải đạt 4 mỗi năm'],
  ],
  [{ reports: [report(9)] }, '2021-09-30', ['đang thực hiện', '9/12, đúng tiến độ']],
  [{ reports: [report(8)] }, '2021-09-30', ['đang thực hiện', '8/12, chậm 1']],
  [
    {
      ...{ doers: { by: 'group', members: ['x', 'y'] }, target_count: null },
      reports: [{ ...report(0, 'x'), status: 'done' }],
    },
    '2021-10-01',
    ['đang thực hiện', '1/2 đơn vị đã hoàn thành'],
  ],
  [
    {
      ...{ doers: { by: 'group', members: ['x', 'y'] }, target_count: null },
      reports: [{ ...report(0, 'x'), status: 'done' }],
    },
    '2022-01-01',
    ['quá hạn', '1/2 đơn vị đã hoàn thành'],
  ],
  [
    {
      ...{ doers: { by: 'group', members: null }, target_count: null },
      reports: [{ ...report(0, 'x'), status: 'done' }],
    },
    '2022-01-01',
    ['đang thực hiện', '1 đơn vị đã hoàn thành, chưa rõ tổng số đơn vị'],
  ],
])('%j on %s: %j', (change, day, words) => {
  expect(stateText({ ...TASK, ...change }, day)).toEqual(words);
});

test('leaves alone are counted', () => {
  const rows = [TASK, { ...TASK, leaf: false }, { ...TASK, end_date: null }];
  expect(tallyText(rows, '2026-01-01')).toBe(
    '1 trong thời hạn, chưa có báo cáo; 1 đã hết thời hạn, chưa có báo cáo',
  );
});
