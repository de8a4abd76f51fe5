import { expect, it, test } from 'vitest';
import { NO_FILTER, type TaskFilter } from '$lib/state/tasks-address';
import { filterTasks, periodsOf } from './filter';
import type { Lists, ShownTask } from './shapes';

const LISTS: Lists = {
  plans: ['p', 'q'].map((id) => ({ id, title: id, short: id })),
  agencies: ['snv', 'stp'].map((id) => ({ id, name: id, level: 'province' })),
  indicators: [{ id: 'sipas', name: 'SIPAS' }],
  times: [{ text: '', understood: '' }],
};
const task = (id: string, change: Partial<ShownTask>): ShownTask => ({
  ...{ id, plan: 0, code: id, title: id, kind: 'reporting', leads: [], supports: [], time: 0 },
  ...{ indicators: [], leaf: true, size: null, reports: [] },
  ...{ start_date: '2021-01-01', end_date: '2021-12-31', frequency: 'continuous' },
  target_count: null,
  ...change,
});
const TASKS = [
  task('a', { leads: [0], supports: [1] }),
  task('b', { leads: [1], indicators: [0], end_date: null }),
  task('c', { plan: 1, supports: [0], kind: 'organisation', start_date: '2021-07-01' }),
  task('d', { plan: 1, end_date: '2021-03-31' }),
];

test.each<[Partial<TaskFilter>, string]>([
  [{}, 'abcd'],
  [{ plan: 'q' }, 'cd'],
  [{ plan: 'khac' }, ''],
  [{ agency: 'snv' }, 'ac'],
  [{ agency: 'snv', role: 'lead' }, 'a'],
  [{ agency: 'snv', role: 'coordinating' }, 'c'],
  [{ kind: 'organisation' }, 'c'],
  [{ indicator: 'sipas' }, 'b'],
  [{ period: '2021-Q2' }, 'ab'],
  [{ period: '2021-Q3' }, 'abc'],
  [{ period: '2022' }, 'b'],
  [{ period: '2020' }, ''],
  [{ state: 'ended' }, 'acd'],
  [{ state: 'in_time', plan: 'p' }, 'b'],
])('%j keeps %s', (filter, kept) => {
  const rows = filterTasks(TASKS, LISTS, { ...NO_FILTER, ...filter }, '2022-02-01');
  expect(rows.map((row) => row.id).join('')).toBe(kept);
});

it('looks at no state before the day is known', () => {
  expect(filterTasks(TASKS, LISTS, { ...NO_FILTER, state: 'done' }, null)).toHaveLength(4);
});

it('offers the years of the tasks, the latest first, with their quarters', () => {
  expect(periodsOf([task('a', { start_date: '2020-06-01' })])).toEqual([
    ...['2021', '2021-Q1', '2021-Q2', '2021-Q3', '2021-Q4'],
    ...['2020', '2020-Q1', '2020-Q2', '2020-Q3', '2020-Q4'],
  ]);
});
