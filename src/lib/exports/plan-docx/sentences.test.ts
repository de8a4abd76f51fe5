import { expect, test } from 'vitest';
import { ended, listed } from './sentences';

test('lines of a list end with ";" and the last with ".", whatever they ended with', () => {
  expect(listed(['một', 'hai.', 'ba; '])).toEqual(['một;', 'hai;', 'ba.']);
  expect(ended('99,12%.', ':')).toBe('99,12%:');
});
