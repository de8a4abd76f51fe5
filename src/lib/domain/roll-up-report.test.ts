import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contributionOf,
  differenceOf,
  rollUpReport,
  type Contribution,
  type RolledIndicator,
  type UnitFigure,
} from './roll-up-report';

const RATE: RolledIndicator = {
  ...{ measure: 'percent', unit_vi: '%', declares_counts: true, index_measure: null },
};
const COUNT: RolledIndicator = { ...RATE, measure: 'count', unit_vi: 'hồ sơ' };
const SCORE: RolledIndicator = { ...RATE, measure: 'score', unit_vi: 'điểm' };

const figure = (unit_id: string, period: string, more: Partial<UnitFigure>): UnitFigure => ({
  ...{ unit_id, period, source_id: 's', value: null, numerator: null, denominator: null },
  ...{ cumulative: null, status: 'final' },
  ...more,
});
const brought = (unit_id: string, more: Partial<Contribution>): Contribution => ({
  ...{ unit_id, value: null, numerator: null, denominator: null, weight: null, withheld: false },
  ...{ from: 'figure', cumulative: null, simulated: false, source_ids: [] },
  ...more,
});
const byUnit = (parts: readonly Contribution[]) =>
  new Map(parts.map((part) => [part.unit_id, part]));

describe('what the units inside add up to', () => {
  it('adds the counts of those that have reported and names the others', () => {
    const parts = [
      brought('a', { value: 90, numerator: 90, denominator: 100 }),
      brought('b', { value: 50, numerator: 150, denominator: 300 }),
      brought('c', { value: 99 }),
    ];
    const row = rollUpReport(['a', 'b', 'c', 'd'], byUnit(parts), RATE);
    expect(row).toMatchObject({ method: 'rate', value: 60, numerator: 240, denominator: 400 });
    expect(row.missing).toEqual([
      { unit_id: 'c', reason: 'no_counts' },
      { unit_id: 'd', reason: 'no_value' },
    ]);
    expect(differenceOf(60, row)).toBeNull();
  });

  it('takes the mean of scores and never a missing one for 0', () => {
    const row = rollUpReport(
      ['a', 'b', 'c'],
      byUnit([brought('a', { value: 80 }), brought('b', { value: 70 })]),
      SCORE,
    );
    expect(row).toMatchObject({ method: 'mean', value: 75, min: 70, max: 80 });
    expect(row.missing).toEqual([{ unit_id: 'c', reason: 'no_value' }]);
  });

  it('does not add what runs from the beginning of the year to what is of the period', () => {
    const parts = [
      brought('a', { value: 10, cumulative: true }),
      brought('b', { value: 20, cumulative: false }),
      brought('c', { value: 30 }),
    ];
    const row = rollUpReport(['a', 'b', 'c'], byUnit(parts), COUNT);
    expect(row.value).toBe(50);
    expect(row.missing).toEqual([{ unit_id: 'a', reason: 'cumulative' }]);
  });

  it('conserves counts whatever units report, in any order', () => {
    const count = fc.integer({ min: 0, max: 5000 });
    const unit = fc.record({ there: fc.boolean(), done: count, more: count });
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 30 }), (units) => {
        const ids = units.map((_, i) => `u${i}`);
        const parts = units.flatMap(({ there, done, more }, i) =>
          there
            ? [
                brought(`u${i}`, {
                  value: 1,
                  ...{ numerator: done, denominator: done + more + 1 },
                }),
              ]
            : [],
        );
        const row = rollUpReport(ids, byUnit([...parts].reverse()), RATE);
        const sum = (pick: (part: Contribution) => number | null) =>
          parts.reduce((all, part) => all + (pick(part) ?? 0), 0);
        expect(row.parts.length + row.missing.length).toBe(units.length);
        const counted = (row.numerator ?? 0) / (row.denominator ?? 1);
        expect(row.value === null).toBe(parts.length === 0);
        expect(row.numerator ?? 0).toBe(sum((part) => part.numerator));
        expect(row.denominator ?? 0).toBe(sum((part) => part.denominator));
        expect(row.value ?? 0).toBeCloseTo(counted * 100, 8);
      }),
    );
  });
});

describe('what one unit brings', () => {
  const months = ['2024-07', '2024-08', '2024-09'].map((period, i) =>
    figure('a', period, { value: 0, numerator: 10 * (i + 1), denominator: 100 }),
  );

  it('is its own figure of the period before its months', () => {
    const own = figure('a', '2024-Q3', { value: 25, numerator: 75, denominator: 300 });
    expect(contributionOf('a', [...months, own], '2024-Q3', RATE)).toMatchObject({
      ...{ value: 25, numerator: 75, from: 'figure' },
    });
  });

  it('is the sum of its months when none is missing', () => {
    expect(contributionOf('a', months, '2024-Q3', RATE)).toMatchObject({
      ...{ value: 20, numerator: 60, denominator: 300, from: 'months' },
    });
    expect(contributionOf('a', months.slice(1), '2024-Q3', RATE)).toBeNull();
    expect(contributionOf('a', months, '2024-Q3', SCORE)).toBeNull();
  });
});
