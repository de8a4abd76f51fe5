import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, segments } from './comparability';
import type { Series } from './comparability';
import {
  absorbedLater,
  constituentsOf,
  descentOf,
  familyOf,
  printedDecimals,
  rollUp,
  rollUpKind,
  unitsIn,
  weightYear,
} from './roll-up';
import type { RollUpPart, RollUpRule } from './roll-up';
import type { SeriesBreak, Unit, UnitLink } from './types';

const unit = (unit_id: string, valid_from: string | null, valid_to: string | null): Unit => ({
  unit_id,
  level: 'province',
  parent_id: 'viet-nam',
  code: null,
  valid_from,
  valid_to,
});
const link = (
  from_unit_id: string,
  to_unit_id: string,
  effective_on: string,
  extent: UnitLink['extent'] = 'full',
): UnitLink => ({ from_unit_id, to_unit_id, effective_on, extent });
const part = (unit_id: string, value: number | null, more: Partial<RollUpPart> = {}) => ({
  ...{ unit_id, value, numerator: null, denominator: null, weight: null, withheld: false },
  ...more,
});
const score: RollUpRule = { kind: 'score', scale: 100, weighted: false };
const rate: RollUpRule = { kind: 'rate', scale: 100, weighted: false };

const links = [
  link('ha-tay', 'ha-noi', '2008-08-01'),
  link('vinh-phuc', 'ha-noi', '2008-08-01', 'partial'),
  ...['phu-tho', 'vinh-phuc'].map((id) => link(id, 'phu-tho-2025', '2025-07-01')),
];
const units = [
  unit('ha-noi', null, null),
  unit('ha-tay', null, '2008-07-31'),
  unit('phu-tho', null, '2025-06-30'),
  unit('vinh-phuc', null, '2025-06-30'),
  unit('phu-tho-2025', '2025-07-01', null),
];
const real = descentOf(units, links);

describe('units in the place of a unit of today', () => {
  it('are those that went fully into it; a unit that existed is its own', () => {
    expect(constituentsOf('phu-tho-2025', '2024-07-01', real)).toEqual(['phu-tho', 'vinh-phuc']);
    expect(constituentsOf('phu-tho-2025', '2025-07-01', real)).toEqual([]);
    expect(constituentsOf('ha-noi', '2007-07-01', real)).toEqual([]);
    expect(familyOf('ha-noi', real)).toEqual([]);
    expect(absorbedLater('ha-noi', '2007-07-01', real)?.from_unit_id).toBe('ha-tay');
    expect(absorbedLater('ha-noi', '2009-07-01', real)).toBeUndefined();
  });

  it('are none where a part of a unit went into it: the rest of it is not known', () => {
    const split = descentOf(
      [unit('a', null, '2025-06-30'), unit('b', null, null), unit('n', '2025-07-01', null)],
      [link('a', 'n', '2025-07-01'), link('b', 'n', '2025-07-01', 'partial')],
    );
    expect(constituentsOf('n', '2024-07-01', split)).toEqual([]);
  });

  it('are the same through a chain of mergers as through one, whether or not ids are kept', () => {
    const leaf = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 2 });
    const picks = fc.array(fc.nat(), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(leaf, picks, fc.boolean(), (ids, picked, keep) => {
        const now = unit('now', '2025-07-01', null);
        const ended = new Map<string, string>();
        const began = new Map<string, string>();
        const chain: UnitLink[] = [];
        let heads: string[] = [...ids];
        for (const [n, pick] of picked.slice(0, ids.length - 2).entries()) {
          const year = 2011 + n;
          const [from = '', to = '', ...rest] = [
            ...heads.slice(pick % heads.length),
            ...heads.slice(0, pick % heads.length),
          ];
          const next = keep ? to : `${to}${n}`;
          for (const id of keep ? [from] : [from, to]) {
            chain.push(link(id, next, `${year}-07-01`));
            ended.set(id, `${year}-06-30`);
          }
          if (!keep) began.set(next, `${year}-07-01`);
          heads = [next, ...rest];
        }
        for (const id of heads) chain.push(link(id, 'now', '2025-07-01'));
        const all = [...new Set([...ids, ...began.keys()])].map((id) =>
          unit(id, began.get(id) ?? null, ended.get(id) ?? '2025-06-30'),
        );
        const once = descentOf(
          [...ids.map((id) => unit(id, null, '2025-06-30')), now],
          ids.map((id) => link(id, 'now', '2025-07-01')),
        );
        const many = descentOf([...all, now], chain);
        const found = constituentsOf('now', '2010-07-01', many);
        expect(found).toEqual([...ids].sort());
        expect(found).toEqual(constituentsOf('now', '2010-07-01', once));
        expect(found.filter((id) => !familyOf('now', many).includes(id))).toEqual([]);
      }),
    );
  });

  it('take each other’s place when the boundaries are switched, in order and once', () => {
    const asked = ['vinh-phuc', 'ha-noi', 'phu-tho'];
    expect(unitsIn('current', asked, real)).toEqual(['phu-tho-2025', 'ha-noi']);
    expect(unitsIn('original', ['ha-noi', 'phu-tho-2025'], real)).toEqual([
      'ha-noi',
      'phu-tho',
      'vinh-phuc',
    ]);
    expect(unitsIn('current', ['ha-tay', 'unknown'], real)).toEqual(['ha-noi', 'unknown']);
  });
});

