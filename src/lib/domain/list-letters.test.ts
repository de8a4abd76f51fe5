import { expect, it } from 'vitest';
import { listLetter } from './list-letters';

it('letters points in Vietnamese order: đ after d, no f, j, w, z', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7, 8].map(listLetter).join(' ')).toBe('a b c d đ e g h i');
  const all = Array.from({ length: 23 }, (_, n) => listLetter(n));
  expect(new Set(all).size).toBe(23);
  expect(all.filter((letter) => 'fjwz'.includes(letter))).toEqual([]);
  expect(listLetter(23)).toBe('aa');
});
