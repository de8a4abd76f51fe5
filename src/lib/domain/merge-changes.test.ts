import { expect, it } from 'vitest';
import { mergeChanges } from './merge-changes';

const base = {
  header: ['id', 'title', 'lead'],
  rows: [
    ['a', 'Hội thi', 'Sở Nội vụ'],
    ['b', 'Tập huấn', null],
  ],
};

it('tells added and deleted rows and every changed field', () => {
  const table = {
    header: ['lead', 'id', 'title', 'note'],
    rows: [
      ['Sở Nội vụ', 'a', 'Hội thi CCHC', 'mới'],
      [null, 'c', 'Pa nô', null],
    ],
  };
  expect(mergeChanges(['id'], base, { name: 'An', table })).toEqual([
    {
      kind: 'changed',
      by: 'An',
      key: { id: 'a' },
      field: 'title',
      base: 'Hội thi',
      value: 'Hội thi CCHC',
    },
    { kind: 'changed', by: 'An', key: { id: 'a' }, field: 'note', base: null, value: 'mới' },
    { kind: 'deleted', by: 'An', key: { id: 'b' }, field: null, base: null, value: null },
    { kind: 'added', by: 'An', key: { id: 'c' }, field: null, base: null, value: null },
  ]);
});

it('the same rows in another order, or without a column, are no change', () => {
  const table = {
    header: ['id', 'title'],
    rows: [
      ['b', 'Tập huấn'],
      ['a', 'Hội thi'],
    ],
  };
  expect(mergeChanges(['id'], base, { name: 'An', table })).toEqual([]);
});
