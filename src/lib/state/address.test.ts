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
  readHome,
  writeHome,
} from './address';

const standard: CompareChoice = {
  units: ['ha-noi', 'da-nang'],
  indicators: ['papi'],
  from: null,
  to: null,
  kind: 'line',
  boundaries: 'original',
  weighting: 'simple',
};

const slug = fc.stringMatching(/^[a-z0-9]{1,8}([.-][a-z0-9]{1,8}){0,3}$/);
const period = fc.constantFrom('2023', '2023-H1', '2023-9M', '2024-Q3', '2024-06');
const boundaries = fc.constantFrom('original' as const, 'current' as const);
const weighting = fc.constantFrom('simple' as const, 'population' as const);
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
      boundaries,
      weighting,
    });
    fc.assert(
      fc.property(choice, (chosen) => {
        const query = writeCompare(chosen, standard);
        expect(readCompare(new URLSearchParams(query), standard)).toEqual(chosen);
      }),
    );
  });

  it('reads an address written before there was a choice of boundaries', () => {
    const read = readCompare(new URLSearchParams('dv=gia-lai,binh-dinh&kieu=doc'), standard);
    expect(read).toEqual({ ...standard, units: ['gia-lai', 'binh-dinh'], kind: 'slope' });
  });

  it('says today’s boundaries and population weights in two words, and only then', () => {
    expect(writeCompare({ ...standard, boundaries: 'current' }, standard)).toBe('?rg=nay');
    expect(writeCompare({ ...standard, weighting: 'population' }, standard)).toBe('?ts=dan-so');
    expect(readCompare(new URLSearchParams('rg=mai&ts=x'), standard)).toEqual(standard);
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
      boundaries: maybe(boundaries),
      weighting,
    });
    fc.assert(
      fc.property(choice, (chosen) => {
        expect(readRanking(new URLSearchParams(writeRanking(chosen)))).toEqual(chosen);
      }),
    );
    expect(writeRanking(readRanking(new URLSearchParams()))).toBe('');
  });

  it('tells the boundaries asked for from those the page has by itself', () => {
    const none = readRanking(new URLSearchParams());
    expect(none).toMatchObject({ boundaries: null, weighting: 'simple' });
    expect(writeRanking({ ...none, boundaries: 'original' })).toBe('?rg=goc');
    expect(writeRanking({ ...none, boundaries: 'current', weighting: 'population' })).toBe(
      '?rg=nay&ts=dan-so',
    );
    expect(readRanking(new URLSearchParams('rg=&ts='))).toEqual(none);
  });
});

describe('the address of the start page', () => {
  it('comes back as it was written; other words count as not chosen', () => {
    const choice = fc.record({
      unit: maybe(slug),
      audience: maybe(fc.constantFrom('leadership' as const, 'staff' as const, 'public' as const)),
    });
    fc.assert(
      fc.property(choice, (chosen) => {
        expect(readHome(new URLSearchParams(writeHome(chosen)))).toEqual(chosen);
      }),
    );
    expect(writeHome({ unit: 'gia-lai', audience: 'leadership' })).toBe('?dv=gia-lai&vai=lanh-dao');
    const broken = readHome(new URLSearchParams('dv=Gia Lai<&vai=vua'));
    expect(broken).toEqual({ unit: null, audience: null });
    expect(writeHome(broken)).toBe('');
  });
});
