import { expect, it } from 'vitest';
import { levelsText, yearsText } from './words';

it('draws years together', () => {
  expect(yearsText(['2024', '2012', '2013', '2014', '2016'])).toBe('2012–2014, 2016, 2024');
  expect(yearsText([])).toBe('');
});

it('names levels from above down and leaves out what is no level', () => {
  expect(levelsText('commune; province')).toBe('tỉnh, thành phố; xã, phường');
  expect(levelsText(null)).toBe('');
});
