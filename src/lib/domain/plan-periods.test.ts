import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it, test } from 'vitest';
import { agrees, planSpan, readPlanPeriod, type PlanPeriod, inOtherYear } from './plan-periods';

const YEAR_2021 = { start: '2021-01-01', end: '2021-12-31' };
const YEAR_2024 = { start: '2024-01-01', end: '2024-12-31' };
const said = (
  start: string,
  end: string | null,
  frequency: PlanPeriod['frequency'],
  count: number | null = null,
): PlanPeriod => ({ start, end, frequency, count, tentative: false });

interface Row {
  plan_id: string;
  period_vi: string;
  start_date: string;
  end_date: string;
  frequency: string;
  target_count: string;
  title_vi: string;
  year: string;
}
const table = (name: string) =>
  Papa.parse<Row>(readFileSync(`data/${name}.csv`, 'utf8'), { header: true, skipEmptyLines: true })
    .data;

describe('what the plans write', () => {
  test.each<[string, PlanPeriod]>([
    ['Thường xuyên trong năm 2021', said('2021-01-01', '2021-12-31', 'continuous')],
    ['Quý III năm 2021', said('2021-07-01', '2021-09-30', 'once')],
    ['Quý II, Quý III năm 2023', said('2023-04-01', '2023-09-30', 'once')],
    [
      'Dự kiến trong quý II/2024',
      { ...said('2024-04-01', '2024-06-30', 'once', 1), tentative: true },
    ],
    ['Trong năm 2021 và những năm tiếp theo', said('2021-01-01', null, 'continuous')],
    ['01 chuyên mục/01 tháng', said('2021-01-01', '2021-12-31', 'monthly', 12)],
    ['hằng tuần', said('2021-01-01', '2021-12-31', 'continuous', 52)],
    ['hằng quý, 6 tháng, năm', said('2021-01-01', '2021-12-31', 'quarterly', 4)],
    ['thường xuyên trong năm', said('2021-01-01', '2021-12-31', 'continuous')],
    ['Quý II, Quý III', said('2021-04-01', '2021-09-30', 'once')],
    ['Hàng tháng', said('2021-01-01', '2021-12-31', 'monthly', 12)],
    ['Tháng 9/2021', said('2021-09-01', '2021-09-30', 'once')],
    ['6 tháng đầu năm 2021', said('2021-01-01', '2021-06-30', 'once')],
    ['Năm 2021', said('2021-01-01', '2021-12-31', null)],
  ])('“%s”', (text, period) => {
    expect(readPlanPeriod(text, YEAR_2021)).toEqual(period);
  });

  test.each([
    '',
    'khi cần thiết',
    'Quý V năm 2021',
    'Quý I, Quý III năm 2021',
    'trước khi kết thúc năm',
    'Định kỳ theo báo cáo CCHC [?] (nguồn không nêu kỳ)',
    'Thường xuyên trong năm 2021 (khi có yêu cầu)',
    'Tháng 13/2021',
  ])('“%s” is not guessed at', (text) => {
    expect(readPlanPeriod(text, YEAR_2021)).toBeNull();
  });

  it('needs the year from somewhere', () => {
    expect(readPlanPeriod('Quý III', null)).toBeNull();
    expect(readPlanPeriod('Quý III', { start: '2021-01-01', end: null })).toBeNull();
    expect(readPlanPeriod('hằng quý', { start: '2021-01-01', end: null })).toEqual(
      said('2021-01-01', null, 'quarterly', 4),
    );
  });
});

