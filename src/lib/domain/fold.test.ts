import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVietnamese, fold, foldedMatch } from './fold';

describe('fold', () => {
  it('strips marks and maps đ', () => {
    expect(fold('Đà  Nẵng')).toBe('da nang');
    expect(fold('Thừa Thiên - Huế')).toBe('thua thien - hue');
    expect(fold('ĐỒNG THÁP')).toBe('dong thap');
  });

  it('treats composed and decomposed text alike and is idempotent', () => {
    fc.assert(
      fc.property(fc.string(), (s) => {
        expect(fold(s.normalize('NFD'))).toBe(fold(s.normalize('NFC')));
        expect(fold(fold(s))).toBe(fold(s));
      }),
    );
  });

  it('matches words in any order, with or without marks', () => {
    expect(foldedMatch('Thành phố Hồ Chí Minh', 'chi minh ho')).toBe(true);
    expect(foldedMatch('Bắc Ninh', 'bắc giang')).toBe(false);
    expect(foldedMatch('Bắc Ninh', '')).toBe(true);
  });

  it('sorts Đ after D', () => {
    expect(['Đà Nẵng', 'Hà Nội', 'Cần Thơ', 'An Giang'].sort(compareVietnamese)).toEqual([
      'An Giang',
      'Cần Thơ',
      'Đà Nẵng',
      'Hà Nội',
    ]);
  });
});
