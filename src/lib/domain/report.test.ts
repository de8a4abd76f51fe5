import { describe, expect, it, test } from 'vitest';
import { inPeriod, nextPeriod, periodReport, type ReportTask } from './report';
import type { TaskReport } from './task-state';

const task = (
  start_date: string | null,
  end_date: string | null,
  reports: ReportTask['reports'] = [],
  more: Partial<ReportTask> = {},
): ReportTask => ({
  ...{ start_date, end_date, frequency: null, target_count: null, sub_tasks: 0 },
  ...{ doers: { by: 'one' }, reports },
  ...more,
});
const said = (reported_on: string, status: string): TaskReport => ({
  ...{ member_id: null, reported_on, status, done_count: null, percent: null },
});

test.each([
  ['2024-Q3', '2024-Q4'],
  ['2024-Q4', '2025-Q1'],
  ['2024-H1', '2024-H2'],
  ['2024-H2', '2025-H1'],
  ['2024-9M', '2024-Q4'],
  ['2024-12', '2025-01'],
  ['2024', '2025'],
])('after %s comes %s', (period, next) => {
  expect(nextPeriod(period)).toBe(next);
});

test.each([
  ['2024-01-01', '2024-06-30', false],
  ['2024-01-01', '2024-07-01', true],
  ['2024-09-30', '2024-12-31', true],
  ['2024-10-01', '2024-12-31', false],
  ['2021-01-01', null, true],
  ['2024-10-01', null, false],
  [null, '2024-12-31', true],
  [null, null, false],
])('%s to %s is in the third quarter: %s', (start, end, expected) => {
  expect(inPeriod(task(start, end), '2024-Q3')).toBe(expected);
});

describe('a report', () => {
  const year = ['2024-01-01', '2024-12-31'] as const;
  const done = task(...year, [said('2024-08-01', 'done')]);
  const later = task(...year, [said('2024-10-01', 'done')]);
  const running = task(...year, [said('2024-05-01', 'in_progress')]);
  const late = task('2024-07-01', '2024-08-31', [said('2024-08-20', 'in_progress')]);
  const silent = task('2024-07-01', '2024-09-30');
  const carried = task('2024-01-01', '2024-06-30', [said('2024-06-01', 'in_progress')]);
  const over = task('2024-01-01', '2024-06-30');
  const undated = task(null, null);
  const parent = task(...year, [], { sub_tasks: 2 });
  const all = [done, later, running, late, silent, carried, over, undated, parent];
  const report = periodReport(all, '2024-Q3', '2026-01-01');
  const stateOf = (one: ReportTask) => report.rows.find((row) => row.task === one);

  it('tells the state at the end of the period, of the reports up to it', () => {
    expect(report.day).toBe('2024-09-30');
    expect(stateOf(done)).toMatchObject({ state: 'done', why: 'covers' });
    expect(stateOf(later)).toMatchObject({ state: 'unreported', last: null });
    expect(stateOf(running)).toMatchObject({ state: 'in_progress' });
    expect(stateOf(running)?.last?.reported_on).toBe('2024-05-01');
    expect(stateOf(late)).toMatchObject({ state: 'late', why: 'due' });
  });

  it('counts silence as silence, and tasks with sub-tasks not at all', () => {
    expect(stateOf(silent)).toMatchObject({ state: 'unreported', why: 'due' });
    expect(stateOf(parent)).toBeDefined();
    expect(report.counts).toEqual({
      ...{ all: 6, due: 2, carried: 1 },
      ...{ done: 1, in_progress: 1, not_started: 0, late: 2, unreported: 2 },
    });
  });

  it('keeps what was overdue before, not what ended in silence, and names what has no time', () => {
    expect(stateOf(carried)).toMatchObject({ state: 'late', why: 'carried' });
    expect(stateOf(over)).toBeUndefined();
    expect(report.undated).toEqual([undated]);
  });

  it('hears a task that ended in silence in the period in which it is first reported', () => {
    const quiet = task('2024-01-01', '2024-06-30');
    const told = { ...quiet, reports: [said('2024-07-05', 'done')] };
    const of = (one: ReportTask, period: string) => periodReport([one], period, '2026-01-01').rows;
    expect(of(quiet, '2024-Q3')).toEqual([]);
    expect(of(told, '2024-Q3')[0]).toMatchObject({ why: 'carried', state: 'done' });
    expect(of(told, '2024-Q4')).toEqual([]);
  });

  it('finds nothing late that is not over yet, in a period to come', () => {
    const started = task('2026-01-01', '2026-09-30', [said('2026-03-01', 'in_progress')]);
    expect(periodReport([started], '2026-Q4', '2026-08-04').counts.carried).toBe(0);
  });

  it('asks for an open-ended task anew in each period, and never calls it late', () => {
    const open = task('2023-01-01', null, [
      said('2024-02-01', 'in_progress'),
      said('2024-05-10', 'done'),
    ]);
    const of = (period: string) => {
      const { rows, upcoming } = periodReport([open], period, '2026-01-01');
      return [rows[0]?.state, rows[0]?.last?.reported_on ?? null, upcoming.length];
    };
    expect(of('2024-Q1')).toEqual(['in_progress', '2024-02-01', 1]);
    expect(of('2024-Q2')).toEqual(['done', '2024-05-10', 1]);
    expect(of('2024-H1')).toEqual(['done', '2024-05-10', 1]);
    expect(of('2024-Q3')).toEqual(['unreported', null, 1]);
    expect(of('2024-9M')).toEqual(['done', '2024-05-10', 1]);
    expect(of('2025')).toEqual(['unreported', null, 1]);
    const bounded = task('2023-01-01', '2024-12-31', open.reports);
    expect(periodReport([bounded], '2024-Q3', '2026-01-01').rows[0]?.state).toBe('done');
  });

  it('goes on in the next period with what is not done', () => {
    expect(report.upcoming).toEqual([later, running, late, carried]);
  });

  it('calls nothing late before its time while the period runs', () => {
    const now = periodReport([late], '2024-Q3', '2024-08-25');
    expect(now.day).toBe('2024-08-25');
    expect(now.rows[0]?.state).toBe('in_progress');
  });
});
