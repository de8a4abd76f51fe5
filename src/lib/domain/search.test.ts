import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ABBREVIATIONS } from './abbreviations';
import { fold } from './fold';
import { reachesFar, search, searchIndex } from './search';
import type { SearchEntry } from './search';

const entry = (title: string, more: Partial<SearchEntry> = {}): SearchEntry => ({
  kind: 'indicator',
  title,
  detail: '',
  href: `/${title}`,
  also: '',
  ...more,
});

const ENTRIES = [
  entry('Tỷ lệ hồ sơ qua dịch vụ bưu chính công ích'),
  entry('Tỷ lệ thủ tục hành chính được công khai'),
  entry('Tỷ lệ hồ sơ nộp qua DVCTT'),
  entry('Gia Lai', { kind: 'unit', detail: 'tỉnh, từ 01/07/2025', also: 'Bình Định' }),
  entry('Gia Lai', { kind: 'unit', detail: 'tỉnh, đến 30/06/2025' }),
  entry('Bình Định', { kind: 'unit', detail: 'tỉnh, đến 30/06/2025' }),
  entry('Ninh Bình', { kind: 'unit', detail: 'từ 01/07/2025', also: 'Nam Định' }),
  entry('Bộ phận tiếp nhận và trả kết quả'),
  entry('Hà Nam', { kind: 'unit' }),
  entry('Hạ Năm', { kind: 'unit' }),
];
const INDEX = searchIndex(ENTRIES);
const titles = (query: string) => search(INDEX, query, 10).map(({ title }) => title);

describe('search', () => {
  test('"buu chinh" and "BCCI" both find the postal indicator', () => {
    expect(titles('buu chinh')).toEqual(['Tỷ lệ hồ sơ qua dịch vụ bưu chính công ích']);
    expect(titles('BCCI')).toEqual(['Tỷ lệ hồ sơ qua dịch vụ bưu chính công ích']);
  });

  test('abbreviations stand for their phrases and phrases for their abbreviations', () => {
    expect(titles('tthc')).toEqual(['Tỷ lệ thủ tục hành chính được công khai']);
    expect(titles('TN&TKQ')).toEqual(['Bộ phận tiếp nhận và trả kết quả']);
    expect(titles('trực tuyến')).toEqual(['Tỷ lệ hồ sơ nộp qua DVCTT']);
  });

  test('an old name finds the unit it went into, after the unit of that name', () => {
    expect(titles('binh dinh')).toEqual(['Bình Định', 'Gia Lai', 'Ninh Bình']);
  });

  test('marks that were typed decide between names that fold alike', () => {
    expect(titles('hà nam')[0]).toBe('Hà Nam');
    expect(titles('hạ năm')[0]).toBe('Hạ Năm');
    expect(titles('ha nam')).toHaveLength(2);
  });

  test('the detail tells units of one name apart', () => {
    expect(search(INDEX, 'gia lai 2025', 1)[0]?.detail).toBe('tỉnh, từ 01/07/2025');
  });

  test('any beginning of any of its words, in any order, finds an entry', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ENTRIES),
        fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
        fc.nat(),
        ({ title }, picks, length) => {
          const words = fold(title).split(' ');
          const query = picks
            .map((pick) => words[pick % words.length] ?? '')
            .map((word) => word.slice(0, 1 + (length % word.length)))
            .join(' ');
          expect(titles(query)).toContain(title);
        },
      ),
    );
  });

  test('every abbreviation finds the phrase it stands for', () => {
    for (const [abbreviation, phrase] of ABBREVIATIONS) {
      const index = searchIndex([entry(phrase)]);
      expect(search(index, abbreviation, 1), abbreviation).toHaveLength(1);
    }
  });

  test('units without a page are meant by what no title holds, and by the names of their kinds', () => {
    expect(reachesFar(INDEX, 'gia l')).toBe(false);
    expect(reachesFar(INDEX, 'hồ sơ qua dịch vụ')).toBe(false);
    expect(reachesFar(INDEX, 'lai gia')).toBe(true);
    expect(reachesFar(INDEX, 'ia lai')).toBe(true);
    expect(reachesFar(searchIndex([entry('Xã Ayun')]), 'xã ayun')).toBe(true);
    const old = entry('Thành phố Pleiku', { kind: 'unit', href: '/don-vi/gia-lai.pleiku' });
    expect(reachesFar(searchIndex([old]), 'pleiku')).toBe(true);
  });

  test('indexes put together are searched as one: the better find comes first, equals as given', () => {
    const far = searchIndex([entry('Phường Bộ Đề', { kind: 'unit' }), entry('Gia Lai')]);
    const found = search([...INDEX, ...far], 'bộ đề', 3);
    expect(found[0]?.title).toBe('Phường Bộ Đề');
    const twins = search([...INDEX, ...far], 'gia lai', 9).filter((one) => one.title === 'Gia Lai');
    expect(twins.map(({ kind }) => kind)).toEqual(['unit', 'unit', 'indicator']);
  });

  test('nothing asked, nothing found', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ .,;&-]*$/), (query) => {
        expect(titles(query)).toEqual([]);
      }),
    );
  });
});
