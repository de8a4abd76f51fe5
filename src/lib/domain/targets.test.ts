import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { stretchOf, targetLine, targetStatus, type Attained, type Target } from './targets';

const target = (op: Target['op'], value: number | null, more: Partial<Target> = {}): Target => ({
  op,
  value,
  text_vi: '',
  period: '2021',
  baseline_value: null,
  baseline_period: null,
  ...more,
});
const attained = (value: number | null, more: Partial<Attained> = {}): Attained => ({
  value,
  previous: null,
  not_comparable: null,
  ...more,
});
const rate = {
  measure: 'percent',
  direction: 'higher_better',
  scale_max: 100,
  monthly: false,
} as const;
const count = {
  measure: 'count',
  direction: 'lower_better',
  scale_max: null,
  monthly: false,
} as const;
const monthly = { ...count, direction: 'higher_better', monthly: true } as const;
const satisfaction = target('maintain_or_raise', 99.12, {
  baseline_value: 99.12,
  baseline_period: '2020',
});
const renamed = { code: 'series_break', params: { reason_code: 'renamed', period: '2021' } };

test.each([
  ['từ 30 %, 30,0', target('>=', 30), 30, true, 'met', null],
  ['từ 30 %, 29,9', target('>=', 30), 29.9, false, 'below', 0.1],
  ['100 %, 100', target('=', 100), 100, true, 'met', null],
  ['100 %, 99,99', target('=', 100), 99.99, false, 'below', 0.01],
  ['100 %, 48/50', target('=', 100), (48 / 50) * 100, false, 'below', 4],
  ['30 % of binary fractions', target('>=', 30), (3 / 10) * 100, true, 'met', null],
  ['0,1 + 0,2 không quá 0,3', target('<=', 0.3), 0.1 + 0.2, true, 'met', null],
  ['không quá 01 lần, 1', target('<=', 1), 1, true, 'met', null],
  ['không quá 01 lần, 2', target('<=', 1), 2, false, 'above', 1],
  ['no value', target('>=', 30), null, null, 'no_value', null],
])('%s', (_, wanted, value, met, code, short_by) => {
  const found = targetStatus(wanted, wanted.op === '<=' ? count : rate, attained(value));
  expect(found).toMatchObject({ met, code, short_by });
});

describe('giữ vững hoặc nâng cao 1%', () => {
  it('holds the floor of 2020 and cannot ask for more than 100', () => {
    expect(stretchOf(satisfaction, rate)).toEqual({ floor: 99.12, stretch: 100 });
    expect(targetStatus(satisfaction, rate, attained(99.12))).toMatchObject({
      met: true,
      code: 'held',
    });
    expect(targetStatus(satisfaction, rate, attained(99.5))).toMatchObject({
      met: true,
      code: 'held',
      params: { change: 0.38, base_period: '2020', stretch: 100 },
    });
    expect(targetStatus(satisfaction, rate, attained(100)).code).toBe('raised_fully');
    expect(targetStatus(satisfaction, rate, attained(99.11))).toMatchObject({
      met: false,
      short_by: 0.01,
    });
  });
  it('is not judged across a break', () => {
    const found = targetStatus(satisfaction, rate, attained(99.5, { not_comparable: renamed }));
    expect(found).toMatchObject({ met: null, code: 'not_comparable', reason: renamed });
  });
  it('holds the value before where the text names none', () => {
    const vague = target('maintain_or_raise', null);
    const previous = { period: '2020', value: 80 };
    expect(targetStatus(vague, rate, attained(80)).code).toBe('no_base');
    expect(targetStatus(vague, rate, attained(80, { previous }))).toMatchObject({
      met: true,
      code: 'held',
    });
    expect(targetStatus(vague, rate, attained(79, { previous }))).toMatchObject({
      met: false,
      short_by: 1,
    });
  });
});

describe('nâng cao', () => {
  const previous = { period: '2020', value: 80 };
  it('must exceed the period before', () => {
    const judge = (value: number) =>
      targetStatus(target('raise', null), rate, attained(value, { previous }));
    expect(judge(80.01)).toMatchObject({ met: true, code: 'raised', params: { change: 0.01 } });
    expect(judge(80)).toMatchObject({ met: false, code: 'not_raised', short_by: 0 });
    expect(judge(79.5)).toMatchObject({ met: false, short_by: 0.5 });
  });
  it('is not judged without one, nor across a break', () => {
    expect(targetStatus(target('raise', null), rate, attained(81))).toMatchObject({
      met: null,
      code: 'no_base',
    });
    const broken = attained(81, { previous, not_comparable: renamed });
    expect(targetStatus(target('raise', null), rate, broken)).toMatchObject({
      met: null,
      code: 'not_comparable',
    });
  });
});

it('shows the change of "hạn chế tối đa" but judges only nothing at all', () => {
  const least = target('minimise', null);
  const previous = { period: '2020', value: 12 };
  expect(targetStatus(least, count, attained(5))).toMatchObject({ met: null, code: 'no_number' });
  expect(targetStatus(least, count, attained(5, { previous }))).toMatchObject({
    met: null,
    code: 'no_number_changed',
    params: { change: -7, base_period: '2020' },
  });
  expect(targetStatus(least, count, attained(0))).toMatchObject({
    met: true,
    code: 'nothing_left',
  });
});

describe('01 chuyên mục/01 tháng', () => {
  const wanted = target('>=', 1, { period: '2021-Q1' });
  const months = (...values: number[]) =>
    new Map(values.map((value, i) => [`2021-0${i + 1}`, value] as const));
  it('is wanted in each month', () => {
    expect(
      targetStatus(wanted, monthly, attained(null, { months: months(1, 2, 1) })),
    ).toMatchObject({
      met: true,
      code: 'every_month',
    });
    expect(
      targetStatus(wanted, monthly, attained(null, { months: months(3, 0, 1) })),
    ).toMatchObject({
      met: false,
      short_by: 1,
      params: { periods: '2021-02' },
    });
    expect(targetStatus(wanted, monthly, attained(3, { months: months(1, 2) }))).toMatchObject({
      met: null,
      code: 'months_missing',
      params: { periods: '2021-03' },
    });
  });
});

it('draws a line only where the text names a number', () => {
  expect(
    [target('>=', 30), satisfaction, target('raise', null), target('minimise', null)].map(
      targetLine,
    ),
  ).toEqual([30, 99.12, null, null]);
});

test('better values never lose a target', () => {
  const hundredths = fc.integer({ min: 0, max: 10_000 }).map((n) => n / 100);
  const op = fc.constantFrom('>=', '<=', 'raise', 'maintain_or_raise');
  fc.assert(
    fc.property(op, hundredths, hundredths, hundredths, (kind, wanted, a, b) => {
      const known = (value: number) =>
        attained(value, { previous: { period: '2020', value: wanted } });
      const judge = (value: number) =>
        targetStatus(target(kind as Target['op'], wanted), rate, known(value));
      const [worse, better] = (kind === '<=') === a > b ? [a, b] : [b, a];
      if (judge(worse).met === true) expect(judge(better).met).toBe(true);
      const { met, short_by } = judge(a);
      expect(met === false && kind !== 'raise' ? (short_by ?? 0) > 0 : true).toBe(true);
    }),
  );
});
