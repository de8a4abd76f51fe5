import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { competitionRanks, provisionalRanks, rankUnits } from './ranking';
import type { RankCell } from './ranking';

const cell = (
  unit_id: string,
  value: number | null,
  published_rank: number | null = null,
): RankCell => ({
  unit_id,
  value,
  published_rank,
});
const table = fc
  .array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 40 })
  .map((values) =>
    values.map((value, n) => ({ unit_id: `u${n}`, value: value / 4, published_rank: null })),
  );
const direction = fc.constantFrom('higher_better' as const, 'lower_better' as const);

describe('ranks', () => {
  it('are shared by equal values and skip the places taken: 1, 2, 2, 4', () => {
    const ranks = competitionRanks(
      [
        { unit_id: 'a', value: 90.1 },
        { unit_id: 'b', value: 90.09 },
        { unit_id: 'c', value: 90.09 },
        { unit_id: 'd', value: 80 },
      ],
      'higher_better',
    );
    expect(Object.fromEntries(ranks)).toEqual({ a: 1, b: 2, c: 2, d: 4 });
  });

  it('begin with the least where less is better', () => {
    const set = { expected: ['a', 'b'], withheld: [], direction: 'lower_better' as const };
    expect(Object.fromEntries(rankUnits([cell('a', 9), cell('b', 2)], set).ranks)).toEqual({
      a: 2,
      b: 1,
    });
  });

  it('follow from the order of values only', () => {
    fc.assert(
      fc.property(table, direction, fc.infiniteStream(fc.nat()), (cells, d, keys) => {
        const ranks = competitionRanks(cells, d);
        const shuffled = cells
          .map((c) => ({ c, k: keys.next().value ?? 0 }))
          .sort((a, b) => a.k - b.k)
          .map(({ c }) => c);
        expect(new Map([...competitionRanks(shuffled, d)].sort())).toEqual(
          new Map([...ranks].sort()),
        );
        const stretched = cells.map((c) => ({ ...c, value: c.value * 3 + 7 }));
        expect(competitionRanks(stretched, d)).toEqual(ranks);
        for (const a of cells) {
          const better = cells.filter((b) =>
            d === 'higher_better' ? b.value > a.value : b.value < a.value,
          );
          expect(ranks.get(a.unit_id)).toBe(better.length + 1);
        }
        expect(Math.min(...ranks.values())).toBe(1);
        expect(ranks.size).toBe(cells.length);
      }),
    );
  });
});

describe('a set of units', () => {
  it('is ranked when every unit has a value or is known to be withheld', () => {
    const set = { expected: ['a', 'b', 'c'], withheld: ['c'], direction: 'higher_better' as const };
    const found = rankUnits([cell('a', 1), cell('b', 2), cell('viet-nam', 9)], set);
    expect(found).toMatchObject({
      of: 2,
      expected: 3,
      withheld: ['c'],
      missing: [],
      incomplete: null,
    });
    expect(Object.fromEntries(found.ranks)).toEqual({ b: 1, a: 2 });
  });

  it('is not ranked from a partial list, and says what is known', () => {
    const expected = ['an-giang', 'b', 'c', 'd'];
    const set = { expected, withheld: [], direction: 'higher_better' as const };
    const found = rankUnits([cell('an-giang', 81.32, 63), cell('b', null, 62), cell('c', 90)], set);
    expect(found.ranks.size).toBe(0);
    expect(found.of).toBeNull();
    expect(found.missing).toEqual(['b', 'd']);
    expect(found.incomplete).toEqual({
      code: 'incomplete_set',
      params: { known_values: 2, known_ranks: 2, of: 4 },
    });
  });

  it('is not ranked without a register, a direction or any value', () => {
    const one = [cell('a', 1)];
    const base = { expected: ['a'], withheld: [], direction: 'higher_better' as const };
    expect(rankUnits(one, { ...base, expected: null }).incomplete?.code).toBe('unknown_set');
    expect(rankUnits(one, { ...base, direction: null }).incomplete?.code).toBe('no_direction');
    expect(rankUnits([], { ...base, withheld: ['a'] }).incomplete?.code).toBe('incomplete_set');
  });

  it('loses all its ranks when any one expected unit is missing', () => {
    fc.assert(
      fc.property(table, fc.nat(), direction, (cells, pick, d) => {
        const expected = cells.map((c) => c.unit_id);
        const gone = expected[pick % expected.length];
        const rest = cells.filter((c) => c.unit_id !== gone);
        const full = rankUnits(cells, { expected, withheld: [], direction: d });
        expect(full.of).toBe(cells.length);
        const partial = rankUnits(rest, { expected, withheld: [], direction: d });
        expect([partial.ranks.size, partial.of]).toEqual([0, null]);
        const told = rankUnits(rest, { expected, withheld: gone ? [gone] : [], direction: d });
        expect(told.of).toBe(rest.length > 0 ? rest.length : null);
      }),
    );
  });

  it('may be ordered provisionally when a reader asks', () => {
    const cells = [cell('a', 3), cell('b', null), cell('c', 5)];
    expect(Object.fromEntries(provisionalRanks(cells, 'higher_better'))).toEqual({ c: 1, a: 2 });
    expect(provisionalRanks(cells, null).size).toBe(0);
  });
});
