import { expect, test } from 'vitest';
import type { Estimate } from '$lib/queries/answers/types';
import { usAmong, usBefore } from './sets';

const part = (unit_id: string, short_vi: string) => ({
  unit_id,
  name_vi: short_vi,
  short_vi,
  value: 1,
  numerator: null,
  denominator: null,
  weight: null,
  status: null,
  source_id: null,
});
const estimate: Estimate = {
  method: 'mean',
  value: 1,
  numerator: null,
  denominator: null,
  min: 1,
  max: 1,
  parts: [part('binh-dinh', 'Bình Định'), part('gia-lai', 'Gia Lai')],
  missing: [],
  weight_year: null,
  weight_source_id: null,
};
const rows = [
  { unit_id: 'ha-noi', short_vi: 'Hà Nội', estimate: null },
  { unit_id: 'gia-lai-2025', short_vi: 'Gia Lai', estimate },
];

test('a unit of before is marked as the one it went into', () => {
  expect(usAmong(rows, 'binh-dinh')).toBe('gia-lai-2025');
  expect(usAmong(rows, 'ha-noi')).toBe('ha-noi');
  expect(usAmong(rows, 'kon-tum')).toBe('kon-tum');
  expect(usAmong(rows, null)).toBeNull();
});

test('a merged unit goes back to the one that gave its name', () => {
  expect(usBefore(rows, 'gia-lai-2025')).toBe('gia-lai');
  expect(usBefore(rows, 'ha-noi')).toBe('ha-noi');
  expect(usBefore(rows, null)).toBeNull();
});
