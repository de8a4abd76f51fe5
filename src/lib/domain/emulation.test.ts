import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { best, improvedList, printedTopList, topList, type EmulationUnit } from './emulation';
import { competitionRanks } from './ranking';
import type { Direction } from './types';

interface Named extends EmulationUnit {
  id: string;
}

const unit = (id: string, more: Partial<EmulationUnit> = {}): Named => ({
  ...{ id, value: null, rank: null, published_rank: null, published_of: null },
  ...{ change_value: null, reason: null, origin: 'published', ...more },
});
const names = (list: { listed: { of: Named }[] }) => list.listed.map(({ of }) => of.id);
const direction = fc.constantFrom<Direction>('higher_better', 'lower_better');
const values = fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 1, maxLength: 30 });
const n = fc.integer({ min: 1, max: 12 });

function ranked(numbers: readonly number[], d: Direction): Named[] {
  const cells = numbers.map((value, i) => ({ unit_id: `u${i}`, value }));
  const ranks = competitionRanks(cells, d);
  return cells.map(({ unit_id, value }) =>
    unit(unit_id, { value, rank: ranks.get(unit_id) ?? null }),
  );
}

describe('the best', () => {
  it('are all at the cut value, nobody worse, in either direction', () => {
    fc.assert(
      fc.property(values, n, direction, (numbers, wanted, d) => {
        const units = ranked(numbers, d);
        const list = topList(units, wanted, d, null);
        const better = (a: number, b: number) => (d === 'lower_better' ? a < b : a > b);
        const sorted = [...numbers].sort((a, b) => (better(a, b) ? -1 : better(b, a) ? 1 : 0));
        const cut = sorted[Math.min(wanted, sorted.length) - 1] ?? NaN;
        const expected = units.filter(({ value }) => value !== null && !better(cut, value));
        expect(names(list).sort()).toEqual(expected.map(({ id }) => id).sort());
        expect(list.listed.map(({ place, of }) => [place, of.rank])).toEqual(
          list.listed.map(({ place }) => [place, place]),
        );
        expect(list.tied > 0).toBe(list.listed.length > wanted);
        if (list.tied > 0) expect(list.tied).toBe(numbers.filter((value) => value === cut).length);
      }),
    );
  });

  it('all who tie at the cut are in', () => {
    const list = best(
      [9, 8, 8, 8, 7].map((value) => ({ of: value, value })),
      2,
      'higher_better',
    );
    expect(list).toMatchObject({ considered: 5, tied: 3, refused: null });
    expect(list.listed).toEqual([
      { place: 1, of: 9 },
      { place: 2, of: 8 },
      { place: 2, of: 8 },
      { place: 2, of: 8 },
    ]);
  });

  it('are named of a complete ranking only', () => {
    const incomplete = { code: 'incomplete_set', params: { of: 63 } };
    const units = ranked([3, 2], 'higher_better');
    expect(topList(units, 1, 'higher_better', incomplete)).toMatchObject({
      listed: [],
      refused: incomplete,
    });
    expect(topList(units, 1, null, null).refused?.code).toBe('no_direction');
  });

  it('never mix published figures with own or estimated ones, and never are simulated', () => {
    const [a, b] = ranked([3, 2], 'higher_better');
    if (!a || !b) throw new Error('two units');
    const of = (first: Named['origin'], second: Named['origin']) =>
      topList(
        [
          { ...a, origin: first },
          { ...b, origin: second },
        ],
        2,
        'higher_better',
        null,
      );
    expect(of('published', 'own').refused?.code).toBe('mixed_origin');
    expect(of('published', 'estimated').refused?.code).toBe('mixed_origin');
    expect(of('estimated', 'estimated').refused?.code).toBe('rank_estimated');
    expect(of('simulated', 'simulated').refused?.code).toBe('simulated_figures');
    expect(names(of('own', 'own'))).toEqual(['u0', 'u1']);
  });
});

