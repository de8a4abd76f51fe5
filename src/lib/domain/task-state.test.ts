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
  type Doers,
  type TaskReport,
  type TimedTask,
} from './task-state';

const ONE: Doers = { by: 'one' };
const group = (...members: string[]): Doers => ({ by: 'group', members });
const UNKNOWN: Doers = { by: 'group', members: null };
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
    counterOn(MONTHLY, ONE, [report(day, { done_count: done })], day);
  it('nine of twelve by the end of September are on track, eight are behind by one', () => {
    expect(on('2021-09-30', 9)).toEqual({ done: 9, of: 12, expected: 9, behind: 0 });
    expect(on('2021-09-30', 8)).toEqual({ done: 8, of: 12, expected: 9, behind: 1 });
    expect(on('2021-09-29', 8)).toMatchObject({ expected: 8, behind: 0 });
  });
  it('knows not how far what nobody reported is behind', () => {
    expect(counterOn(MONTHLY, ONE, [], '2021-09-30')).toEqual({
      ...{ done: null, of: 12, expected: 9, behind: null },
    });
    expect(counterOn(YEAR, ONE, [], '2021-09-30')).toBeNull();
  });
  it('counts weeks, quarters, and what is to be done once', () => {
    const weekly = { ...YEAR, target_count: 52 };
    expect(counterOn(weekly, ONE, [], '2021-07-01')?.expected).toBe(26);
    expect(counterOn(weekly, ONE, [], '2021-12-31')?.expected).toBe(52);
    const quarterly = { ...YEAR, frequency: 'quarterly', target_count: 4 };
    expect(counterOn(quarterly, ONE, [], '2021-09-30')?.expected).toBe(3);
    const once = { ...YEAR, frequency: 'once', target_count: 1 };
    expect(counterOn(once, ONE, [], '2021-12-30')?.expected).toBe(0);
    expect(counterOn(once, ONE, [], '2021-12-31')?.expected).toBe(1);
  });
  it('counts an open-ended task by the year', () => {
    const open = { ...YEAR, end_date: null, frequency: 'quarterly', target_count: 4 };
    const reports = [report('2022-12-31', { done_count: 4 })];
    expect(counterOn(open, ONE, reports, '2022-12-31')).toMatchObject({ done: 4, behind: 0 });
    expect(counterOn(open, ONE, reports, '2023-06-30')).toEqual({
      ...{ done: null, of: 4, expected: 2, behind: null },
    });
    expect(stateOn(open, reports, '2023-06-30')).toBe('in_progress');
  });
});

describe('an open-ended task', () => {
  const open: TimedTask = { ...YEAR, end_date: null };
  const done = (member_id: string | null = null) =>
    report('2021-06-01', { member_id, status: 'done' });
  test.each<[string, TaskReport[], string]>([
    ['2021-06-01', [done()], 'done'],
    ['2021-12-31', [done()], 'done'],
    ['2022-01-01', [done()], 'in_time'],
    ['2022-01-01', [report('2021-06-01', { percent: 100 })], 'in_time'],
    ['2022-01-01', [report('2021-03-01'), done()], 'in_time'],
    ['2022-01-01', [done(), report('2021-07-01')], 'in_progress'],
    ['2022-03-01', [done(), report('2022-02-01', { status: 'done' })], 'done'],
  ])('is asked again in a year after that in which it was done: on %s', (on, reports, state) => {
    expect(stateOn(open, reports, on)).toBe(state);
  });
  it('is asked again of each member', () => {
    const reports = [done('a'), report('2022-02-01', { member_id: 'b', status: 'done' })];
    expect(jointState(open, group('a', 'b'), reports, '2021-12-31')).toBe('in_progress');
    expect(jointState(open, group('a', 'b'), reports, '2022-03-01')).toBe('in_progress');
    expect(fanOut(open, group('a', 'b'), reports, '2022-03-01')).toMatchObject({
      members: [{ state: 'in_time' }, { state: 'done' }],
      ...{ done: 1, reported: 1 },
    });
  });
});