describe('a roll-up', () => {
  const counted = fc
    .tuple(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 1, max: 1e6 }))
    .map(([n, more]) => ({ numerator: n, denominator: n + more }));
  const whole = fc
    .array(counted, { minLength: 1, maxLength: 6 })
    .map((rows) =>
      rows.map((row, n) => part(`u${n}`, (100 * row.numerator) / row.denominator, row)),
    );

  it('keeps the sums of numerators and denominators, however the parts are grouped', () => {
    fc.assert(
      fc.property(whole, fc.nat(), (parts, cut) => {
        const all = rollUp(parts, rate);
        const sum = (of: (one: RollUpPart) => number | null) =>
          parts.reduce((total, one) => total + (of(one) ?? 0), 0);
        expect(all.numerator).toBe(sum((one) => one.numerator));
        expect(all.denominator).toBe(sum((one) => one.denominator));
        expect(all.value).toBeCloseTo((100 * (all.numerator ?? 0)) / (all.denominator ?? 1), 8);
        expect(all.value ?? NaN).toBeGreaterThanOrEqual((all.min ?? NaN) - 1e-9);
        expect(all.value ?? NaN).toBeLessThanOrEqual((all.max ?? NaN) + 1e-9);
        const at = 1 + (cut % parts.length);
        const groups = [parts.slice(0, at), parts.slice(at)].filter((group) => group.length > 0);
        const steps = groups.map((group, n) => {
          const { value, numerator, denominator } = rollUp(group, rate);
          return part(`g${n}`, value, { numerator, denominator });
        });
        const { value, numerator, denominator } = rollUp(steps, rate);
        expect([value, numerator, denominator]).toEqual([
          all.value,
          all.numerator,
          all.denominator,
        ]);
      }),
    );
  });

  it('has no value when any part lacks what it takes, and names each', () => {
    const parts = [part('a', 1), part('b', null), part('c', null, { withheld: true })];
    expect(rollUp(parts, score)).toMatchObject({
      value: null,
      min: 1,
      max: 1,
      missing: [
        { unit_id: 'b', reason: 'no_value' },
        { unit_id: 'c', reason: 'withheld' },
      ],
    });
    const percents = [part('a', 90), part('b', 80, { numerator: 8, denominator: 10 })];
    expect(rollUp(percents, rate)).toMatchObject({
      value: null,
      numerator: null,
      missing: [{ unit_id: 'a', reason: 'no_counts' }],
    });
    const people = [part('a', 90, { weight: 3 }), part('b', 80)];
    expect(rollUp(people, { ...score, weighted: true }).missing).toEqual([
      { unit_id: 'b', reason: 'no_weight' },
    ]);
    expect(rollUp([part('a', null, { numerator: 0, denominator: 0 })], rate)).toMatchObject({
      value: null,
      missing: [{ unit_id: 'a', reason: 'no_value' }],
    });
    expect(rollUp([], score).value).toBeNull();
  });

  it('is the mean of scores, by population if asked, and the sum of counts', () => {
    const parts = [part('a', 0.1, { weight: 3 }), part('b', 0.2, { weight: 1 })];
    expect(rollUp(parts, score)).toMatchObject({ method: 'mean', value: 0.15, min: 0.1, max: 0.2 });
    expect(rollUp(parts, { ...score, weighted: true })).toMatchObject({
      method: 'population_mean',
      value: 0.125,
    });
    expect(rollUp(parts, { ...score, kind: 'count' })).toMatchObject({ method: 'sum', value: 0.3 });
  });

  it('goes by counts for a percent that is counted, not for one an index is printed in', () => {
    const kind = (declares_counts: boolean, index_measure: 'percent' | 'score' | null) =>
      rollUpKind({ measure: 'percent', declares_counts, index_measure });
    expect(kind(false, 'percent')).toBe('score');
    expect([kind(true, 'percent'), kind(false, 'score'), kind(false, null)]).toEqual([
      'rate',
      'rate',
      'rate',
    ]);
  });

  it('weighs by the same year, else the nearest earlier, else the first', () => {
    expect([2023, 2030, 2015].map((year) => weightYear([2022, 2024, 2023], year))).toEqual([
      2023, 2024, 2022,
    ]);
    expect(weightYear([], 2020)).toBeNull();
    expect(printedDecimals([1, 2.25, 3.5])).toBe(2);
  });
});

