import { describe, expect, test } from 'vitest';
import type { Explored, SqlValue } from '$lib/engine/engine';
import type { ChartChoice } from '$lib/state/sql-address';
import { chooseChart, standardChart, usableChart } from './chart-choice';

function resultOf(columns: Record<string, SqlValue[]>): Explored {
  const entries = Object.entries(columns);
  return {
    columns: entries.map(([name, values]) => ({
      name,
      type: '',
      kind: typeof values[0] === 'number' ? 'number' : 'text',
    })),
    rows: (entries[0]?.[1] ?? []).map((_, i) => entries.map(([, values]) => values[i] ?? null)),
    truncated: false,
  };
}

const plans = resultOf({
  plan_id: ['a', 'b', 'c'],
  year: [2022, 2023, 2023],
  length: [90, 120, 80],
});
const overYears: ChartChoice = { kind: 'lines', x: 'year', y: 'length', series: 'plan_id' };

describe('choosing', () => {
  test('what is drawn is never drawn over itself', () => {
    expect(standardChart(plans)).toEqual(overYears);
    const counted = chooseChart(plans, overYears, { y: 'year' });
    expect(counted).toEqual({ kind: 'bars', x: 'plan_id', y: 'year', series: '' });
    expect(chooseChart(plans, counted, { x: 'year' })).toMatchObject({ x: 'year', y: 'length' });
  });

  test('lines run along periods, and need something else to draw', () => {
    const counted = chooseChart(plans, overYears, { y: 'year' });
    expect(chooseChart(plans, counted, { kind: 'lines' })).toMatchObject({
      x: 'year',
      y: 'length',
    });
    const years = resultOf({ period: ['2022', '2023'], year: [2022, 2023] });
    const bars: ChartChoice = { kind: 'bars', x: 'period', y: 'year', series: '' };
    expect(chooseChart(years, bars, { kind: 'lines' })).toEqual({ ...bars, kind: 'lines' });
  });

  test('the only column of numbers stays what is drawn', () => {
    const only = resultOf({ name: ['a', 'b'], n: [1, 2] });
    const bars: ChartChoice = { kind: 'bars', x: 'name', y: 'n', series: '' };
    expect(chooseChart(only, bars, { x: 'n' })).toEqual(bars);
  });

  test('no column divides itself', () => {
    const bars: ChartChoice = { kind: 'bars', x: 'plan_id', y: 'length', series: 'year' };
    expect(chooseChart(plans, bars, { y: 'year' }).series).toBe('');
    expect(chooseChart(plans, bars, { x: 'year' }).series).toBe('');
  });
});

describe('a chart of the address', () => {
  test('is drawn as it is where the result bears it', () => {
    const bars: ChartChoice = { kind: 'bars', x: 'plan_id', y: 'year', series: '' };
    expect(usableChart(plans, bars)).toEqual(bars);
    expect(usableChart(resultOf({ n: [1] }), null)).toMatchObject({ x: 'n', y: 'n' });
  });

  test('gives way to the standard chart where it draws a column over itself or is not there', () => {
    expect(usableChart(plans, { ...overYears, y: 'year' })).toEqual(overYears);
    expect(usableChart(plans, { ...overYears, x: 'gone' })).toEqual(overYears);
    expect(usableChart(plans, { ...overYears, y: 'plan_id' })).toEqual(overYears);
  });
});
