import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CHART_KINDS,
  readCompare,
  readRanking,
  writeCompare,
  writeRanking,
  type CompareChoice,
  type RankingChoice,
} from './address';

const standard: CompareChoice = {
  units: ['ha-noi', 'da-nang'],
  indicators: ['papi'],
  from: null,
  to: null,
  kind: 'line',
};

const slug = fc.stringMatching(/^[a-z0-9]{1,8}([.-][a-z0-9]{1,8}){0,3}$/);
const period = fc.constantFrom('2023', '2023-H1', '2023-9M', '2024-Q3', '2024-06');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

describe('the address of a comparison', () => {
  it('is empty for the standard choice', () => {
    expect(writeCompare(standard, standard)).toBe('');
  });

  it('comes back as it was written', () => {
    const choice = fc.record({
      units: fc.uniqueArray(slug, { maxLength: 12 }),
      indicators: fc.uniqueArray(slug, { minLength: 1, maxLength: 12 }),
      from: maybe(period),
      to: maybe(period),
      kind: fc.constantFrom(...CHART_KINDS),
    });
    fc.assert(
      fc.property(choice, (chosen) => {
        const query = writeCompare(chosen, standard);
        expect(readCompare(new URLSearchParams(query), standard)).toEqual(chosen);
      }),
    );
  });

  it('takes any text without failing and never more than 12 units', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (dv, kieu) => {
        const read = readCompare(new URLSearchParams({ dv, kieu }), standard);
        expect(read.units.length).toBeLessThanOrEqual(12);
        expect(CHART_KINDS).toContain(read.kind);
      }),
    );
    const many = Array.from({ length: 40 }, (_, i) => `u${i}`).join(',');
    expect(readCompare(new URLSearchParams({ dv: many }), standard).units).toHaveLength(12);
  });
});

describe('the address of a ranking', () => {
  it('comes back as it was written, and is empty when nothing was chosen', () => {
    const choice: fc.Arbitrary<RankingChoice> = fc.record({
      indicator: maybe(slug),
      period: maybe(period),
      level: maybe(fc.constantFrom('province', 'district', 'commune', 'agency')),
      within: maybe(slug),
      region: maybe(fc.string({ minLength: 1, maxLength: 30 })),
      us: maybe(slug),
      find: fc.string({ maxLength: 80 }),
      sort: maybe(slug),
    });
    fc.assert(
      fc.property(choice, (chosen) => {
        expect(readRanking(new URLSearchParams(writeRanking(chosen)))).toEqual(chosen);
      }),
    );
    expect(writeRanking(readRanking(new URLSearchParams()))).toBe('');
  });
});
