import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  isSmallDenominator,
  itemPoints,
  ratePercent,
  sumPeriods,
  wilson95,
  type RatePart,
} from './rates';

const counts = fc
  .integer({ min: 1, max: 500_000 })
  .chain((den) => fc.tuple(fc.integer({ min: 0, max: den }), fc.constant(den)));

it('gives no rate without cases', () => {
  expect(ratePercent(0, 0)).toBeNull();
  expect(wilson95(0, 0)).toBeNull();
  expect(wilson95(5, 4)).toBeNull();
  expect(ratePercent(0, 8)).toBe(0);
});

it('agrees with the textbook interval of 81 of 263', () => {
  const found = wilson95(81, 263);
  expect(found?.low).toBeCloseTo(0.2553, 4);
  expect(found?.high).toBeCloseTo(0.3662, 4);
});

it('keeps the interval within 0 and 1 and around the rate', () => {
  fc.assert(
    fc.property(counts, ([num, den]) => {
      const found = wilson95(num, den);
      const p = num / den;
      expect(found).not.toBeNull();
      if (!found) return;
      expect(found.low).toBeGreaterThanOrEqual(0);
      expect(found.high).toBeLessThanOrEqual(1);
      expect(found.low <= p && p <= found.high).toBe(true);
      expect(found.high - found.low).toBeGreaterThan(0);
    }),
  );
});

it('narrows with more cases', () => {
  fc.assert(
    fc.property(counts, ([num, den]) => {
      const few = wilson95(num, den);
      const many = wilson95(num * 10, den * 10);
      if (few && many) expect(many.high - many.low).toBeLessThan(few.high - few.low);
    }),
  );
});

it('marks rates on fewer than 30 cases', () => {
  expect([29, 30].map(isSmallDenominator)).toEqual([true, false]);
});

const month = (n: number, numerator: number | null, denominator: number | null): RatePart => ({
  period: `2024-${String(n).padStart(2, '0')}`,
  value: numerator === null || denominator === null ? null : ratePercent(numerator, denominator),
  numerator,
  denominator,
  cumulative: null,
});

it('adds months up to quarters, halves, nine months and the year', () => {
  const parts = fc.array(counts, { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(parts, (year) => {
      const rows = year.map(([num, den], i) => month(i + 1, num, den));
      const whole = sumPeriods(rows, '2024');
      expect(whole.numerator).toBe(year.reduce((sum, [num]) => sum + num, 0));
      expect(whole.denominator).toBe(year.reduce((sum, [, den]) => sum + den, 0));
      const quarters = ['2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4'].map((q) => sumPeriods(rows, q));
      const again = sumPeriods(
        quarters.map((q) => ({ ...q, cumulative: null })),
        '2024',
      );
      expect(again).toMatchObject({ numerator: whole.numerator, denominator: whole.denominator });
      expect(sumPeriods(rows, '2024-9M').of).toHaveLength(9);
      expect(sumPeriods(rows, '2024-H2').of[0]).toBe('2024-07');
    }),
  );
});

it('gives no sum where a month is missing, and names it', () => {
  const rows = [month(1, 5, 10), month(3, 6, 10)];
  expect(sumPeriods(rows, '2024-Q1')).toMatchObject({ value: null, missing: ['2024-02'] });
  const without = [...rows, month(2, null, 10)];
  expect(sumPeriods(without, '2024-Q1')).toMatchObject({ value: null, missing: ['2024-02'] });
  const all = [...rows, month(2, 4, 30)];
  expect(sumPeriods(all, '2024-Q1')).toMatchObject({ value: 30, numerator: 15, denominator: 50 });
});

it('never adds what was counted from the beginning of the year', () => {
  const rows = [1, 2, 3].map((n) => ({ ...month(n, n, 10), cumulative: n === 3 }));
  expect(sumPeriods(rows, '2024-Q1').missing).toEqual(['2024-03']);
});

it('adds up counts', () => {
  const rows = [4, 0, 6].map((value, i) => ({ ...month(i + 1, null, null), value }));
  expect(sumPeriods(rows, '2024-Q1', true)).toMatchObject({ value: 10, denominator: null });
});

it('scores a rate of QĐ 766 against its threshold, and counts the dossiers that lack', () => {
  const item = { max_points: 4, threshold: 80 };
  expect(itemPoints(item, 60, { numerator: 60, denominator: 100 })).toEqual({
    points: 3,
    missing_points: 1,
    missing_cases: 20,
  });
  expect(itemPoints(item, 95, { numerator: 95, denominator: 100 })).toMatchObject({
    points: 4,
    missing_points: 0,
    missing_cases: 0,
  });
  const unknown = { points: null, missing_points: null };
  expect(
    itemPoints({ max_points: null, threshold: 50 }, 40, { numerator: 4, denominator: 10 }),
  ).toEqual({
    ...unknown,
    missing_cases: 1,
  });
  expect(
    itemPoints({ max_points: 6, threshold: null }, 40, { numerator: 4, denominator: 10 }),
  ).toEqual({
    ...unknown,
    missing_cases: null,
  });
});
