import fc from 'fast-check';
import { expect, it } from 'vitest';
import { punctualList, type DueTask } from './punctual';
import type { TaskReport } from './task-state';

const YEAR = { first: '2024-01-01', last: '2024-12-31', today: '2025-02-01' };
const done = (reported_on: string, member_id: string | null = null): TaskReport => ({
  ...{ member_id, reported_on, status: 'done', done_count: null, percent: null },
});
const task = (task_id: string, more: Partial<DueTask> = {}): DueTask => ({
  ...{ task_id, sub_tasks: 0, responsible: ['a'], unknown_group: false, reports: [] },
  ...{ start_date: null, end_date: '2024-06-30', frequency: 'once', target_count: null },
  ...more,
});

it('lists who is reported done by the last day of every task', () => {
  const list = punctualList(
    [
      task('1', { reports: [done('2024-06-30')] }),
      task('2', { responsible: ['a', 'b'], reports: [done('2024-06-01', 'a')] }),
      task('3', { responsible: ['b'], reports: [done('2024-07-01')] }),
    ],
    YEAR,
  );
  expect(list.listed).toEqual([{ id: 'a', in_time: ['1', '2'], not_shown: [], unreported: [] }]);
  expect(list.left).toEqual([{ id: 'b', in_time: [], not_shown: ['3'], unreported: ['2'] }]);
});

it('silence is neither done nor not done, and a report for the whole task settles it for all', () => {
  const whole = task('1', { responsible: ['a', 'b'], reports: [done('2024-06-01')] });
  expect(punctualList([whole], YEAR).listed.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(punctualList([task('1')], YEAR)).toMatchObject({
    listed: [],
    left: [{ unreported: ['1'], not_shown: [] }],
  });
  const undone = { ...done('2024-06-01'), status: 'in_progress' };
  expect(punctualList([task('1', { reports: [undone] })], YEAR).left[0]?.not_shown).toEqual(['1']);
});

it('whoever reports on a task that one alone has to do speaks of it, of a shared one for himself', () => {
  const office = [done('2024-06-01', 'gia-lai.so-tu-phap')];
  expect(punctualList([task('1', { reports: office })], YEAR).listed).toHaveLength(1);
  const shared = task('1', { responsible: ['a', 'b'], reports: office });
  expect(punctualList([shared], YEAR).left.map(({ unreported }) => unreported)).toEqual([
    ['1'],
    ['1'],
  ]);
});

it('a report of the whole that says not done does not undo what one of several has done', () => {
  const shared = task('1', {
    responsible: ['a', 'b'],
    reports: [done('2024-06-01', 'gia-lai.a'), { ...done('2024-06-15'), status: 'in_progress' }],
  });
  const list = punctualList([shared], YEAR);
  expect(list.listed.map(({ id }) => id)).toEqual(['a']);
  expect(list.left).toMatchObject([{ id: 'b', not_shown: ['1'] }]);
});

it('is due what ends in the period and is over; neither headings nor open-ended tasks', () => {
  const tasks = [
    task('in'),
    task('open', { end_date: null }),
    task('head', { sub_tasks: 2 }),
    task('later', { end_date: '2025-01-31' }),
    task('first', { end_date: '2024-01-01' }),
    task('last', { end_date: '2024-12-31' }),
  ];
  expect(punctualList(tasks, YEAR).due).toEqual(['in', 'first', 'last']);
  expect(punctualList(tasks, { ...YEAR, today: '2024-06-30' }).due).toEqual(['first']);
  const group = task('group', { responsible: [], unknown_group: true });
  expect(punctualList([group], YEAR)).toMatchObject({ listed: [], unknown_groups: ['group'] });
});

it('a later report never takes anybody off, nor puts anybody on, and nobody stands on both sides', () => {
  const day = fc.constantFrom('2024-05-01', '2024-06-30', '2024-07-01', '2024-12-01');
  const reports = fc.array(
    fc.tuple(day, fc.constantFrom('a', 'b', null)).map(([on, by]) => done(on, by)),
    { maxLength: 3 },
  );
  const tasks = fc.array(
    fc.record({
      responsible: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }),
      reports,
    }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(tasks, (given) => {
      const all = given.map((one, i) => task(`t${i}`, one));
      const list = punctualList(all, YEAR);
      const ids = [...list.listed, ...list.left].map(({ id }) => id);
      expect(ids.sort()).toEqual([...new Set(given.flatMap((one) => one.responsible))].sort());
      for (const one of list.listed)
        for (const id of one.in_time)
          expect(
            all
              .find(({ task_id }) => task_id === id)
              ?.reports.some((r) => r.reported_on <= '2024-06-30'),
          ).toBe(true);
      const settled = all.map((one) => ({
        ...one,
        reports: one.reports.filter(({ reported_on }) => reported_on <= '2024-06-30'),
      }));
      expect(punctualList(settled, YEAR).listed).toEqual(list.listed);
    }),
  );
});
