import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, compareSets, segments } from './comparability';
import type { Rules, Series } from './comparability';
import type { SeriesBreak } from './types';

const series = (indicator_id: string, unit_id = 'ha-noi'): Series => ({
  indicator_id,
  level: 'province',
  unit: { unit_id, valid_from: null },
  ancestors: ['viet-nam'],
});
const cut = (
  indicator_id: string,
  period: string,
  more: Partial<SeriesBreak> = {},
): SeriesBreak => ({
  indicator_id,
  level: null,
  scope_unit_id: null,
  period,
  reason_code: 'framework_changed',
  ...more,
});
const rules: Rules = {
  breaks: [cut('papi', '2016'), cut('papi', '2018'), cut('papi-d1', '2016')],
  links: [
    { from_unit_id: 'ha-tay', to_unit_id: 'ha-noi', effective_on: '2008-08-01', extent: 'full' },
  ],
};

describe('comparability', () => {
  it('belongs to an indicator: the total of PAPI breaks in 2018, its first dimension runs on', () => {
    expect(compare(series('papi'), '2017', '2018', rules)).toEqual({
      comparable: false,
      reason: {
        code: 'series_break',
        params: { reason_code: 'framework_changed', period: '2018' },
      },
    });
    expect(compare(series('papi-d1'), '2017', '2018', rules)).toEqual({ comparable: true });
    expect(compare(series('papi'), '2018', '2019', rules)).toEqual({ comparable: true });
  });

  it('ends where the territory changed', () => {
    expect(compare(series('pci'), '2008', '2009', rules)).toMatchObject({
      reason: { code: 'unit_changed', params: { other_unit_id: 'ha-tay' } },
    });
    expect(compare(series('pci', 'hai-phong'), '2008', '2009', rules).comparable).toBe(true);
  });

  it('never holds between kinds of period', () => {
    expect(compare(series('x'), '2023-H1', '2023', rules)).toMatchObject({
      reason: { code: 'different_period_kind', params: { from: '2023-H1', to: '2023' } },
    });
  });

  it('keeps the level and the scope of a break', () => {
    const own: Rules = {
      breaks: [
        cut('x', '2020', { scope_unit_id: 'gia-lai' }),
        cut('y', '2020', { level: 'commune' }),
      ],
      links: [],
    };
    const commune: Series = { ...series('x', 'gia-lai.a'), ancestors: ['gia-lai', 'viet-nam'] };
    expect(compare(commune, '2019', '2020', own).comparable).toBe(false);
    expect(compare(series('x', 'cao-bang'), '2019', '2020', own).comparable).toBe(true);
    expect(compare(series('y'), '2019', '2020', own).comparable).toBe(true);
  });

  it('sees a break of a year from within the year', () => {
    const yearly: Rules = { breaks: [cut('x', '2022')], links: [] };
    expect(compare(series('x'), '2021-Q4', '2022-Q1', yearly).comparable).toBe(false);
    expect(compare(series('x'), '2022-Q1', '2022-Q2', yearly).comparable).toBe(true);
  });

  const year = fc.integer({ min: 2000, max: 2030 });
  const breaks = fc.array(
    year.map((y) => cut('x', String(y))),
    { maxLength: 6 },
  );

  it('is symmetric, holds with itself, and never across a break', () => {
    fc.assert(
      fc.property(year, year, breaks, (a, b, cuts) => {
        const given = { breaks: cuts, links: [] };
        const found = compare(series('x'), String(a), String(b), given);
        expect(found).toEqual(compare(series('x'), String(b), String(a), given));
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const crossed = cuts.some((row) => low < Number(row.period) && Number(row.period) <= high);
        expect(found.comparable).toBe(!crossed);
      }),
    );
  });

  const points = fc.uniqueArray(
    fc.record({ period: year.map(String), value: fc.option(fc.integer({ min: 1, max: 9 })) }),
    { selector: (p) => p.period },
  );

  it('cuts a line into pieces that hold every value once, in order, and cross no break', () => {
    fc.assert(
      fc.property(points, breaks, (given, cuts) => {
        const pieces = segments(given, series('x'), { breaks: cuts, links: [] });
        const kept = pieces.flatMap((piece) => piece.points);
        const wanted = given.filter((p) => p.value !== null);
        expect(kept.map((p) => p.period)).toEqual(wanted.map((p) => p.period).sort());
        for (const piece of pieces) {
          const [first, last] = [piece.points[0]?.period ?? '', piece.points.at(-1)?.period ?? ''];
          expect(cuts.some((c) => first < c.period && c.period <= last)).toBe(false);
        }
        expect(pieces[0]?.break_before ?? null).toBeNull();
      }),
    );
  });

  it('names the break where a piece begins, and leaves a missing value as a gap', () => {
    const line = ['2015', '2016', '2017', '2018', '2019'].map((period) => ({
      period,
      value: 1 as number | null,
    }));
    const missing = line.map((p) => (p.period === '2017' ? { ...p, value: null } : p));
    const pieces = segments(missing, series('papi-d1'), rules);
    expect(pieces.map((p) => p.points.map((x) => x.period))).toEqual([
      ['2015'],
      ['2016'],
      ['2018', '2019'],
    ]);
    expect(pieces.map((p) => p.break_before?.code ?? null)).toEqual([null, 'series_break', null]);
  });
});

describe('sets of units', () => {
  const of = (period: string, ...ids: string[]) => ({ period, units: new Set(ids) });
  const papi = { indicator_id: 'papi-d1', level: 'province' } as const;

  it('compare when no break lies between and the units are the same', () => {
    const found = compareSets(papi, of('2017', 'a', 'b'), of('2018', 'b', 'a'), rules.breaks);
    expect(found).toEqual({ comparable: true });
  });

  it('do not compare across a break, nor when other units make up the set, whatever the order', () => {
    expect(compareSets(papi, of('2016', 'a'), of('2015', 'a'), rules.breaks)).toMatchObject({
      reason: { code: 'series_break', params: { period: '2016' } },
    });
    const merged = [of('2024', 'a', 'b', 'c'), of('2026', 'a', 'bc')] as const;
    const reason = { code: 'set_changed', params: { from: 3, to: 2 } };
    expect(compareSets(papi, ...merged, [])).toEqual({ comparable: false, reason });
    expect(compareSets(papi, merged[1], merged[0], [])).toEqual({ comparable: false, reason });
    const swapped = compareSets(papi, of('2024', 'a', 'b'), of('2025', 'a', 'c'), []);
    expect(swapped).toMatchObject({ reason: { code: 'set_changed' } });
  });

  it('leave a break of one province to that province', () => {
    const local = [cut('papi-d1', '2020', { scope_unit_id: 'ha-noi' })];
    expect(compareSets(papi, of('2019', 'a'), of('2020', 'a'), local).comparable).toBe(true);
  });
});
