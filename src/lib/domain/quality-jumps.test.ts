import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, test } from 'vitest';
import type { QualityRow } from './quality';
import { jumpFindings } from './quality-jumps';

/** Thirty units over eight years: each has its height, and all wander a little, the same in every run. */
const draws = xoroshiro128plus(1);
const WANDER = Array.from({ length: 30 * 8 }, () => uniformInt(draws, -50, 50) / 100);
const wander = (unit: number, year: number) => WANDER[unit * 8 + year - 2016] ?? 0;
function world(change: (unit: number, year: number) => number = () => 0): QualityRow[] {
  return Array.from({ length: 30 }, (_, unit) =>
    Array.from({ length: 8 }, (_, i): QualityRow => {
      const year = 2016 + i;
      return {
        unit_id: `u${unit}`,
        indicator_id: 'score',
        period: String(year),
        breakdown: null,
        source_id: 's',
        value: 50 + unit / 3 + wander(unit, year) + change(unit, year),
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
      };
    }),
  ).flat();
}
const found = (
  rows: QualityRow[],
  comparable = (_: QualityRow, _from: string, _to: string) => true,
) => jumpFindings(rows, comparable).map(({ kind, unit_id, period }) => [kind, unit_id, period]);

describe('a jump of all', () => {
  const jump = world((_, year) => (year >= 2020 ? 5 : 0));

  test('is told once, for no unit in particular', () => {
    expect(found(jump)).toEqual([['undeclared_break', null, '2020']]);
  });

  test('is not told where a break is declared', () => {
    expect(found(jump, (_, from, to) => !(from < '2020' && to >= '2020'))).toEqual([]);
  });

  test('is no jump where units go both ways, or the rise is steady', () => {
    expect(found(world((unit, year) => (year >= 2020 ? (unit % 2 ? 5 : -5) : 0)))).toEqual([]);
    expect(found(world((_, year) => 5 * (year - 2016)))).toEqual([]);
  });
});

describe('a unit against its own history', () => {
  test('is told where it leaps, once even if it leaps back', () => {
    expect(found(world((unit, year) => (unit === 7 && year === 2019 ? -12 : 0)))).toEqual([
      ['outlier', 'u7', '2019'],
    ]);
    expect(found(world((unit, year) => (unit === 7 && year >= 2019 ? -12 : 0)))).toEqual([
      ['outlier', 'u7', '2019'],
    ]);
  });

  test('is not told where it always swings, where nothing is odd, or across a break', () => {
    expect(found(world())).toEqual([]);
    expect(found(world((unit, year) => (unit === 7 ? 12 * (year % 2) : 0)))).toEqual([]);
    const leap = world((unit, year) => (unit === 7 && year >= 2019 ? -12 : 0));
    expect(found(leap, (row, _, to) => !(row.unit_id === 'u7' && to === '2019'))).toEqual([]);
  });

  test('is not told of a rate of few cases, nor over a gap', () => {
    const leap = world((unit, year) => (unit === 7 && year >= 2019 ? -12 : 0));
    const few = leap.map((row) => ({ ...row, denominator: row.unit_id === 'u7' ? 12 : 500 }));
    expect(found(few)).toEqual([]);
    expect(found(leap.filter((row) => row.unit_id !== 'u7' || row.period !== '2019'))).toEqual([]);
  });
});
