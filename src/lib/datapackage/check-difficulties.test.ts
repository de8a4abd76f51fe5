import { expect, test } from 'vitest';
import type { Cell } from './batch';
import { checkModel } from './check-model';
import { ProblemList } from './problem-list';

const found = (given: Record<string, Cell>): string[] => {
  const row: Record<string, Cell> = {
    ...{ unit_id: null, agency_id: null, plan_id: null, task_id: null },
    ...{ raised_on: '2024-08-01', answered_on: null },
    ...given,
  };
  const columns = new Map(Object.entries(row).map(([name, cell]) => [name, [cell]]));
  const list = new ProblemList();
  const typed = { file: 'difficulties.csv', rows: Int32Array.of(2), columns };
  checkModel(new Map([['difficulties', [typed]]]), list);
  return list.problems.map(({ code, row: at, column }) => `${code} ${at} ${column}`);
};

test.each<[string, Record<string, Cell>, string[]]>([
  ['a unit', { unit_id: 'gia-lai' }, []],
  ['an agency of a place', { unit_id: 'gia-lai', agency_id: 'so-noi-vu' }, []],
  ['an agency of a plan', { agency_id: 'so-noi-vu', plan_id: 'gia-lai-2021' }, []],
  ['an agency of a task', { agency_id: 'so-noi-vu', task_id: 'gl21-iii-5' }, []],
  ['an agency of nobody knows where', { agency_id: 'so-noi-vu' }, ['raiser_missing 2 unit_id']],
  ['nobody', { plan_id: 'gia-lai-2021' }, ['raiser_missing 2 unit_id']],
  ['answered the same day', { unit_id: 'gia-lai', answered_on: '2024-08-01' }, []],
  [
    'answered before it was raised',
    { unit_id: 'gia-lai', answered_on: '2024-07-31' },
    ['answer_early 2 answered_on'],
  ],
])('%s', (_, row, expected) => {
  expect(found(row)).toEqual(expected);
});
