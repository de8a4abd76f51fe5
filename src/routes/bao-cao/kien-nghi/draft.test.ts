import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DifficultyRow } from '$lib/queries/difficulties';
import {
  draftOf,
  emptyDraft,
  newId,
  problemsOf,
  rowOf,
  withoutRow,
  withRow,
  type DifficultyDraft,
} from './draft';

const TODAY = '2024-09-30';
const draft = (part: Partial<DifficultyDraft>): DifficultyDraft => ({
  ...emptyDraft(TODAY, null),
  ...{ unit: 'gia-lai', kind: 'difficulty', text: 'Thiếu kinh phí', addressee: 'Sở Nội vụ' },
  ...part,
});

test.each<[Partial<DifficultyDraft>, object]>([
  [{}, {}],
  [{ unit: '' }, { unit: 'who' }],
  [{ unit: '', agency: 'so-noi-vu' }, { unit: 'who' }],
  [{ unit: '', agency: 'so-noi-vu', plan: 'gia-lai-2021' }, {}],
  [{ kind: '' }, { kind: 'choose' }],
  [{ text: '  ' }, { text: 'missing' }],
  [{ addressee: '' }, { addressee: 'missing' }],
  [{ date: '' }, { date: 'missing' }],
  [{ date: '2024-02-30' }, { date: 'date' }],
  [{ date: '2024-10-01' }, { date: 'ahead' }],
  [{ status: '' }, { status: 'choose' }],
  [{ answer: 'Đồng ý' }, { status: 'not_answered' }],
  [{ status: 'answered', answered: '2024-09-30', answer: 'Đồng ý' }, {}],
  [{ status: 'answered', answered: '2024-09-29' }, { answered: 'early' }],
  [{ status: 'answered', answered: '30/09/2024' }, { answered: 'date' }],
])('%j', (part, expected) => {
  expect(problemsOf(draft(part), TODAY)).toEqual(expected);
});

test('what is on record is read into the form and back as it was', () => {
  const row = rowOf(draft({ plan: 'p', task: 't', answer: 'x', internal: true }), 'kk-1', 'src');
  const read = { ...row, internal: true } as unknown as DifficultyRow;
  expect(rowOf(draftOf(read), 'kk-1', 'src')).toEqual(row);
  expect(rowOf(draft({ answer: '  ' }), 'kk-1')).toMatchObject({
    ...{ answer_vi: null, plan_id: null, answered_on: null, source_id: null, internal: null },
  });
});

test('each id is there once, as it was written last; others stay', () => {
  const one = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.string({ minLength: 1 }));
  fc.assert(
    fc.property(fc.array(one), (written) => {
      const rows = written.reduce<ReturnType<typeof rowOf>[]>(
        (kept, [id, text]) => withRow(kept, rowOf(draft({ text: `x${text}` }), id)),
        [],
      );
      const last = new Map(written.map(([id, text]) => [id, `x${text}`.trim().normalize('NFC')]));
      expect(new Map(rows.map((row) => [row.difficulty_id, row.text_vi]))).toEqual(last);
      expect(rows.length).toBe(last.size);
      expect(withoutRow(rows, 'a').map((row) => row.difficulty_id)).not.toContain('a');
    }),
  );
});

test('an id has the day and the random part', () => {
  expect(newId('2024-09-30', Uint8Array.of(0, 1, 15, 16, 255, 9))).toBe('kk-2024-09-30-00010f10ff');
});
