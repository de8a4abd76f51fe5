import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countByForm } from './outreach-counts';
import type { ReportRow, ReportState } from './report';
import type { Doers, TaskReport } from './task-state';

const told = (reported_on: string, done_count: number | null): TaskReport => ({
  ...{ member_id: null, reported_on, status: 'in_progress', done_count, percent: null },
});

function row(target_count: number | null, more: object = {}, state: ReportState = 'unreported') {
  const task = {
    ...{ start_date: '2021-01-01', end_date: '2021-12-31', frequency: 'monthly' },
    ...{
      target_count,
      sub_tasks: 0,
      doers: { by: 'one' } as Doers,
      reports: [] as TaskReport[],
      ...more,
    },
  };
  const found: ReportRow<typeof task> = {
    ...{ task, state, why: 'covers', last: null, counter: null, fan_out: null },
  };
  return found;
}

it('9 of 12 monthly programmes by 30 September, and what nobody told stays unknown', () => {
  const programme = row(12, { reports: [told('2021-09-30', 9), told('2021-10-31', 10)] });
  const silent = row(4, { frequency: 'quarterly' });
  const [broadcast] = countByForm(
    [programme, silent, row(null, {}, 'done'), row(null)].map((one) => ({
      row: one,
      forms: ['broadcast'],
    })),
    ['broadcast'],
    '2021-09-30',
  );
  expect(broadcast).toMatchObject({ form: 'broadcast', planned: 16, expected: 12, done: 9 });
  expect(broadcast?.unknown).toEqual([silent.task]);
  expect(broadcast).toMatchObject({ uncounted_done: 1, uncounted_unreported: 1 });
  expect(broadcast?.uncounted).toHaveLength(2);
});

it('is unknown, not 0, where nobody reported a number, and 0 where somebody reported none', () => {
  const of = (reports: TaskReport[]) =>
    countByForm([{ row: row(12, { reports }), forms: [] }], [], '2021-06-30')[0];
  expect(of([])).toMatchObject({ form: '', done: null });
  expect(of([told('2021-06-30', null)])?.done).toBeNull();
  expect(of([told('2021-06-30', 0)])?.done).toBe(0);
  expect(of([told('2021-07-31', 7)])?.done).toBeNull();
});

it('leaves mere headings out, but not headings with a number of their own', () => {
  const rows = [row(null, { sub_tasks: 3 }), row(12, { sub_tasks: 3 })];
  const [found, ...rest] = countByForm(
    rows.map((one) => ({ row: one, forms: ['contest'] })),
    ['contest'],
    '2021-06-30',
  );
  expect(rest).toEqual([]);
  expect(found).toMatchObject({ counted: [rows[1]?.task], uncounted: [] });
});

it('counts each task once in each of its forms, the unknown last, and nothing else', () => {
  const forms = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'x'), { maxLength: 3 });
  const target = fc.option(fc.integer({ min: 1, max: 52 }));
  fc.assert(
    fc.property(fc.array(fc.record({ forms, target }), { maxLength: 12 }), (given) => {
      const rows = given.map((one) => ({ row: row(one.target), forms: one.forms }));
      const counts = countByForm(rows, ['b', 'a'], '2021-06-30');
      const order = ['b', 'a', 'x', ''];
      expect(counts.map(({ form }) => form)).toEqual(
        order.filter((form) =>
          given.some((one) => (form === '' ? one.forms.length === 0 : one.forms.includes(form))),
        ),
      );
      const seen = counts.flatMap(({ counted, uncounted }) => [...counted, ...uncounted]);
      for (const { row: one, forms: own } of rows)
        expect(seen.filter((task) => task === one.task)).toHaveLength(Math.max(1, own.length));
      for (const one of counts) expect(one.done).toBeNull();
    }),
  );
});
