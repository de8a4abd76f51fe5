import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { importOf } from '../../../../tests/fixtures/import/import-support';
import { problemText } from '../../messages/problem';
import { guessTable } from './guess';
import { loadImportKnown } from './known';
import { textSheet } from './text-sheet';

test('a heading that holds a key and nothing but columns names its table, whatever is missing', async () => {
  const known = await loadImportKnown((path) => readFile(`data/${path}`));
  const of = (heading: string) => guessTable([textSheet(`${heading}\nx,y,z\n`, 'a.csv')], known);
  expect(of('source_id,title')).toBe('sources');
  expect(of('framework_id,indicator_id,max_points')).toBe('framework_items');
  expect(of('unit_id,value')).toBe('observations');
  expect(of('unit_id,indicator_id,period,value')).toBe('observations');
  expect(of('indicator_id,unit_id,period,op,value')).toBe('targets');
  expect(of('source_id,ghi chú riêng')).toBe('observations');
});

test('what such a file lacks is told, and not that it has no rows', async () => {
  const text = 'source_id,title\nqd-xa,Quyết định ban hành bộ tiêu chí cấp xã\n';
  const result = await importOf(new TextEncoder().encode(text), 'nguon.csv');
  const problems = 'problems' in result ? result.problems.map(problemText) : [];
  expect(problems.join('\n')).toMatch(/dòng 2, cột “trust”: ô để trống/);
});

test('targets are never read as figures', async () => {
  const rows = 'sipas,gia-lai,2025,>=,90,từ 90% trở lên\n';
  const text = `indicator_id,unit_id,period,op,value,text_vi\n${rows}`;
  const result = await importOf(new TextEncoder().encode(text), 'muc-tieu.csv');
  expect(result.status === 'ready' && result.tables.map(({ name }) => name)).toEqual(['targets']);
});