describe('printed ranks', () => {
  const printed = (...ranks: (number | null)[]) =>
    ranks.map((published_rank, i) => unit(`u${i}`, { published_rank, published_of: 63 }));

  it('make a list while it is certain that nobody is missing', () => {
    expect(names(printedTopList(printed(4, 1, null, 2, 3), 3) ?? { listed: [] })).toEqual([
      'u1',
      'u3',
      'u4',
    ]);
    expect(printedTopList(printed(1, 2, 4), 2)).toBeNull();
    expect(printedTopList(printed(1, 2, 3), 3)).toBeNull();
    expect(printedTopList(printed(1, 2, 2, 4), 2)?.listed).toHaveLength(3);
  });

  it('nobody whose rank is unknown would have been on it', () => {
    fc.assert(
      fc.property(values, n, fc.infiniteStream(fc.boolean()), (numbers, wanted, told) => {
        const whole = ranked(numbers, 'higher_better');
        const known = whole.map((one) => ({
          ...one,
          published_rank: told.next().value ? one.rank : null,
        }));
        const list = printedTopList(known, wanted);
        if (!list) return;
        expect(names(list).sort()).toEqual(
          whole.flatMap(({ id, rank }) => ((rank ?? 99) <= wanted ? [id] : [])).sort(),
        );
      }),
    );
  });

  it('among other units are another list', () => {
    const [a, ...rest] = printed(1, 2, 3);
    if (!a) throw new Error('a unit');
    expect(printedTopList([{ ...a, published_of: 7 }, ...rest], 1)).toBeNull();
  });
});

describe('the most improved', () => {
  const broken = {
    code: 'series_break',
    params: { reason_code: 'framework_changed', period: '2024' },
  };
  const whole = { incomplete: null, incomplete_before: null, apart: null };

  it('improved, each of them, and nobody left out improved more', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: -5, max: 5 }))),
        n,
        direction,
        (all, k, d) => {
          const units = all.map((change_value, i) =>
            unit(`u${i}`, {
              value: 1,
              change_value,
              reason: change_value === null ? broken : null,
            }),
          );
          const list = improvedList({ units, direction: d, ...whole }, k);
          const gain = (one: Named) => (one.change_value ?? 0) * (d === 'lower_better' ? -1 : 1);
          const on = new Set(names(list));
          const risen = units.filter((one) => gain(one) > 0);
          expect(list.refused !== null).toBe(on.size === 0);
          expect(on.size).toBeGreaterThanOrEqual(Math.min(k, risen.length));
          const least = Math.min(...list.listed.map(({ of }) => gain(of)));
          expect(least).toBeGreaterThan(0);
          for (const one of units)
            if (!on.has(one.id)) expect(gain(one)).toBeLessThan(Math.max(least, 1));
          expect(list.considered).toBe(all.filter((change) => change !== null).length);
        },
      ),
    );
  });

  it('never cross a break or a change of the set, and need both periods whole', () => {
    const units = [unit('a', { value: 2, change_value: 1 })];
    const ask = (more: object) =>
      improvedList({ units, direction: 'higher_better', ...whole, ...more }, 5);
    expect(names(ask({}))).toEqual(['a']);
    expect(ask({ apart: broken })).toMatchObject({ listed: [], refused: broken });
    for (const key of ['incomplete', 'incomplete_before'])
      expect(ask({ [key]: { code: 'x', params: {} } }).refused?.code).toBe('x');
    const unit_changed = { code: 'unit_changed', params: {} };
    const none = [broken, unit_changed, broken].map((reason, i) => unit(`u${i}`, { reason }));
    expect(ask({ units: none }).refused).toEqual(broken);
    const fallen = [unit('a', { change_value: 0 }), unit('b', { change_value: -1 })];
    expect(ask({ units: fallen })).toMatchObject({
      refused: { code: 'none_improved' },
      considered: 2,
    });
  });
});
