import { expect, it } from 'vitest';
import { periodKindsOf, ratePoints } from './rate-series';
import type { RatePart } from './rates';

const series = {
  indicator_id: 'online-procedure-full-rate',
  level: 'province',
  unit: { unit_id: 'a', valid_from: null },
  ancestors: [],
} as const;
const rules = { breaks: [], links: [] };
const row = (
  period: string,
  numerator: number,
  denominator: number,
  own = false,
): RatePart & { own: boolean } => ({
  ...{ period, numerator, denominator, own },
  value: (numerator / denominator) * 100,
  cumulative: null,
});
const months = (year: number, upTo: number) =>
  Array.from({ length: upTo }, (_, i) => row(`${year}-${String(i + 1).padStart(2, '0')}`, 3, 10));

it('makes quarters of months, and says which month the last one lacks', () => {
  const points = ratePoints(months(2024, 5), 'quarter', series, rules, 'rate');
  expect(points.map(({ period, value, missing }) => [period, value, missing])).toEqual([
    ['2024-Q1', 30, []],
    ['2024-Q2', null, ['2024-06']],
  ]);
  expect(points[0]).toMatchObject({ numerator: 9, denominator: 30, small: false });
  expect(periodKindsOf(months(2024, 5))).toEqual([
    'month',
    'quarter',
    'half',
    'nine_months',
    'year',
  ]);
});

it('prefers what was printed to what adds up', () => {
  const points = ratePoints(
    [...months(2024, 3), row('2024-Q1', 10, 30)],
    'quarter',
    series,
    rules,
    'rate',
  );
  expect(points).toHaveLength(1);
  expect(points[0]?.numerator).toBe(10);
});

it('shows no change across the renaming of levels 3 and 4, nor between a file of the reader and the package', () => {
  const renamed = { indicator_id: series.indicator_id, level: null, scope_unit_id: null };
  const breaks = [{ ...renamed, period: '2023', reason_code: 'renamed' }];
  const rows = [
    row('2022', 3, 10),
    row('2023', 5, 10),
    row('2024', 6, 10),
    row('2025', 7, 10, true),
  ];
  const points = ratePoints(rows, 'year', series, { ...rules, breaks }, 'rate');
  expect(points.map(({ change, reason }) => [change, reason?.code ?? null])).toEqual([
    [null, null],
    [null, 'series_break'],
    [10, null],
    [null, 'different_origin'],
  ]);
});

it('does not add up what counts one dossier or one month', () => {
  expect(ratePoints(months(2024, 3), 'quarter', series, rules, null)).toEqual([]);
});
