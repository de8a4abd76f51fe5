import { expect, test } from 'vitest';
import type { ImportMapping } from '../../datapackage/import/mapping';
import { readMappings } from './mappings.svelte';
import { forNextFile } from './next-file';

const MAPPING: ImportMapping = {
  format: 'parscope-mapping',
  version: 1,
  table: 'observations',
  fingerprint: 'f',
  sheet: null,
  header: null,
  columns: [
    { heading: 'Tỉnh', as: 'unit_id' },
    { heading: '2024', as: 'value', period: 'heading', indicator: 'sipas' },
    { heading: 'Kỳ này', as: 'value', period: '2024-Q1', indicator: 'sipas' },
  ],
  fixed: [
    { column: 'period', value: '2024' },
    { column: 'indicator_id', value: 'sipas' },
  ],
  decimal: 'comma',
  percent: 'as-is',
  missing: ['-'],
  units: { level: 'province', within: null },
  keep: [],
  drop: [],
  choices: [
    { key: 'period', value: '2024' },
    { key: 'period:a.xlsx › Sheet1', value: '2024' },
    { key: 'units-on:2025', value: '2025-06-30' },
    { key: 'unit:Gia Lai@2025', value: 'gia-lai' },
    { key: 'indicator', value: 'sipas' },
  ],
};

test('the period and the units told for one file are not those of the next', () => {
  const next = forNextFile(MAPPING);
  expect(next.choices).toEqual([{ key: 'indicator', value: 'sipas' }]);
  expect(next.fixed).toEqual([{ column: 'indicator_id', value: 'sipas' }]);
  expect(next.columns.map(({ period }) => period)).toEqual([undefined, 'heading', undefined]);
  expect(next.decimal).toBe('comma');
});

test('saved mappings that are not understood are left out', () => {
  const good = { fingerprint: 'f', file: 'a.csv', at: '2026-01-02T03:04:05.000Z', text: '{}' };
  const many = Array.from({ length: 60 }, (_, i) => ({ ...good, fingerprint: String(i) }));
  expect(readMappings(JSON.stringify([good, { ...good, at: 'x' }, null, 3]))).toEqual([good]);
  expect(readMappings(JSON.stringify(many))).toHaveLength(50);
  for (const text of [null, '', '{', '{}', '"a"']) expect(readMappings(text)).toEqual([]);
});