describe('the shipped tasks', () => {
  const plans = new Map(
    table('plans').map((plan) => [
      plan.plan_id,
      planSpan(plan.title_vi, plan.year ? Number(plan.year) : null),
    ]),
  );
  const tasks = table('tasks');
  const read = (task: Row) => readPlanPeriod(task.period_vi, plans.get(task.plan_id) ?? null);

  it('lets a plan for following years stay open', () => {
    expect(plans.get('thi-tran-gia-lai-2021')).toEqual({ start: '2021-01-01', end: null });
    expect(plans.get('hau-giang-2024')).toEqual(YEAR_2024);
  });

  it('says what the columns say, or that it was not understood', () => {
    const unlike = tasks.filter((task) => {
      const period = read(task);
      return (
        period &&
        !agrees(period, {
          start_date: task.start_date || null,
          end_date: task.end_date || null,
          frequency: task.frequency || null,
        })
      );
    });
    expect(unlike.map((task) => [task.period_vi, task.start_date, task.end_date])).toEqual([]);
    const dark = tasks.filter((task) => read(task) === null).map((task) => task.period_vi);
    expect([...new Set(dark)]).toEqual(['Định kỳ theo báo cáo CCHC [?] (nguồn không nêu kỳ)']);
    expect(dark).toHaveLength(2);
  });

  it('counts as the columns count where the text counts', () => {
    const counted = tasks.filter((task) => read(task)?.count !== null && read(task) !== null);
    expect(counted.map((task) => read(task)?.count)).toEqual(
      counted.map((task) => Number(task.target_count)),
    );
    expect(counted.length).toBeGreaterThan(9);
  });
});

describe('any text', () => {
  it('is understood as days in order, or not at all', () => {
    const word = fc.constantFrom(
      ...['thường xuyên', 'trong', 'năm', '2021', 'quý', 'II', 'III', ',', 'hằng', 'tháng', '6'],
      ...['đầu', 'định kỳ', 'dự kiến', 'và những năm tiếp theo', '/', '(', ')', '[?]', 'tuần'],
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 9 }), (words) => {
        const period = readPlanPeriod(words.join(' '), YEAR_2024);
        if (!period) return;
        expect(period.start).toMatch(/^\d{4}-\d\d-01$/);
        if (period.end) expect(period.end > period.start).toBe(true);
        if (period.frequency === 'monthly') expect(period.count).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it('reads quarters whatever the way to write them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 2010, max: 2090 }),
        fc.constantFrom('quý', 'Quý', 'QUÝ', 'Trong quý', 'trong  Quý'),
        fc.constantFrom('/', ' năm '),
        (quarter, year, head, tie) => {
          const roman = ['I', 'II', 'III', 'IV'][quarter - 1] ?? '';
          const period = readPlanPeriod(`${head} ${roman}${tie}${year}`, null);
          const month = String(quarter * 3 - 2).padStart(2, '0');
          expect(period).toMatchObject({ start: `${year}-${month}-01`, frequency: 'once' });
        },
      ),
    );
  });

  it('never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        readPlanPeriod(text, YEAR_2021);
      }),
    );
  });
});

describe('days in a text', () => {
  const year = planSpan('Kế hoạch', 2026);
  it.each([
    ['Trước ngày 30/6/2026', '2026-01-01', '2026-06-29'],
    ['Chậm nhất ngày 30/6/2026', '2026-01-01', '2026-06-30'],
    ['Hoàn thành trước 01/03/2026', '2026-01-01', '2026-02-28'],
    ['Đến hết ngày 15/11', '2026-01-01', '2026-11-15'],
    ['Từ ngày 01/4 đến ngày 30/6/2026', '2026-04-01', '2026-06-30'],
    ['Từ 15/12/2026 đến 15/01/2027', '2026-12-15', '2027-01-15'],
    ['Ngày 02/9/2026', '2026-09-02', '2026-09-02'],
  ])('%s', (text, start, end) => {
    expect(readPlanPeriod(text, year)).toEqual({
      ...{ start, end, frequency: 'once', count: null, tentative: false },
    });
  });

  it.each(['Trước ngày 31/02/2026', 'Ngày 30/13/2026', 'Ngày 0/1/2026', 'Trước ngày'])(
    '%s is none',
    (text) => expect(readPlanPeriod(text, year)).toBeNull(),
  );
  it('a day without a year needs the year of the plan', () => {
    expect(readPlanPeriod('Trước ngày 30/6', null)).toBeNull();
  });
});

describe('the period of another year', () => {
  const year = planSpan('Kế hoạch', 2024);
  it.each([
    ['Quý III năm 2024', 'Quý III năm 2026'],
    ['Trong năm 2024 và những năm tiếp theo', 'Trong năm 2026 và những năm tiếp theo'],
    ['Quý II', 'Quý II'],
    ['Ngày 29/02/2024', null],
    ['Khi có điều kiện', null],
  ])('%s → %s', (text, moved) => {
    expect(inOtherYear(text, year, 2)).toBe(moved);
  });
});
