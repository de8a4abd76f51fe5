import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { roundTo } from './numbers';
import type { QualityRow } from './quality';
import {
  additionsOf,
  feedbackFindings,
  limitFindings,
  rulesFor,
  sumDiffers,
} from './quality-limits';
import type { RuleSet } from './quality-limits';
import { scorecardFindings } from './quality-scorecards';

const row = (more: Partial<QualityRow>): QualityRow => ({
  unit_id: 'u',
  indicator_id: 'total',
  period: '2024',
  breakdown: null,
  source_id: 's',
  value: null,
  numerator: null,
  denominator: null,
  published_rank: null,
  status: 'final',
  preferred: true,
  as_of: null,
  cumulative: null,
  level: 'province',
  ancestors: 'viet-nam',
  valid_from: null,
  ...more,
});
const item = (indicator_id: string, max_points: number | null, weight: number | null = null) => ({
  indicator_id,
  max_points,
  weight,
});
const parentOf = (id: string) => (id === 'total' ? null : 'total');
const rule = (items: RuleSet['items'], more: Partial<RuleSet> = {}): RuleSet => ({
  framework_id: 'f',
  index_id: 'total',
  level: 'province',
  scope_unit_id: null,
  year_from: 2020,
  year_to: null,
  items,
  ...more,
});

describe('a framework says that parts add up', () => {
  test('where their maxima, or their weights, make up the maximum of the whole', () => {
    const points = { items: [item('total', 100), item('a', 60), item('b', 40)] };
    expect(additionsOf(points, parentOf)[0]?.parts.map(({ factor }) => factor)).toEqual([1, 1]);
    const weights = { items: [item('total', 100), item('a', 10, 70), item('b', 10, 30)] };
    expect(additionsOf(weights, parentOf)[0]?.parts.map(({ factor }) => factor)).toEqual([7, 3]);
  });

  test('and not where one is unknown, or they do not make it up', () => {
    expect(
      additionsOf({ items: [item('total', 100), item('a', 60), item('b', null)] }, parentOf),
    ).toEqual([]);
    expect(
      additionsOf({ items: [item('total', 100), item('a', 60), item('b', 30)] }, parentOf),
    ).toEqual([]);
    expect(
      additionsOf({ items: [item('total', 100), item('a', 10, 70), item('b', 10, 20)] }, parentOf),
    ).toEqual([]);
  });

  test('rounding alone is never told, more than rounding always is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 2, maxLength: 10 }),
        fc.constantFrom(1, 2, 3),
        (numbers, decimals) => {
          const exact = numbers.map((one) => one / 10_000);
          const parts = exact.map((_, i) => ({ indicator_id: String(i), factor: 1 }));
          const printed = exact.map((one) => roundTo(one, decimals));
          const whole = roundTo(
            exact.reduce((sum, one) => sum + one, 0),
            decimals,
          );
          const valueOf = (id: string) => printed[Number(id)] ?? null;
          const addition = { whole: 'total', parts };
          // Trailing zeros are not printed, so the allowance is at least that of the decimals asked for.
          expect(sumDiffers(whole, addition, valueOf)).toBeNull();
          const off = roundTo(whole + parts.length + 2, 4);
          expect(sumDiffers(off, addition, valueOf)).not.toBeNull();
          expect(sumDiffers(off, addition, () => null)).toBeNull();
        },
      ),
    );
  });
});

describe('figures against their framework', () => {
  const items = [item('total', 100), item('a', 60), item('b', 40)];
  const rules = [{ ...rule(items), additions: additionsOf({ items }, parentOf) }];
  const of = (a: number, b: number, total: number, period = '2024') =>
    limitFindings(
      [
        row({ indicator_id: 'a', value: a, period }),
        row({ indicator_id: 'b', value: b, period }),
        row({ value: total, period }),
      ],
      rules,
    ).map(({ kind, indicator_id, params }) => ({ kind, indicator_id, params }));

  test('tell a sum that differs and a score above its maximum, in its years only', () => {
    expect(of(50.25, 30.25, 80.5)).toEqual([]);
    expect(of(50.25, 30.25, 81.25)).toEqual([
      {
        kind: 'sum_differs',
        indicator_id: 'total',
        params: { value: 81.25, computed: 80.5, parts: 2 },
      },
    ]);
    expect(of(60.5, 30.25, 90.75)).toEqual([
      { kind: 'score_above_maximum', indicator_id: 'a', params: { value: 60.5, max: 60 } },
    ]);
    expect(of(60.5, 30.25, 99, '2019')).toEqual([]);
  });

  test('of its own place before those of the country, each index by itself', () => {
    const own = rule(items, { framework_id: 'own', level: 'district', scope_unit_id: 'p' });
    const all = rule(items, { framework_id: 'all', level: 'district' });
    const other = rule(items, { framework_id: 'other', level: 'district', index_id: 'x' });
    const ids = (ancestors: string, more: Partial<QualityRow> = {}) =>
      rulesFor([own, all, other], row({ level: 'district', ancestors, ...more }), '2024').map(
        ({ framework_id }) => framework_id,
      );
    expect(ids('p viet-nam')).toEqual(['own', 'other']);
    expect(ids('q viet-nam')).toEqual(['all', 'other']);
    expect(ids('p viet-nam', { level: 'province' })).toEqual([]);
  });
});

test('more feedback handled than received is told, less is not', () => {
  const of = (handled: number) =>
    feedbackFindings([
      row({ indicator_id: 'feedback-received-count', value: 100 }),
      row({ indicator_id: 'feedback-handled-rate', numerator: handled }),
    ]).map(({ params }) => params);
  expect(of(100)).toEqual([]);
  expect(of(101)).toEqual([{ handled: 101, received: 100 }]);
});

test('scorecards: each score has its own sum and maximum', () => {
  const card = (indicator_id: string, max: number, self_score: number, final: number) => ({
    unit_id: 'u',
    framework_id: 'f',
    period: '2024',
    indicator_id,
    max,
    self_score,
    final,
    appraised_1: null,
    appraised_2: null,
  });
  const additions = additionsOf(
    { items: [item('total', 100), item('a', 60), item('b', 40)] },
    parentOf,
  );
  const found = scorecardFindings(
    [card('total', 100, 95, 85), card('a', 60, 61, 50), card('b', 40, 34, 36)],
    () => additions,
  );
  expect(found.map(({ kind, params }) => [kind, params['column']])).toEqual([
    ['score_above_maximum', 'self_score'],
    ['sum_differs', 'final'],
  ]);
});
