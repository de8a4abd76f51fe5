import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Unit, UnitLink } from './types';
import {
  ancestorsOf,
  changedBetween,
  isRetrospective,
  predecessorsOf,
  successorsOf,
  unitsToday,
  unitsValidIn,
  validOn,
} from './units-in-time';

const unit = (unit_id: string, valid_from: string | null, valid_to: string | null): Unit => ({
  unit_id,
  level: 'province',
  parent_id: 'viet-nam',
  code: null,
  valid_from,
  valid_to,
});
const link = (from: string, to: string, on: string): UnitLink => ({
  from_unit_id: from,
  to_unit_id: to,
  effective_on: on,
  extent: 'full',
});

const units = [
  unit('ha-noi', null, null),
  unit('ha-tay', null, '2008-07-31'),
  unit('gia-lai', null, '2025-06-30'),
  unit('binh-dinh', null, '2025-06-30'),
  unit('gia-lai-2025', '2025-07-01', null),
];
const links = [
  link('ha-tay', 'ha-noi', '2008-08-01'),
  link('gia-lai', 'gia-lai-2025', '2025-07-01'),
  link('binh-dinh', 'gia-lai-2025', '2025-07-01'),
];
const ids = (list: { unit_id: string }[]) => list.map((u) => u.unit_id).sort();
const named = (id: string) => units.find((u) => u.unit_id === id) ?? unit(id, null, null);

describe('units in time', () => {
  it('exist on both their first and last day', () => {
    expect(validOn(named('ha-tay'), '2008-07-31')).toBe(true);
    expect(validOn(named('ha-tay'), '2008-08-01')).toBe(false);
    expect(validOn(named('gia-lai-2025'), '2025-07-01')).toBe(true);
    expect(validOn(named('gia-lai-2025'), '2025-06-30')).toBe(false);
  });

  it('give each period its own set', () => {
    expect(ids(unitsValidIn(units, 'province', '2008'))).toContain('ha-tay');
    expect(ids(unitsValidIn(units, 'province', '2009'))).toEqual([
      'binh-dinh',
      'gia-lai',
      'ha-noi',
    ]);
    expect(ids(unitsValidIn(units, 'province', '2025'))).toEqual(['gia-lai-2025', 'ha-noi']);
    expect(ids(unitsValidIn(units, 'province', '2025-H1'))).toContain('gia-lai');
    expect(ids(unitsToday(units, 'province'))).toEqual(['gia-lai-2025', 'ha-noi']);
  });

  it('are found within a parent at any depth', () => {
    const tree: Unit[] = [
      unit('p', null, null),
      { ...unit('p.d', null, null), level: 'district', parent_id: 'p' },
      { ...unit('p.d.c', null, null), level: 'commune', parent_id: 'p.d' },
      { ...unit('q.c', null, null), level: 'commune', parent_id: 'q' },
    ];
    expect(ids(unitsValidIn(tree, 'commune', '2020', 'p'))).toEqual(['p.d.c']);
    expect(ancestorsOf('p.d.c', new Map(tree.map((u) => [u.unit_id, u])))).toEqual([
      'p.d',
      'p',
      'viet-nam',
    ]);
  });

  it('survive a register whose parents run in a circle', () => {
    const circle = new Map([
      ['a', { parent_id: 'b' }],
      ['b', { parent_id: 'a' }],
    ]);
    expect(ancestorsOf('a', circle)).toEqual(['b']);
  });

  it('tell figures counted back from figures of their time', () => {
    expect(isRetrospective(named('gia-lai-2025'), '2023')).toBe(true);
    expect(isRetrospective(named('gia-lai-2025'), '2025')).toBe(false);
    expect(isRetrospective(named('ha-noi'), '2012')).toBe(false);
  });

  it('notice when a territory became another one', () => {
    expect(changedBetween(named('ha-noi'), '2008', '2009', links)).toEqual({
      effective_on: '2008-08-01',
      other_unit_id: 'ha-tay',
    });
    expect(changedBetween(named('ha-noi'), '2009', '2010', links)).toBeNull();
    expect(changedBetween(named('ha-noi'), '2007', '2008', links)).toBeNull();
    expect(changedBetween(named('gia-lai-2025'), '2024', '2025', links)?.effective_on).toBe(
      '2025-07-01',
    );
    expect(changedBetween(named('gia-lai-2025'), '2023', '2024', links)).toBeNull();
    const began = unit('x', '2020-01-01', null);
    expect(changedBetween(began, '2019', '2020', [])).toEqual({
      effective_on: '2020-01-01',
      other_unit_id: null,
    });
  });
});

const graph = fc.array(
  fc
    .tuple(fc.nat(9), fc.nat(9), fc.integer({ min: 2000, max: 2030 }))
    .map(([a, b, year]) => link(`u${a}`, `u${b}`, `${year}-07-01`)),
  { maxLength: 20 },
);
const some = fc.nat(9).map((n) => `u${n}`);

describe('lineage', () => {
  it('names both sides of a merger', () => {
    expect(ids(predecessorsOf('gia-lai-2025', links))).toEqual(['binh-dinh', 'gia-lai']);
    expect(ids(successorsOf('gia-lai', links))).toEqual(['gia-lai-2025']);
  });

  it('is transitive, ends, and reads the same both ways', () => {
    fc.assert(
      fc.property(graph, some, (all, id) => {
        const after = new Set(ids(successorsOf(id, all)));
        expect(after.has(id)).toBe(false);
        for (const next of after) {
          expect(ids(predecessorsOf(next, all))).toContain(id);
          for (const further of ids(successorsOf(next, all)))
            if (further !== id) expect(after.has(further)).toBe(true);
        }
      }),
    );
  });

  it('finds the same territory change whichever period is named first', () => {
    fc.assert(
      fc.property(graph, some, fc.integer({ min: 2000, max: 2030 }), fc.nat(9), (all, id, y, n) => {
        const u = unit(id, null, null);
        const [a, b] = [String(y), String(y + n)];
        expect(changedBetween(u, a, b, all)).toEqual(changedBetween(u, b, a, all));
        if (n === 0) expect(changedBetween(u, a, b, all)).toBeNull();
      }),
    );
  });
});
