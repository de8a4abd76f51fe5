import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareNumbers, decimalsOf, fiveNumbers, roundTo, subtract, summarise } from './numbers';

const hundredths = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => n / 100);

it('rounds half away from zero as on paper', () => {
  expect(roundTo(1.005, 2)).toBe(1.01);
  expect(roundTo(-1.005, 2)).toBe(-1.01);
  expect(roundTo(2.5, 0)).toBe(3);
  expect(roundTo(1e-7, 3)).toBe(0);
  expect(Object.is(roundTo(-0.001, 2), 0)).toBe(true);
  expect(roundTo(1e300, 15)).toBe(1e300);
});

it('rounds within half a unit and is idempotent', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.nat(6), (x, n) => {
      const rounded = roundTo(x, n);
      expect(Math.abs(rounded - x)).toBeLessThanOrEqual(0.5 * 10 ** -n + 1e-9);
      expect(roundTo(rounded, n)).toBe(rounded);
      expect(decimalsOf(rounded)).toBeLessThanOrEqual(n);
    }),
  );
});

it('subtracts printed figures without binary noise', () => {
  expect(subtract(92.57, 91.43)).toBe(1.14);
  fc.assert(
    fc.property(hundredths, hundredths, (a, b) => {
      expect(subtract(a, b)).toBe((Math.round(a * 100) - Math.round(b * 100)) / 100 + 0);
    }),
  );
});

it('summarises values whatever their order', () => {
  expect(summarise([])).toBeNull();
  expect(summarise([3.5, 1.25, 2.5, 2.25])).toEqual({ min: 1.25, median: 2.375, max: 3.5 });
  expect(summarise([7])).toEqual({ min: 7, median: 7, max: 7 });
  fc.assert(
    fc.property(fc.array(hundredths, { minLength: 1 }), (values) => {
      const found = summarise(values);
      expect(found).toEqual(summarise([...values].reverse()));
      const below = values.filter((v) => compareNumbers(v, found?.median ?? NaN) < 0).length;
      expect(below).toBeLessThanOrEqual(values.length / 2);
    }),
  );
});

it('gives quartiles as spreadsheets do', () => {
  expect(fiveNumbers([])).toBeNull();
  expect(fiveNumbers([4.5])).toEqual({ min: 4.5, q1: 4.5, median: 4.5, q3: 4.5, max: 4.5 });
  expect(fiveNumbers([7, 1, 3, 5])).toEqual({ min: 1, q1: 2.5, median: 4, q3: 5.5, max: 7 });
  expect(fiveNumbers([1, 2, 4, 8, 16])).toEqual({ min: 1, q1: 2, median: 4, q3: 8, max: 16 });
  expect(fiveNumbers([36.1, 36.4])?.q1).toBe(36.175);
});

it('orders the five numbers, halves the set at the median and quarters it at the quartiles', () => {
  fc.assert(
    fc.property(fc.array(hundredths, { minLength: 1 }), (values) => {
      const five = fiveNumbers(values);
      const { min, q1, median, q3, max } = five ?? { min: 0, q1: 0, median: 0, q3: 0, max: 0 };
      expect([...[min, q1, median, q3, max]].sort(compareNumbers)).toEqual([
        min,
        q1,
        median,
        q3,
        max,
      ]);
      expect(five).toEqual(fiveNumbers([...values].reverse()));
      expect(summarise(values)).toEqual({ min, median, max });
      const below = (end: number) => values.filter((value) => value < end).length;
      const above = (end: number) => values.filter((value) => value > end).length;
      expect(below(q1)).toBeLessThanOrEqual((values.length - 1) * 0.25 + 1);
      expect(above(q3)).toBeLessThanOrEqual((values.length - 1) * 0.25 + 1);
    }),
  );
});
