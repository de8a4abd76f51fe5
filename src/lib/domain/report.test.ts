import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { inPeriod, nextPeriod, periodReport, type ReportTask } from './report';
import type { Doers, TaskReport } from './task-state';

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
    expect(stateOf(parent)).toMatchObject({ state: 'unreported', why: 'covers' });
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

describe('any report', () => {
  const day = fc
    .integer({ min: 0, max: 1460 })
    .map((n) => new Date(Date.UTC(2022, 0, 1 + n)).toISOString().slice(0, 10));
  const anyTask = fc.record({
    ...{ start_date: fc.option(day), end_date: fc.option(day), frequency: fc.constant(null) },
    target_count: fc.constant(null),
    sub_tasks: fc.constantFrom(0, 0, 2),
    doers: fc.constantFrom<Doers>(
      { by: 'one' },
      { by: 'joint', members: ['a', 'b'] },
      { by: 'group', members: null },
    ),
    reports: fc.array(
      fc.record({
        ...{ member_id: fc.constantFrom(null, 'a', 'b'), reported_on: day },
        status: fc.constantFrom('not_started', 'in_progress', 'done'),
        ...{ done_count: fc.constant(null), percent: fc.constant(null) },
      }),
      { maxLength: 6 },
    ),
  });
  const period = fc.constantFrom('2023', '2023-H1', '2023-9M', '2023-Q3', '2024-02');
  const FIRST: Record<string, string> = {
    ...{ '2023': '2023-01-01', '2023-H1': '2023-01-01', '2023-9M': '2023-01-01' },
    ...{ '2023-Q3': '2023-07-01', '2024-02': '2024-02-01' },
  };
  const LAST: Record<string, string> = {
    ...{ '2023': '2023-12-31', '2023-H1': '2023-06-30', '2023-9M': '2023-09-30' },
    ...{ '2023-Q3': '2023-09-30', '2024-02': '2024-02-29' },
  };
  const asked = (
    check: (report: ReturnType<typeof periodReport<ReportTask>>, all: ReportTask[]) => void,
  ) =>
    fc.assert(
      fc.property(fc.array(anyTask, { maxLength: 6 }), period, (all, of) =>
        check(periodReport(all, of, '2030-01-01'), all),
      ),
    );

  it('holds each task whose time touches the period, and late ones besides', () => {
    asked(({ rows, period: of, undated }, all) => {
      const [first = '', last = ''] = [FIRST[of], LAST[of]];
      for (const task of all) {
        const { start_date, end_date } = task;
        const dated = start_date !== null || end_date !== null;
        const touches =
          dated && (start_date ?? '0') <= last && (end_date === null || end_date >= first);
        const row = rows.find((one) => one.task === task);
        expect(undated.includes(task)).toBe(!dated);
        if (touches) expect(row?.why).toMatch(/^(due|covers)$/);
        else if (row) {
          expect(row.why).toBe('carried');
          expect(end_date !== null && end_date < first).toBe(true);
        }
      }
    });
  });

  it('says done only where a report up to its day said so, and late only after the end', () => {
    asked(({ rows, period: of }) => {
      const [first = '', last = ''] = [FIRST[of], LAST[of]];
      for (const { task, state } of rows) {
        const known = task.reports.filter(({ reported_on }) => reported_on <= last);
        const since = task.end_date === null ? first : '';
        const done = known.filter((one) => one.status === 'done' && one.reported_on >= since);
        if (state === 'done') expect(done.length).toBeGreaterThan(0);
        if (state === 'late') expect(task.end_date !== null && task.end_date < last).toBe(true);
        if (known.length === 0) expect(state).toBe('unreported');
        if (task.end_date !== null && known.length > 0) expect(state).not.toBe('unreported');
        if (known.some((one) => one.reported_on >= first)) expect(state).not.toBe('unreported');
      }
    });
  });

  it('counts every leaf once, and takes none that is done and over into the next period', () => {
    asked(({ rows, counts, upcoming }) => {
      const leaves = rows.filter(({ task }) => task.sub_tasks === 0);
      const { done, in_progress, not_started, late, unreported } = counts;
      expect(counts.all).toBe(leaves.length);
      expect(done + in_progress + not_started + late + unreported).toBe(leaves.length);
      for (const state of ['done', 'late', 'unreported'] as const)
        expect(counts[state]).toBe(leaves.filter((row) => row.state === state).length);
      for (const { task, state } of leaves) {
        if (state === 'late') expect(upcoming).toContain(task);
        if (state === 'done' && task.end_date !== null) expect(upcoming).not.toContain(task);
      }
    });
  });
});
