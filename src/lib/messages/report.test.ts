import { expect, it } from 'vitest';
import { periodReport } from '../domain/report';
import type { Doers } from '../domain/task-state';
import { reportSentences, rowStateText } from './report';

const task = (code: string, status: string | null, more = {}) => ({
  ...{ code, start_date: '2024-01-01', end_date: '2024-09-30', frequency: null },
  ...{ target_count: null, sub_tasks: 0, doers: { by: 'one' } as Doers },
  reports:
    status === null
      ? []
      : [
          {
            ...{ member_id: null as string | null, reported_on: '2024-09-01', status },
            ...{ done_count: null, percent: null },
          },
        ],
  ...more,
});

it('tells the figures of the reports, and silence as silence', () => {
  const tasks = [task('1', 'done'), task('2', 'in_progress'), task('3', null)];
  const report = periodReport(tasks, '2024-9M', '2026-01-01');
  const text = reportSentences(report, '2024-09-30', null).join(' ');
  expect(text).toContain('có 3 nhiệm vụ');
  expect(text).toContain('1 nhiệm vụ hoàn thành, 1 đang thực hiện, 0 chưa bắt đầu, 0 quá hạn');
  expect(text).toContain(
    '1 nhiệm vụ chưa có báo cáo. Nhiệm vụ chưa có báo cáo thì chưa được đánh giá',
  );
});

it('gives no figure of what is done where nobody has reported, and names tasks without a time', () => {
  const tasks = [task('1', null), task('V.2', null, { start_date: null, end_date: null })];
  const report = periodReport(tasks, '2024-Q3', '2026-01-01');
  const text = reportSentences(report, '2024-09-30', 'Sở Nội vụ').join(' ');
  expect(text).toContain('Sở Nội vụ chủ trì hoặc phối hợp 1 nhiệm vụ');
  expect(text).toContain('chưa có báo cáo tiến độ nào');
  expect(text).not.toContain('hoàn thành');
  expect(text).toContain('không xếp vào kỳ nào: V.2.');
});

it('says how many of a group have reported, and nothing of a mere heading', () => {
  const reports = [
    {
      ...{ member_id: 'x', reported_on: '2024-09-01', status: 'done' },
      ...{ done_count: null, percent: null },
    },
  ];
  const group = task('1', null, { doers: { by: 'group', members: ['x', 'y'] }, reports });
  const [row, heading] = periodReport(
    [group, task('2', null, { sub_tasks: 3 })],
    '2024-Q3',
    '2026-01-01',
  ).rows;
  expect(row && rowStateText(row)).toBe(
    'đang thực hiện; 1/2 đơn vị đã báo cáo, 1/2 đơn vị hoàn thành',
  );
  expect(heading && rowStateText(heading)).toBe('');
});
