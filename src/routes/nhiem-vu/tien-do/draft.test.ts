import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { TimedTask } from '$lib/domain/task-state';
import { emptyDraft, problemsOf, rowOf, takenBy, withReport, type ReportDraft } from './draft';

const TODAY = '2021-10-01';
const COUNTED: TimedTask = {
  start_date: '2021-01-01',
  end_date: '2021-12-31',
  frequency: 'monthly',
  target_count: 12,
};
const draft = (part: Partial<ReportDraft>): ReportDraft => ({
  ...emptyDraft(TODAY),
  status: 'in_progress',
  ...part,
});
const codes = (part: Partial<ReportDraft>, task = COUNTED) =>
  Object.entries(problemsOf(draft(part), task, TODAY)).map(([field, { code }]) => [field, code]);

test.each<[Partial<ReportDraft>, string[][]]>([
  [{}, []],
  [{ date: '' }, [['date', 'date_missing']]],
  [{ date: '2021-02-30' }, [['date', 'date_invalid']]],
  [{ date: '30/09/2021' }, [['date', 'date_invalid']]],
  [{ date: '2021-10-02' }, [['date', 'date_ahead']]],
  [{ status: '' }, [['status', 'status_missing']]],
  [{ done: 'chín' }, [['done', 'done_invalid']]],
  [{ done: '8,5' }, [['done', 'done_invalid']]],
  [{ done: '-1' }, [['done', 'done_invalid']]],
  [{ percent: '120' }, [['percent', 'percent_invalid']]],
  [{ percent: '99,5' }, []],
  [{ done: '9', status: 'done' }, [['done', 'done_short']]],
  [{ done: '13', status: 'done' }, []],
  [{ done: '9', status: 'done', member: 'gia-lai.pleiku' }, []],
])('%j', (part, expected) => {
  expect(codes(part)).toEqual(expected);
});

describe('rows', () => {
  it('leave empty what was left empty, and read a decimal comma', () => {
    expect(rowOf(draft({ percent: '62,5', note: '  ', done: '9', internal: false }), 't')).toEqual({
      task_id: 't',
      member_id: null,
      reported_on: TODAY,
      status: 'in_progress',
      done_count: 9,
      percent: 62.5,
      note: null,
      evidence: null,
      reported_by: null,
      internal: null,
    });
  });

  it('keep every report of another task, member or day, and one of each', () => {
    const one = fc.record({
      member: fc.constantFrom('', 'a', 'b'),
      date: fc.constantFrom('2021-09-29', '2021-09-30', '2021-10-01'),
      note: fc.constantFrom('x', 'y', 'z'),
    });
    fc.assert(
      fc.property(fc.array(one), fc.constantFrom('t', 'u'), (typed, task) => {
        const rows = typed.reduce<ReturnType<typeof rowOf>[]>(
          (kept, part, i) => withReport(kept, rowOf(draft(part), i % 2 ? task : 't')),
          [],
        );
        const keys = rows.map((row) => [row.task_id, row.member_id, row.reported_on].join());
        expect(new Set(keys).size).toBe(keys.length);
        const last = typed.at(-1);
        if (last) expect(rows.at(-1)?.note).toBe(last.note);
        const all = typed.map((part, i) =>
          [i % 2 ? task : 't', part.member || null, part.date].join(),
        );
        expect(new Set(keys)).toEqual(new Set(all));
      }),
    );
  });
});

it('a report of the same day and member is told', () => {
  const report = { status: 'done', done_count: null, percent: null, reported_on: '2021-09-30' };
  const reports = [{ ...report, member_id: null }];
  expect(takenBy(reports, draft({ date: '2021-09-30' }))).toBe(reports[0]);
  expect(takenBy(reports, draft({ date: '2021-09-30', member: 'a' }))).toBeNull();
  expect(takenBy(reports, draft({ date: '2021-09-29' }))).toBeNull();
});
