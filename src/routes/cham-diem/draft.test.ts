import { expect, it } from 'vitest';
import {
  badCells,
  cellKey,
  cellsOf,
  draftCsv,
  draftRows,
  draftScores,
  readDraft,
  typedNumber,
  type Draft,
} from './draft';

const draft: Draft = {
  framework: 'f',
  unit: 'gia-lai-2025',
  period: '2025',
  internal: true,
  cells: {
    [cellKey('x-1', 'self_score')]: '1,25',
    [cellKey('x-1', 'evidence')]: 'Báo cáo 12/BC-SNV',
    [cellKey('x-2', 'self_score')]: 'hai',
  },
};
const ITEMS = [
  { indicator_id: 'x-1', max: 2 },
  { indicator_id: 'x-2', max: 1 },
];

it('reads numbers as they are typed; nothing is not 0', () => {
  expect(['1,25', ' 1.5 ', '−1', '', undefined, 'hai', '1,2,3'].map(typedNumber)).toEqual([
    1.25,
    1.5,
    -1,
    null,
    null,
    undefined,
    undefined,
  ]);
  expect(draftScores(draft, ['x-1', 'x-3'])).toMatchObject([
    { self_score: 1.25, final: null },
    { self_score: null },
  ]);
  expect(badCells(draft, ['x-1', 'x-2'])).toEqual([
    { indicator_id: 'x-2', column: 'self_score', text: 'hai' },
  ]);
});

it('becomes a file of the table, without rows that hold nothing', () => {
  expect(
    draftCsv(draft, ITEMS)
      .replace(/^\ufeff/, '')
      .trim()
      .split(/\r?\n/),
  ).toEqual([
    'unit_id,framework_id,indicator_id,period,max,self_score,appraised_1,appraised_2,final,reason,evidence,internal',
    'gia-lai-2025,f,x-1,2025,2,1.25,,,,,Báo cáo 12/BC-SNV,true',
  ]);
});

it('is filled in again from the rows that were kept', () => {
  const good: Draft = { ...draft, cells: { ...draft.cells } };
  delete good.cells[cellKey('x-2', 'self_score')];
  good.cells[cellKey('x-2', 'reason')] = 'Nộp chậm';
  expect(cellsOf(draftRows(good, ITEMS))).toEqual(good.cells);
});

it('comes back as it was kept; what is broken counts as none', () => {
  expect(readDraft(JSON.stringify(draft))).toEqual(draft);
  for (const text of [
    null,
    '',
    '{',
    '[]',
    '{"framework":1}',
    '{"framework":"f","unit":"","period":"","cells":null}',
  ])
    expect(readDraft(text)).toBeNull();
});
