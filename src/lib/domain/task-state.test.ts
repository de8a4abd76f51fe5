import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  countedParents,
  counterOn,
  fanOut,
  jointState,
  leavesOf,
  stateOn,
  tally,
  TASK_STATES,
  type TaskReport,
  type TimedTask,
} from './task-state';

const YEAR: TimedTask = {
  start_date: '2021-01-01',
  end_date: '2021-12-31',
  frequency: 'continuous',
  target_count: null,
};
const MONTHLY: TimedTask = { ...YEAR, frequency: 'monthly', target_count: 12 };
const report = (reported_on: string, change: Partial<TaskReport> = {}): TaskReport => ({
  member_id: null,
  reported_on,
  status: 'in_progress',
  done_count: null,
  percent: null,
  ...change,
});
const DONE = report('2021-06-01', { status: 'done' });

test.each<[string, TimedTask, TaskReport[], string]>([
  ['2020-12-31', YEAR, [], 'not_started'],
  ['2021-01-01', YEAR, [], 'in_time'],
  ['2021-12-31', YEAR, [], 'in_time'],
  ['2022-01-01', YEAR, [], 'ended'],
  ['2021-12-31', YEAR, [report('2021-06-30')], 'in_progress'],
  ['2022-01-01', YEAR, [report('2021-06-30')], 'overdue'],
  ['2021-05-31', YEAR, [DONE], 'in_time'],
  ['2021-06-01', YEAR, [DONE], 'done'],
  ['2099-01-01', YEAR, [DONE], 'done'],
  ['2021-07-01', YEAR, [DONE, report('2021-07-01')], 'in_progress'],
  ['2021-07-01', YEAR, [report('2021-07-01', { status: 'not_started' })], 'not_started'],
  ['2021-07-01', YEAR, [report('2021-07-01', { percent: 100 })], 'done'],
  ['2021-12-31', MONTHLY, [report('2021-12-31', { done_count: 12 })], 'done'],
  ['2099-01-01', { ...YEAR, end_date: null }, [], 'in_time'],
  ['2099-01-01', { ...YEAR, end_date: null }, [report('2021-03-31')], 'in_progress'],
])('on %s %j with %j: %s', (day, task, reports, state) => {
  expect(stateOn(task, reports, day)).toBe(state);
});

describe('counters', () => {
  const on = (day: string, done: number) =>
    counterOn(MONTHLY, [report(day, { done_count: done })], day);
  it('nine of twelve by the end of September are on track, eight are behind by one', () => {
    expect(on('2021-09-30', 9)).toEqual({ done: 9, of: 12, expected: 9, behind: 0 });
    expect(on('2021-09-30', 8)).toEqual({ done: 8, of: 12, expected: 9, behind: 1 });
    expect(on('2021-09-29', 8)).toMatchObject({ expected: 8, behind: 0 });
  });
  it('knows not how far what nobody reported is behind', () => {
    expect(counterOn(MONTHLY, [], '2021-09-30')).toEqual({
      ...{ done: null, of: 12, expected: 9, behind: null },
    });
    expect(counterOn(YEAR, [], '2021-09-30')).toBeNull();
  });
  it('counts weeks, quarters, and what is to be done once', () => {
    const weekly = { ...YEAR, target_count: 52 };
    expect(counterOn(weekly, [], '2021-07-01')?.expected).toBe(26);
    expect(counterOn(weekly, [], '2021-12-31')?.expected).toBe(52);
    const quarterly = { ...YEAR, frequency: 'quarterly', target_count: 4 };
    expect(counterOn(quarterly, [], '2021-09-30')?.expected).toBe(3);
    const once = { ...YEAR, frequency: 'once', target_count: 1 };
    expect(counterOn(once, [], '2021-12-30')?.expected).toBe(0);
    expect(counterOn(once, [], '2021-12-31')?.expected).toBe(1);
  });
  it('counts an open-ended task by the year', () => {
    const open = { ...YEAR, end_date: null, frequency: 'quarterly', target_count: 4 };
    const reports = [report('2022-12-31', { done_count: 4 })];
    expect(counterOn(open, reports, '2022-12-31')).toMatchObject({ done: 4, behind: 0 });
    expect(counterOn(open, reports, '2023-06-30')).toEqual({
      ...{ done: null, of: 4, expected: 2, behind: null },
    });
    expect(stateOn(open, reports, '2023-06-30')).toBe('in_progress');
  });
});

