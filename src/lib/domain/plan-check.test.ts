import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPlan, type PlannedTask } from './plan-check';

const WHOLE: PlannedTask = {
  task_id: 't1',
  code: 'II.1.1',
  title_vi: 'Niêm yết thủ tục hành chính',
  lead_agency_vi: 'Công chức Văn phòng - Thống kê',
  leads: ['van-phong-thong-ke'],
  supports: ['van-hoa-xa-hoi'],
  period_vi: 'Trong năm 2021',
  frequency: 'continuous',
  start_date: '2021-01-01',
  end_date: '2021-12-31',
  target_vi: '100% TTHC',
  target_count: null,
  indicators: ['procedure-publication-rate'],
};
const check = (change: Partial<PlannedTask>) => checkPlan([{ ...WHOLE, ...change }], 2021, []);

describe('checkPlan', () => {
  it('has nothing to say of a task that is clear', () => {
    expect(check({})).toEqual({ tasks: [], unserved: [] });
  });
  it('names what is not clear', () => {
    expect(check({ leads: [], lead_agency_vi: ' ' }).tasks[0]?.missing).toEqual([
      'lead',
      'responsibility',
    ]);
    expect(check({ supports: WHOLE.leads }).tasks[0]).toMatchObject({
      missing: ['responsibility'],
      remarks: ['leads_and_supports'],
    });
    const vague = check({ target_vi: null, indicators: [], period_vi: null, end_date: null });
    expect(vague.tasks[0]?.missing).toEqual(['result']);
    expect(
      check({ title_vi: '', frequency: null, period_vi: '', end_date: null }).tasks[0],
    ).toEqual({
      task_id: 't1',
      code: 'II.1.1',
      missing: ['task', 'time'],
      remarks: ['open_ended'],
    });
  });
  it('remarks days that cannot be', () => {
    expect(check({ end_date: '2020-12-31' }).tasks[0]?.remarks).toEqual([
      'ends_before_start',
      'outside_plan_year',
    ]);
    expect(checkPlan([{ ...WHOLE, start_date: '2019-01-01' }], null, []).tasks).toEqual([]);
  });
  it('names targets that no task serves', () => {
    expect(
      checkPlan([WHOLE], 2021, ['sipas', 'procedure-publication-rate', 'sipas']).unserved,
    ).toEqual(['sipas']);
  });
  it('never loses the order of the plan, and says the same of a task in any company', () => {
    const tasks = fc.array(
      fc.record({
        code: fc.string(),
        leads: fc.subarray(['a', 'b', 'c']),
        supports: fc.subarray(['a', 'b', 'c']),
        end_date: fc.constantFrom(null, '2020-05-01', '2021-05-01'),
      }),
    );
    fc.assert(
      fc.property(tasks, (drawn) => {
        const all = drawn.map((one, i) => ({
          ...WHOLE,
          lead_agency_vi: null,
          ...one,
          task_id: `${i}`,
        }));
        const alone = all.flatMap((one) => checkPlan([one], 2021, []).tasks);
        expect(checkPlan(all, 2021, []).tasks).toEqual(alone);
      }),
    );
  });
});
