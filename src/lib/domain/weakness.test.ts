import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findWeak, weaknessOf, type Standing } from './weakness';

const standing = (id: string, more: Partial<Standing> = {}): Standing => ({
  ...{ id, value: 5, maximum: 10, direction: 'higher_better' as const },
  ...{ short_by: null, median: null, previous: null, ...more },
});

/** 11 criteria: c2, c4, c6 and c8 miss the target, c9 and c11 fell. */
const ELEVEN = Array.from({ length: 11 }, (_, i) => {
  const n = i + 1;
  const missed = [2, 4, 6, 8].includes(n);
  return standing(`c${n}`, {
    value: n,
    maximum: 12,
    short_by: missed ? 1 : null,
    previous: { period: '2024', value: n === 9 || n === 11 ? n + 0.5 : n },
    median: { value: n, n: 34, of: 34 },
  });
});

describe('what is weak in a unit', () => {
  test('of 11 criteria, of which 4 miss the target and 2 fell, those rows only, by lost points', () => {
    const { counted, uncounted } = findWeak(ELEVEN);
    expect(counted.map(({ id, lost }) => `${id} ${lost}`)).toEqual([
      ...['c2 10', 'c4 8', 'c6 6', 'c8 4', 'c9 3', 'c11 1'],
    ]);
    expect(uncounted).toEqual([]);
    expect(counted.map(({ reasons }) => reasons[0]?.code)).toEqual([
      ...['below_target', 'below_target', 'below_target', 'below_target', 'worse', 'worse'],
    ]);
  });

  test('an unknown maximum is not invented: such rows stand apart', () => {
    const { counted, uncounted } = findWeak([
      standing('a', { maximum: null, short_by: 2 }),
      standing('b', { maximum: null, short_by: 1, previous: { period: '2024', value: 6 } }),
    ]);
    expect(counted).toEqual([]);
    expect(uncounted.map(({ id, lost }) => [id, lost])).toEqual([
      ['b', null],
      ['a', null],
    ]);
  });

  test.each<[string, Partial<Standing>, string[]]>([
    ['below the median', { median: { value: 6, n: 3, of: 3 } }, ['below_median 1']],
    ['a median of too few', { median: { value: 6, n: 2, of: 2 } }, []],
    [
      'less is better',
      { direction: 'lower_better', median: { value: 4, n: 9, of: 9 } },
      ['below_median 1'],
    ],
    ['no direction', { direction: null, median: { value: 6, n: 9, of: 9 } }, []],
    ['the same as before', { previous: { period: '2024', value: 5 } }, []],
    ['nothing to compare with', {}, []],
  ])('%s', (_, more, expected) => {
    const reasons = weaknessOf(standing('a', more))?.reasons ?? [];
    expect(reasons.map(({ code, by }) => `${code} ${by}`)).toEqual(expected);
  });

  test('what is listed has a reason, and lost points never rise down the list', () => {
    const number = fc.integer({ min: 0, max: 100 });
    const any = fc.record({
      ...{ id: fc.string(), value: number, maximum: fc.option(number) },
      direction: fc.constantFrom('higher_better', 'lower_better', null),
      short_by: fc.option(number),
      median: fc.option(fc.record({ value: number, n: number, of: fc.option(number) })),
      previous: fc.option(fc.record({ period: fc.constant('2024'), value: number })),
    });
    fc.assert(
      fc.property(fc.array(any as fc.Arbitrary<Standing>), (all) => {
        const { counted, uncounted } = findWeak(all);
        for (const { reasons } of [...counted, ...uncounted])
          expect(reasons.some(({ by }) => by > 0)).toBe(true);
        const lost = counted.map((one) => one.lost ?? -1);
        expect([...lost].sort((a, b) => b - a)).toEqual(lost);
        expect(lost.every((points) => points >= 0)).toBe(true);
      }),
    );
  });
});