describe('a task given to a group', () => {
  const reports = [
    report('2021-06-01', { member_id: 'a', status: 'done' }),
    report('2021-06-01', { member_id: 'b' }),
  ];
  it('is followed once a member', () => {
    expect(fanOut(YEAR, ['c', 'b', 'a'], reports, '2022-01-01')).toEqual({
      members: [
        { member_id: 'a', state: 'done' },
        { member_id: 'b', state: 'overdue' },
        { member_id: 'c', state: 'ended' },
      ],
      done: 1,
      reported: 2,
      of: 3,
    });
  });
  test.each<[string, readonly string[] | null, string]>([
    ['2021-05-31', ['a', 'b'], 'in_time'],
    ['2021-06-01', ['a', 'b'], 'in_progress'],
    ['2022-01-01', ['a', 'b'], 'overdue'],
    ['2022-01-01', ['a'], 'done'],
    ['2022-01-01', ['c'], 'ended'],
    ['2022-01-01', null, 'overdue'],
  ])('on %s of %j is %s', (on, members, state) => {
    expect(jointState(YEAR, members, reports, on)).toBe(state);
  });
  it('is not done because those who reported are done, when others may be meant', () => {
    const both = reports.map((one) => ({ ...one, status: 'done' }));
    expect(jointState(YEAR, null, both, '2022-01-01')).toBe('in_progress');
    expect(jointState(YEAR, null, both.slice(1), '2022-01-01')).toBe('done');
    expect(jointState(YEAR, ['a', 'b'], both, '2022-01-01')).toBe('done');
  });
  it('is settled by a report of the whole', () => {
    expect(jointState(YEAR, ['a', 'b'], [...reports, DONE], '2022-01-01')).toBe('done');
  });
  it('has no share while its members are unknown', () => {
    const { done, of, members } = fanOut(YEAR, null, reports, '2021-06-01');
    expect([done, of, members.length]).toEqual([1, null, 2]);
  });
});

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const anyReport = fc.record({
  member_id: fc.constant(null),
  reported_on: day,
  status: fc.constantFrom('not_started', 'in_progress', 'done', null),
  done_count: fc.option(fc.nat(60)),
  percent: fc.option(fc.nat(100)),
});
const anyTask = fc.record({
  start_date: fc.option(day),
  end_date: fc.option(day),
  frequency: fc.constantFrom('once', 'monthly', 'quarterly', 'continuous', null),
  target_count: fc.option(fc.integer({ min: 1, max: 60 })),
});

describe('any task', () => {
  it('is late only after its end, and never without one', () => {
    fc.assert(
      fc.property(anyTask, fc.array(anyReport, { maxLength: 5 }), day, (task, reports, on) => {
        const state = stateOn(task, reports, on);
        expect(TASK_STATES).toContain(state);
        const late = state === 'overdue' || state === 'ended';
        if (late) expect(task.end_date !== null && task.end_date < on).toBe(true);
        if (state === 'ended') expect(reports.every((one) => one.reported_on > on)).toBe(true);
      }),
    );
  });
  it('does not change by what is reported later', () => {
    fc.assert(
      fc.property(anyTask, fc.array(anyReport, { maxLength: 5 }), day, (task, reports, on) => {
        const known = reports.filter((one) => one.reported_on <= on);
        expect(stateOn(task, reports, on)).toBe(stateOn(task, known, on));
        expect(counterOn(task, reports, on)).toEqual(counterOn(task, known, on));
      }),
    );
  });
  it('is expected to have been done no less as days go by, and never more than asked', () => {
    fc.assert(
      fc.property(anyTask, day, day, (task, a, b) => {
        const bounded = { ...task, end_date: task.end_date ?? '2025-12-31' };
        const [early, late] = [a, b].sort();
        const first = counterOn(bounded, [], early ?? a)?.expected ?? 0;
        const then = counterOn(bounded, [], late ?? b)?.expected ?? 0;
        expect(then).toBeGreaterThanOrEqual(first);
        expect(then).toBeLessThanOrEqual(task.target_count ?? 0);
      }),
    );
  });
});

it('completion is counted on leaves; a parent with a count of its own keeps it', () => {
  const tasks = [
    { task_id: 'a', sub_tasks: 1, target_count: 12 },
    { task_id: 'a1', sub_tasks: 0, target_count: null },
    { task_id: 'b', sub_tasks: 0, target_count: 1 },
    { task_id: 'c', sub_tasks: 1, target_count: null },
    { task_id: 'c1', sub_tasks: 0, target_count: null },
  ];
  expect(leavesOf(tasks).map((task) => task.task_id)).toEqual(['a1', 'b', 'c1']);
  expect(countedParents(tasks).map((task) => task.task_id)).toEqual(['a']);
  expect(tally(['done', 'done', 'ended'])).toMatchObject({ done: 2, ended: 1, overdue: 0 });
});