describe('a task that several have to do', () => {
  const reports = [
    report('2021-06-01', { member_id: 'a', status: 'done' }),
    report('2021-06-01', { member_id: 'b' }),
  ];
  const both = reports.map((one) => ({ ...one, status: 'done' }));

  it('is followed once a member', () => {
    expect(fanOut(YEAR, group('c', 'b', 'a'), reports, '2022-01-01')).toEqual({
      members: [
        { member_id: 'a', state: 'done', counter: null },
        { member_id: 'b', state: 'overdue', counter: null },
        { member_id: 'c', state: 'ended', counter: null },
      ],
      done: 1,
      reported: 2,
      of: 3,
    });
    expect(fanOut(YEAR, ONE, reports, '2022-01-01')).toBeNull();
  });
  test.each<[string, Doers, string]>([
    ['2021-05-31', group('a', 'b'), 'in_time'],
    ['2021-06-01', group('a', 'b'), 'in_progress'],
    ['2022-01-01', group('a', 'b'), 'overdue'],
    ['2022-01-01', group('a'), 'done'],
    ['2022-01-01', group('c'), 'ended'],
    ['2021-12-31', group('a', 'c'), 'in_progress'],
    ['2022-01-01', group('a', 'c'), 'overdue'],
    ['2022-01-01', { by: 'joint', members: ['a', 'c'] }, 'overdue'],
    ['2022-01-01', UNKNOWN, 'overdue'],
    // Whoever reports on a task that one alone has to do speaks of it, the last last.
    ['2022-01-01', ONE, 'overdue'],
  ])('on %s of %j is %s', (on, doers, state) => {
    expect(jointState(YEAR, doers, reports, on)).toBe(state);
  });
  it('is done as soon as each of its joint leads has done it, and not before', () => {
    const joint: Doers = { by: 'joint', members: ['a', 'b'] };
    expect(jointState(YEAR, joint, both, '2021-06-01')).toBe('done');
    expect(jointState(YEAR, joint, both.slice(1), '2021-06-01')).toBe('in_progress');
    expect(jointState(YEAR, joint, [DONE], '2021-06-01')).toBe('done');
    const mere = report('2021-07-01');
    expect(jointState(YEAR, joint, [...both, mere], '2022-01-01')).toBe('done');
  });
  it('is not done because those of a group who reported are done, when others may be meant', () => {
    expect(jointState(YEAR, UNKNOWN, both, '2022-01-01')).toBe('in_progress');
    expect(jointState(YEAR, UNKNOWN, both.slice(1), '2022-01-01')).toBe('in_progress');
    expect(jointState(YEAR, ONE, both.slice(1), '2022-01-01')).toBe('done');
    expect(jointState(YEAR, group('a', 'b'), both, '2022-01-01')).toBe('done');
  });
  it('is settled by a report of the whole that says done, and by no other', () => {
    expect(jointState(YEAR, group('a', 'b'), [...reports, DONE], '2022-01-01')).toBe('done');
    const begun = [...reports, report('2021-07-01')];
    expect(jointState(YEAR, group('a', 'b'), begun, '2021-07-01')).toBe('in_progress');
    expect(jointState(YEAR, group('a', 'b'), begun, '2022-01-01')).toBe('overdue');
    expect(jointState(YEAR, UNKNOWN, [DONE], '2022-01-01')).toBe('done');
  });
  it('has not begun as long as whoever reports says so', () => {
    const not = (member_id: string | null) =>
      report('2021-06-01', { member_id, status: 'not_started' });
    expect(jointState(YEAR, group('a', 'b'), [not('a')], '2021-06-01')).toBe('not_started');
    expect(jointState(YEAR, group('a', 'b'), [not('a'), not(null)], '2021-06-01')).toBe(
      'not_started',
    );
    expect(jointState(YEAR, group('a', 'b'), [not('a'), ...both.slice(1)], '2021-06-01')).toBe(
      'in_progress',
    );
  });
  it('hears an agency under the id of the unit it is', () => {
    const units = both.map((one) => ({ ...one, member_id: `gia-lai.${one.member_id ?? ''}` }));
    expect(jointState(YEAR, group('a', 'b'), units, '2022-01-01')).toBe('done');
    expect(jointState(YEAR, group('a', 'gia-lai.c'), units, '2022-01-01')).toBe('overdue');
  });
  it('has no share while its members are unknown', () => {
    const fan = fanOut(YEAR, UNKNOWN, reports, '2021-06-01');
    expect([fan?.done, fan?.of, fan?.members.length]).toEqual([1, null, 2]);
  });
  it('is counted by reports of the whole, and each member by its own', () => {
    const counted = [
      report('2021-09-30', { member_id: 'a', done_count: 12 }),
      report('2021-09-30', { member_id: 'b', done_count: 8 }),
    ];
    const on = (more: TaskReport[]) =>
      counterOn(MONTHLY, group('a', 'b'), [...more, ...counted], '2021-09-30');
    expect(on([])).toMatchObject({ done: null, behind: null });
    expect(on([report('2021-09-30', { done_count: 9 })])).toMatchObject({ done: 9, behind: 0 });
    expect(on([report('2021-09-30', { done_count: 8 })])).toMatchObject({ done: 8, behind: 1 });
    const fan = fanOut(MONTHLY, group('a', 'b'), counted, '2021-09-30');
    expect(fan?.members).toMatchObject([
      { state: 'done', counter: { done: 12, behind: 0 } },
      { state: 'in_progress', counter: { done: 8, behind: 1 } },
    ]);
    expect(counterOn(MONTHLY, ONE, counted.slice(1), '2021-09-30')).toMatchObject({ done: 8 });
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
        expect(counterOn(task, ONE, reports, on)).toEqual(counterOn(task, ONE, known, on));
      }),
    );
  });
  it('is expected to have been done no less as days go by, and never more than asked', () => {
    fc.assert(
      fc.property(anyTask, day, day, (task, a, b) => {
        const bounded = { ...task, end_date: task.end_date ?? '2025-12-31' };
        const [early, late] = [a, b].sort();
        const first = counterOn(bounded, ONE, [], early ?? a)?.expected ?? 0;
        const then = counterOn(bounded, ONE, [], late ?? b)?.expected ?? 0;
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
