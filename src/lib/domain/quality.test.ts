import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalsOf } from './numbers';
import { cellFindings, FEW_CASES, type QualityRow } from './quality';

const row = (more: Partial<QualityRow> = {}): QualityRow => ({
  unit_id: 'u',
  indicator_id: 'rate',
  period: '2024',
  breakdown: null,
  source_id: 's',
  value: null,
  numerator: null,
  denominator: null,
  published_rank: null,
  status: 'final',
  preferred: true,
  as_of: null,
  cumulative: null,
  level: 'province',
  ancestors: '',
  valid_from: null,
  ...more,
});
const kinds = (...rows: QualityRow[]) =>
  cellFindings(rows, new Set(['rate'])).map(({ kind }) => kind);

describe('sources of one cell', () => {
  test('that say the same, or say it with fewer decimals, do not dispute', () => {
    expect(kinds(row({ value: 92.57 }), row({ value: 92.57, source_id: 't' }))).toEqual([]);
    expect(kinds(row({ value: 92.83 }), row({ value: 92.8, source_id: 't' }))).toEqual([
      'sources_round_differently',
    ]);
    expect(kinds(row({ value: 92.57 }), row({ value: 92.75, source_id: 't' }))).toEqual([
      'sources_differ',
    ]);
  });

  test('that give two ranks dispute; one alone may be marked as in conflict', () => {
    expect(kinds(row({ published_rank: 7 }), row({ published_rank: 8, source_id: 't' }))).toEqual([
      'sources_differ',
    ]);
    expect(kinds(row({ value: 1, status: 'conflict' }))).toEqual(['marked_conflict']);
  });

  test('are never of two cells', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 20 }),
        (values) => {
          const rows = values.map((value, i) => row({ value, unit_id: `u${i}` }));
          expect(kinds(...rows)).toEqual([]);
        },
      ),
    );
  });

  test('all stand in the finding, however many there are', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 6 }),
        (values) => {
          const rows = values.map((value, i) => row({ value, source_id: `s${i}` }));
          const [found, ...more] = cellFindings(rows, new Set());
          expect(more).toEqual([]);
          expect(found?.values.map((one) => one.value)).toEqual(values);
        },
      ),
    );
  });
});

describe('the day a figure was read', () => {
  test('is odd before the end of its period, unless the figure says that it is not the last', () => {
    const early = { value: 1, as_of: '2024-12-30' };
    expect(kinds(row(early))).toEqual(['as_of_before_end']);
    expect(kinds(row({ ...early, as_of: '2024-12-31' }))).toEqual([]);
    expect(kinds(row({ ...early, status: 'provisional' }))).toEqual([]);
    expect(kinds(row({ ...early, cumulative: true }))).toEqual([]);
  });

  test('is odd where an older figure is preferred, or a provisional one is a year old', () => {
    const fresh = row({ value: 2, source_id: 't', preferred: false, as_of: '2025-06-02' });
    const old = row({ value: 2, as_of: '2025-01-02' });
    expect(kinds(old, fresh)).toEqual(['older_preferred']);
    expect(kinds(row({ ...old, preferred: false }), row({ ...fresh, preferred: true }))).toEqual(
      [],
    );
    const stays = row({ value: 1, status: 'provisional', as_of: '2024-06-01', unit_id: 'v' });
    expect(kinds(stays, fresh)).toEqual(['provisional_stays']);
    expect(kinds(row({ ...stays, as_of: '2024-06-02' }), fresh)).toEqual([]);
  });
});

describe('a rate with its parts', () => {
  test('as printed from them is never odd, one step off always is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: FEW_CASES, max: 1_000_000 }),
        fc.nat(),
        fc.constantFrom(0, 1, 2),
        (denominator, seed, decimals) => {
          const numerator = seed % (denominator + 1);
          const value = Number(((100 * numerator) / denominator).toFixed(decimals));
          const off = Number((value + 2 * 10 ** -decimals).toFixed(decimals));
          expect(kinds(row({ value, numerator, denominator }))).toEqual([]);
          if (decimalsOf(off) === decimals)
            expect(kinds(row({ value: off, numerator, denominator }))).toEqual([
              'rate_differs_from_parts',
            ]);
        },
      ),
    );
  });

  test('of few cases, or with more than all, is told', () => {
    expect(kinds(row({ value: 50, numerator: 1, denominator: 2 }))).toEqual(['small_denominator']);
    expect(kinds(row({ value: 110, numerator: 55, denominator: 50 }))).toEqual([
      'numerator_above_denominator',
    ]);
    expect(kinds(row({ indicator_id: 'score', value: 50, numerator: 1, denominator: 9 }))).toEqual(
      [],
    );
  });
});
