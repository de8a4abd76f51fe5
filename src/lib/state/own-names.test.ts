import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ownNames } from './own-names';

test('a file is called as it is named, without its ending', () => {
  expect(ownNames(['huyen-gia-lai.csv', 'Tỷ lệ quý IV.parquet'], [])).toEqual([
    'huyen-gia-lai',
    'Tỷ lệ quý IV',
  ]);
});

test('it never takes the name of a table', () => {
  expect(
    ownNames(['Observations.csv', 'own_1.csv', 'a.csv', 'A.parquet', '.csv'], ['observations']),
  ).toEqual(['Observations (2)', 'tệp own_1', 'a', 'A (2)', 'tệp']);
});

test('all names differ, from the taken ones too', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.string()), (files, taken) => {
      const all = [...ownNames(files, taken), ...new Set(taken.map((name) => name.toLowerCase()))];
      expect(new Set(all.map((name) => name.toLowerCase())).size).toBe(all.length);
    }),
  );
});
