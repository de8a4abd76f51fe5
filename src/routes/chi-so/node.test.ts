import { expect, it } from 'vitest';
import { countBelow, filterNodes, isActive, type Node } from './node';

const node = (id: string, name: string, below: Node[] = [], documented = false): Node => ({
  id,
  name,
  en: '',
  facts: '',
  years: '',
  target: '',
  passages: documented ? [[1, 'II.1']] : [],
  origin: '',
  branches: below.length > 0 ? [{ title: '', nodes: below }] : [],
});
const tree = node('par', 'Cải cách hành chính', [
  node('tthc', 'Thủ tục', [node('dung-han', 'Tỷ lệ đúng hạn', [], true)]),
  node('dien-tu', 'Chính quyền điện tử', [], true),
]);
const branches = [{ title: '', nodes: [tree] }];

it('finds without diacritics and leads there', () => {
  const { found, leading } = filterNodes(branches, { text: 'dung han', documented: false });
  expect([...found]).toEqual(['dung-han']);
  expect([...leading].sort()).toEqual(['par', 'tthc']);
});

it('keeps what documents name when asked, and counts what is below', () => {
  const { found } = filterNodes(branches, { text: '', documented: true });
  expect([...found].sort()).toEqual(['dien-tu', 'dung-han']);
  expect(countBelow(tree)).toBe(3);
  expect([
    isActive({ text: ' ', documented: false }),
    isActive({ text: '', documented: true }),
  ]).toEqual([false, true]);
});