describe('a series of today’s boundaries', () => {
  const series = (family: string[]): Series => ({
    indicator_id: 'x',
    level: 'province',
    unit: { unit_id: 'phu-tho-2025', valid_from: '2025-07-01' },
    ancestors: ['viet-nam'],
    family,
  });
  const ours = series(familyOf('phu-tho-2025', real));

  it('runs through the merger, but not through a loss of territory of a constituent', () => {
    const rules = { breaks: [], links };
    expect(compare(ours, '2024', '2025', rules)).toEqual({ comparable: true });
    expect(compare(series([]), '2024', '2025', rules)).toMatchObject({
      reason: { code: 'unit_changed' },
    });
    expect(compare(ours, '2008', '2009', rules)).toMatchObject({
      reason: { code: 'unit_changed', params: { other_unit_id: 'ha-noi' } },
    });
  });

  const year = fc.integer({ min: 2000, max: 2030 });
  const scope = fc.constantFrom(null, 'viet-nam', 'phu-tho', 'vinh-phuc', 'phu-tho-2025', 'ha-noi');
  const breaks = fc.array(
    fc.tuple(year, scope).map(([y, scope_unit_id]): SeriesBreak => ({
      ...{ indicator_id: 'x', level: null, scope_unit_id, period: String(y) },
      reason_code: 'new_framework',
    })),
    { maxLength: 5 },
  );
  const others = fc.array(
    fc
      .tuple(year, fc.constantFrom('phu-tho', 'vinh-phuc', 'ha-noi', 'son-la'), fc.boolean())
      .map(([y, id, into]) =>
        into
          ? link('other', id, `${y}-03-01`, 'partial')
          : link(id, 'other', `${y}-03-01`, 'partial'),
      ),
    { maxLength: 4 },
  );
  const line = fc.uniqueArray(
    fc.record({ period: year.map(String), value: fc.option(fc.integer({ min: 1, max: 9 })) }),
    { selector: (point) => point.period },
  );

  it.each([
    ['original', series([])],
    ['current', ours],
  ] as const)(
    'joins no points across a break or a change of territory (%s)',
    (boundaries, given) => {
      const inside = new Set([given.unit.unit_id, ...(given.family ?? [])]);
      fc.assert(
        fc.property(line, breaks, others, (points, cuts, moves) => {
          const rules = { breaks: cuts, links: [...links, ...moves] };
          for (const { points: piece } of segments(points, given, rules)) {
            const [first, last] = [piece[0]?.period ?? '', piece.at(-1)?.period ?? ''];
            const within = (at: string) => first < at && at <= last;
            const bound = cuts.filter(
              ({ scope_unit_id: id }) => id === null || id === 'viet-nam' || inside.has(id),
            );
            expect(bound.some((row) => within(row.period))).toBe(false);
            const touching = moves.filter(
              (move) => inside.has(move.from_unit_id) !== inside.has(move.to_unit_id),
            );
            expect(touching.some((move) => within(move.effective_on.slice(0, 4)))).toBe(false);
            if (boundaries === 'original') expect(within('2025')).toBe(false);
          }
        }),
      );
    },
  );
});
