import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSmallDenominator, ratePercent, wilson95 } from './rates';

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
