import { describe, expect, test } from 'vitest';
import { PROBLEM_CODES } from '../datapackage/codes';
import { problemText } from './problem';

describe('problemText', () => {
  test.each(PROBLEM_CODES)('has a sentence for %s', (code) => {
    const bare = problemText({ code, file: 'a.csv' });
    const full = problemText({
      code,
      file: 'a.csv',
      row: 12,
      column: 'value',
      found: 'abc',
      expected: 'xyz',
      params: { kind: 'png', count: 3, first_row: 5, first_file: 'b.csv' },
    });
    expect(full).toMatch(/^Tệp a\.csv.*: \S.{8,}\.$/);
    for (const text of [bare, full]) {
      expect(text).not.toMatch(/undefined|null|[{}]|problems_/);
      expect(text).not.toContain(code);
    }
  });

  test('names file, row, column, what stood there and what is needed', () => {
    const problem = {
      code: 'cell_number',
      file: 'rates.csv',
      row: 12,
      column: 'value',
      found: 'abc',
    };
    expect(problemText(problem)).toBe(
      'Tệp rates.csv, dòng 12, cột “value”: thấy “abc”, cần một số (ví dụ 99,12); nếu chưa có số liệu thì để trống ô.',
    );
  });

  test('writes bounds and dates as Vietnamese do', () => {
    const text = problemText({ code: 'scale_above', file: 'a.csv', found: '9', expected: '8.5' });
    expect(text).toContain('(8,5)');
    expect(
      problemText({ code: 'unit_ended', file: 'a.csv', found: 'x', expected: '2025-06-30' }),
    ).toContain('30/06/2025');
  });

  test('says what a renamed file really is', () => {
    const problem = {
      code: 'file_looks_like',
      file: 'a.csv',
      expected: 'CSV',
      params: { kind: 'xlsx' },
    };
    expect(problemText(problem)).toContain('bảng tính Excel (.xlsx)');
  });
});
