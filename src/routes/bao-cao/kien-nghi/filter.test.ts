import { expect, test } from 'vitest';
import type { DifficultyRow } from '$lib/queries/difficulties';
import { NO_DIFFICULTY_FILTER, type DifficultyFilter } from '$lib/state/difficulties-address';
import { filterDifficulties, offered, plansOf } from './filter';

const row = (difficulty_id: string, part: Partial<DifficultyRow>) =>
  ({
    ...{ difficulty_id, unit_id: 'gia-lai', unit_vi: 'Tỉnh Gia Lai', agency_id: null },
    ...{ plan_id: null, plan_vi: null, kind: 'difficulty', status: 'sent' },
    ...{ addressee: 'Sở Nội vụ', ...part },
  }) as DifficultyRow;
const ROWS = [
  row('a', { plan_id: 'p', plan_vi: 'Kế hoạch P' }),
  row('b', { kind: 'proposal', addressee: 'UBND tỉnh' }),
  row('c', { agency_id: 'so-tu-phap', agency_vi: 'Sở Tư pháp', status: 'answered' }),
];

test.each<[Partial<DifficultyFilter>, string]>([
  [{}, 'abc'],
  [{ plan: 'p' }, 'a'],
  [{ who: 'Tỉnh Gia Lai' }, 'ab'],
  [{ who: 'Sở Tư pháp (Tỉnh Gia Lai)' }, 'c'],
  [{ kind: 'proposal' }, 'b'],
  [{ status: 'sent' }, 'ab'],
  [{ addressee: 'Sở Nội vụ', kind: 'difficulty' }, 'ac'],
  [{ addressee: 'Sở Y tế' }, ''],
])('%j', (part, expected) => {
  const found = filterDifficulties(ROWS, { ...NO_DIFFICULTY_FILTER, ...part });
  expect(found.map(({ difficulty_id }) => difficulty_id).join('')).toBe(expected);
});

test('what is chosen is offered even where no row has it', () => {
  expect(offered(['b', 'a', 'b'], 'c')).toEqual(['a', 'b', 'c']);
  expect(plansOf(ROWS, null)).toEqual([{ id: 'p', name: 'Kế hoạch P' }]);
  expect(plansOf(ROWS, 'q').map(({ id }) => id)).toEqual(['q', 'p']);
});
