import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DIFFICULTY_KINDS, DIFFICULTY_STATUSES } from '../domain/difficulties';
import {
  NO_DIFFICULTY_FILTER,
  readDifficulties,
  writeDifficulties,
  type DifficultyFilter,
} from './difficulties-address';

const read = (query: string) => readDifficulties(new URLSearchParams(query));

test('an address is read back as it was written', () => {
  const words = fc.option(
    fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 10 })
      .filter((text) => text.trim() !== ''),
  );
  const filter: fc.Arbitrary<DifficultyFilter> = fc.record({
    plan: fc.constantFrom(null, 'gia-lai-2021'),
    who: words,
    kind: fc.option(fc.constantFrom(...DIFFICULTY_KINDS)),
    status: fc.option(fc.constantFrom(...DIFFICULTY_STATUSES)),
    addressee: words,
  });
  fc.assert(
    fc.property(filter, (one) => {
      expect(read(writeDifficulties(one))).toEqual(one);
    }),
  );
});

test('nothing chosen is an empty address, and what is broken counts as nothing', () => {
  expect(writeDifficulties(NO_DIFFICULTY_FILTER)).toBe('');
  expect(read('?kh=<b>&cua=%20&loai=khac&tt=sent&gui=')).toEqual(NO_DIFFICULTY_FILTER);
});
