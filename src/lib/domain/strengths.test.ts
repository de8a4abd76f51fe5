import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { furthestBehind, setApart } from './strengths';
import type { PartValue } from './strengths';

const part = (id: string, value: number, more: Partial<PartValue> = {}): PartValue => ({
  id,
  value,
  maximum: 10,
  direction: 'higher_better',
  spread: { min: 4, median: 6, max: 8, n: 63 },
  ...more,
});

describe('what sets a unit apart', () => {
  it('orders both sides by the distance from the median and counts lost points', () => {
    const found = setApart([part('a', 6.5), part('b', 7.9), part('c', 4.25), part('d', 6)]);
    expect(found.above.map((one) => [one.id, one.against_median, one.lost])).toEqual([
      ['b', 1.9, 2.1],
      ['a', 0.5, 3.5],
    ]);
    expect(found.below.map((one) => [one.id, one.against_median])).toEqual([['c', -1.75]]);
    expect(found.nearest?.id).toBe('b');
    expect(found.farthest).toMatchObject({ id: 'c', lost: 5.75 });
    expect(found.least).toBeNull();
  });

  it('names the least bad where nothing is better, the least good where nothing is worse', () => {
    expect(setApart([part('a', 5), part('b', 5.5)]).least?.id).toBe('b');
    expect(setApart([part('a', 7), part('b', 6.5)]).least?.id).toBe('b');
  });

  it('turns around where less is better, and loses no points there', () => {
    const found = setApart([part('a', 5, { direction: 'lower_better' })]);
    expect(found.above[0]).toMatchObject({ against_median: 1, lost: null, reached: null });
  });

  it('takes no median from one or two values, and no lost points without a maximum', () => {
    const few = setApart([part('a', 7, { spread: { min: 5, median: 6, max: 7, n: 2 } })]);
    expect([few.above, few.below, few.least]).toEqual([[], [], null]);
    const open = setApart([part('a', 7, { maximum: null }), part('b', 5, { maximum: null })]);
    expect([open.nearest, open.farthest, open.above[0]?.lost]).toEqual([null, null, null]);
  });

  it('never names a part below the median a strength, nor one above it a weakness', () => {
    const high = { min: 7, median: 9, max: 9.5, n: 63 };
    const low = { min: 1, median: 2, max: 4, n: 63 };
    const found = setApart([part('a', 8, { spread: high }), part('b', 3, { spread: low })]);
    expect([found.above.map((one) => one.id), found.below.map((one) => one.id)]).toEqual([
      ['b'],
      ['a'],
    ]);
    expect([found.nearest, found.farthest]).toEqual([null, null]);
  });

  it('orders what is behind by the same rule across indices', () => {
    const parts = [
      part('a', 5.5, { spread: { min: 1, median: 6, max: 9, n: 63 } }),
      part('b', 5.74, { spread: { min: 5.6, median: 6, max: 6.2, n: 63 } }),
      part('c', 7),
    ];
    expect(furthestBehind(parts, 9)).toEqual(['b', 'a']);
    expect(furthestBehind(parts, 9)).toEqual(setApart(parts).below.map((one) => one.id));
    expect(furthestBehind(parts, 1)).toEqual(['b']);
  });

  it('never puts a part on both sides, and never loses fewer than no points', () => {
    const parts = fc.array(
      fc.record({
        value: fc.integer({ min: 0, max: 1200 }).map((cents) => cents / 100),
        maximum: fc.option(fc.constant(10)),
        low: fc.integer({ min: 0, max: 5 }),
        middle: fc.integer({ min: 0, max: 5 }),
        high: fc.integer({ min: 0, max: 5 }),
        n: fc.integer({ min: 0, max: 63 }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(parts, (drawn) => {
        const found = setApart(
          drawn.map(({ value, maximum, low, middle, high, n }, i) =>
            part(`p${i}`, value, {
              maximum,
              spread: { min: low, median: low + middle, max: low + middle + high, n },
            }),
          ),
        );
        const above = new Set(found.above.map((one) => one.id));
        expect(found.below.filter((one) => above.has(one.id))).toEqual([]);
        expect((found.nearest?.against_median ?? 0) >= 0).toBe(true);
        expect((found.farthest?.against_median ?? 0) <= 0).toBe(true);
        const all = [...found.above, ...found.below];
        for (const one of all) expect(one.lost === null || one.lost >= 0).toBe(true);
        expect(found.least === null || found.above.length === 0 || found.below.length === 0).toBe(
          true,
        );
      }),
    );
  });
});
