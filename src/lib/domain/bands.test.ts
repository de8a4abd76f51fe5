import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bandAmong, bandsFor } from './bands';
import type { Band, BandKey } from './bands';

const band = (
  year: number,
  label: string,
  min: number | null,
  max: number | null,
  scope: string | null = null,
): Band => ({
  index_id: 'par-index',
  level: 'province',
  scope_unit_id: scope,
  year,
  label,
  min,
  max,
});
const rows = [
  band(2018, 'D', null, 70),
  band(2018, 'C', 70, 75),
  band(2018, 'A', 80, null),
  band(2018, 'B', 75, 80),
  band(2024, 'A', 90, 100),
  band(2024, 'B', 80, 90),
  band(2024, 'Tốt', 85, 100, 'khanh-hoa'),
];
const key = {
  index_id: 'par-index',
  level: 'province' as const,
  year: 2018,
  scopes: [] as string[],
};

const bandOf = (value: number, all: readonly Band[], asked: BandKey) =>
  bandAmong(value, bandsFor(all, asked));

it('uses the bands of the year', () => {
  expect(bandOf(82, rows, key)?.label).toBe('A');
  expect(bandOf(82, rows, { ...key, year: 2024 })?.label).toBe('B');
  expect(bandOf(82, rows, { ...key, year: 2019 })).toBeNull();
  expect(bandOf(79.99, rows, { ...key, year: 2024 })).toBeNull();
});

it('begins a band at its lower end and gives the full score to the top band', () => {
  expect(bandOf(80, rows, key)?.label).toBe('A');
  expect(bandOf(90, rows, { ...key, year: 2024 })?.label).toBe('A');
  expect(bandOf(100, rows, { ...key, year: 2024 })?.label).toBe('A');
});

it('prefers the bands of the unit or of what it belongs to', () => {
  const local = { ...key, year: 2024, scopes: ['khanh-hoa.nha-trang', 'khanh-hoa', 'viet-nam'] };
  expect(bandOf(95, rows, local)?.label).toBe('Tốt');
  expect(bandsFor(rows, key).map((row) => row.label)).toEqual(['A', 'B', 'C', 'D']);
});

it('gives every score of a year with closed bands exactly one band', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (value) => {
      const found = bandOf(value, rows, key);
      const holding = bandsFor(rows, key).filter(
        (row) => value >= (row.min ?? -Infinity) && value < (row.max ?? Infinity),
      );
      expect(holding).toEqual([found]);
    }),
  );
});
