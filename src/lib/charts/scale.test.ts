import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dodge, niceExtent } from './scale';

describe('dodge', () => {
  it('keeps labels apart, inside and in order while there is room', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 350 }), { maxLength: 12 }), (wanted) => {
        const placed = dodge(wanted, 17, 0, 300);
        const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
        order.forEach((index, k) => {
          const at = placed[index] ?? Number.NaN;
          expect(at).toBeGreaterThanOrEqual(-1e-9);
          expect(at).toBeLessThanOrEqual(300 + 1e-9);
          const before = order[k - 1];
          if (before !== undefined) {
            expect(at - (placed[before] ?? 0)).toBeGreaterThanOrEqual(17 - 1e-9);
          }
        });
      }),
    );
  });

  it('leaves labels where they are when none is in the way', () => {
    expect(dodge([10, 100, 50], 17, 0, 300)).toEqual([10, 100, 50]);
  });
});

describe('niceExtent', () => {
  it('holds every value between its round ends', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9999, max: 9999 }), { minLength: 1 }), (numbers) => {
        const values = numbers.map((n) => n / 100);
        const { min, max, step } = niceExtent(values);
        expect(min).toBeLessThanOrEqual(Math.min(...values));
        expect(max).toBeGreaterThanOrEqual(Math.max(...values));
        expect(step).toBeGreaterThan(0);
        expect(max).toBeGreaterThan(min);
      }),
    );
  });
});
