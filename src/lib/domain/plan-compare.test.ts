import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePlans, type ComparedPlan, type ComparedTask } from './plan-compare';
import { wordDiff } from './word-diff';

const task = (code: string, title_vi: string, more: Partial<ComparedTask> = {}): ComparedTask => ({
  ...{ task_id: code, parent_id: null, code, title_vi },
  ...{ leads: [], supports: [], indicators: [] },
  ...{
    period_vi: null,
    budget_source_vi: null,
    evidence_vi: null,
    target_vi: null,
    target_count: null,
  },
  ...more,
});
const plan = (year: number, tasks: ComparedTask[]): ComparedPlan => ({
  ...{ title_vi: `Kế hoạch năm ${year}`, year, document_no: null, issuing_unit_vi: null },
  ...{ basis: [], tasks },
});
const fates = (a: ComparedTask[], b: ComparedTask[]) =>
  comparePlans(plan(2021, a), plan(2023, b)).tasks.map(({ fate, a, b, changes }) => [
    fate,
    a?.code ?? null,
    b?.code ?? null,
    changes.map(({ field }) => field).join(' '),
  ]);

const TITLES = [
  'Công khai thủ tục hành chính',
  'Tổ chức hội thi tìm hiểu',
  'Lắp đặt pa nô, áp phích',
];
const three = () => TITLES.map((title, i) => task(`${i + 1}`, title));

describe('comparePlans', () => {
  it('a plan of another year without another word is the same', () => {
    const of = (year: number) => [task('1', `Báo cáo năm ${year}`, { period_vi: `Năm ${year}` })];
    expect(fates(of(2021), of(2023))).toEqual([['same', '1', '1', '']]);
  });

  it('tells what is moved apart from what is only numbered anew', () => {
    const [one, two, last] = three();
    if (!one || !two || !last) throw new Error('three');
    const b = [
      { ...last, code: '1' },
      { ...one, code: '2' },
      { ...two, code: '3' },
    ];
    expect(fates(three(), b)).toEqual([
      ['changed', '3', '1', 'code order'],
      ['same', '1', '2', 'code'],
      ['same', '2', '3', 'code'],
    ]);
  });

  it('a task under another one is moved', () => {
    const [one, two] = three();
    if (!one || !two) throw new Error('two');
    const b = [one, { ...two, parent_id: one.task_id }];
    expect(fates([one, two], b)).toEqual([
      ['same', '1', '1', ''],
      ['changed', '2', '2', 'order'],
    ]);
  });

  it('a dropped task stands after the one it followed', () => {
    const [one, , last] = three();
    if (!one || !last) throw new Error('two');
    expect(fates(three(), [one, last])).toEqual([
      ['same', '1', '1', ''],
      ['dropped', '2', null, ''],
      ['same', '3', '3', ''],
    ]);
  });

  it('names who leads now, and a budget where there was none', () => {
    const agency = (id: string) => ({ id, name: id });
    const a = [task('1', 'Hội thi', { leads: [agency('x'), agency('y')] })];
    const b = [task('1', 'Hội thi', { leads: [agency('y')], budget_source_vi: 'Ngân sách' })];
    expect(comparePlans(plan(2021, a), plan(2023, b)).tasks[0]?.changes).toEqual([
      { field: 'leads', added: [], dropped: ['x'], first: { from: 'x', to: 'y' } },
      { field: 'budget', from: null, to: 'Ngân sách' },
    ]);
  });

  it('a plan without tasks drops or adds all', () => {
    expect(fates(three(), []).map(([fate]) => fate)).toEqual(['dropped', 'dropped', 'dropped']);
    expect(fates([], three()).map(([fate]) => fate)).toEqual(['added', 'added', 'added']);
  });

  it('tells every task of both plans once', () => {
    const tasks = fc
      .array(fc.constantFrom(...TITLES, 'Tổ chức hội thi', 'Áp phích', '', '🎉 عربي'))
      .map((titles) => titles.map((title, i) => task(String(i), title)));
    fc.assert(
      fc.property(tasks, tasks, (a, b) => {
        const rows = comparePlans(plan(2021, a), plan(2023, b)).tasks;
        expect(rows.flatMap(({ a }) => a?.task_id ?? []).sort()).toEqual(
          a.map(({ task_id }) => task_id).sort(),
        );
        expect(rows.flatMap(({ b }) => b?.task_id ?? [])).toEqual(b.map(({ task_id }) => task_id));
      }),
    );
  });
});

it('wordDiff: the old text is what stays and goes, the new one what stays and comes', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c')).map((words) => words.join(' '));
  fc.assert(
    fc.property(text, text, (from, to) => {
      const parts = wordDiff(from, to);
      const of = (gone: string) =>
        parts.flatMap(({ kind, text }) => (kind === gone ? [] : [text])).join(' ');
      expect([of('in'), of('out')]).toEqual([from, to]);
    }),
  );
});
