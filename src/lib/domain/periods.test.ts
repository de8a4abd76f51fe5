import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  comparePeriods,
  firstDay,
  formatPeriod,
  lastDay,
  parsePeriod,
  periodKind,
  periodYear,
  PERIOD_KINDS,
  referenceDate,
  sortPeriods,
} from './periods';
import type { ParsedPeriod } from './periods';

const most = { year: 1, half: 2, nine_months: 1, quarter: 4, month: 12 };
const parts = fc.constantFrom(...PERIOD_KINDS).chain((kind) =>
  fc.record<ParsedPeriod>({
    kind: fc.constant(kind),
    year: fc.integer({ min: 1990, max: 2100 }),
    part: fc.integer({ min: 1, max: most[kind] }),
  }),
);
const period = parts.map(formatPeriod);

describe('periods', () => {
  it('survive a round trip', () => {
    fc.assert(
      fc.property(parts, (p) => {
        expect(parsePeriod(formatPeriod(p))).toEqual(p);
      }),
    );
  });

  it('refuse what is no period', () => {
    for (const text of [
      '',
      '23',
      '2023-13',
      '2023-00',
      '2023-Q5',
      '2023-H3',
      '2023-6',
      ' 2023',
      '2023-6M',
    ])
      expect(parsePeriod(text), text).toBeNull();
    expect(() => periodKind('năm 2023')).toThrow(RangeError);
  });

  it('know their days', () => {
    expect([firstDay('2024-02'), lastDay('2024-02')]).toEqual(['2024-02-01', '2024-02-29']);
    expect(lastDay('1900-02')).toBe('1900-02-28');
    expect([firstDay('2023-9M'), lastDay('2023-9M')]).toEqual(['2023-01-01', '2023-09-30']);
    expect([firstDay('2023-H2'), lastDay('2023-H2')]).toEqual(['2023-07-01', '2023-12-31']);
    expect([firstDay('2023-Q3'), lastDay('2023-Q3')]).toEqual(['2023-07-01', '2023-09-30']);
    fc.assert(
      fc.property(period, (p) => {
        expect(firstDay(p) <= referenceDate(p)).toBe(true);
        expect(referenceDate(p) <= lastDay(p)).toBe(true);
        expect(Number(firstDay(p).slice(0, 4))).toBe(periodYear(p));
      }),
    );
  });

  it('read the units of a full year on 1 July and of a part of it on its last day', () => {
    expect(referenceDate('2025')).toBe('2025-07-01');
    expect(referenceDate('2008')).toBe('2008-07-01');
    expect(referenceDate('2025-H1')).toBe('2025-06-30');
  });

  it('are put in one total order that follows the calendar', () => {
    fc.assert(
      fc.property(period, period, (a, b) => {
        expect(Math.sign(comparePeriods(a, b))).toBe(-Math.sign(comparePeriods(b, a)) + 0);
        expect(comparePeriods(a, b) === 0).toBe(a === b);
        if (lastDay(a) < lastDay(b)) expect(comparePeriods(a, b)).toBeLessThan(0);
      }),
    );
    expect(sortPeriods(['2024', '2023', '2023-H1', '2023-Q2', '2023-06', '2023-9M'])).toEqual([
      '2023-06',
      '2023-Q2',
      '2023-H1',
      '2023-9M',
      '2023',
      '2024',
    ]);
  });
});
