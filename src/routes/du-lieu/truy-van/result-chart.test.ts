import { expect, test } from 'vitest';
import type { Explored, SqlValue } from '$lib/engine/engine';
import { drawResult } from './result-chart';

const CHOICE = { kind: 'lines', x: 'period', y: 'value', series: '' } as const;

/** Periods of the drawn lines, for a result with these columns beside unit, indicator, period and value. */
function lined(more: Record<string, SqlValue[]>): number[] {
  const columns: Record<string, SqlValue[]> = {
    unit_id: ['a', 'a', 'a'],
    indicator_id: ['x', 'x', 'x'],
    period: ['2021', '2022', '2023'],
    value: [1, 2, 3],
    ...more,
  };
  const result: Explored = {
    columns: Object.keys(columns).map((name) => ({
      name,
      type: '',
      kind: name === 'value' ? 'number' : 'text',
    })),
    rows: [0, 1, 2].map((i) => Object.values(columns).map((values) => values[i] ?? null)),
    truncated: false,
  };
  const { option } = drawResult(result, CHOICE, () => ({ joined: true }), 800);
  return [option.series ?? []]
    .flat()
    .flatMap((one) => (one.type === 'line' && Array.isArray(one.data) ? [one.data.length] : []))
    .filter((points) => points > 1);
}

test('points of one series are joined, whichever report printed them', () => {
  expect(lined({})).toEqual([3]);
  expect(lined({ source_id: ['s', 't', 't'] })).toEqual([3]);
  expect(lined({ own: [true, true, true], breakdown: [null, null, null] })).toEqual([3]);
});

test('no line joins the reader’s own figures with published ones or with other parts', () => {
  expect(lined({ own: [false, false, true] })).toEqual([2]);
  expect(lined({ preferred: [true, true, false], source_id: ['s', 't', 'u'] })).toEqual([2]);
  expect(lined({ breakdown: [null, 'nữ', null] })).toEqual([]);
});
