import { describe, expect, test } from 'vitest';
import {
  fold,
  readDate,
  readIsoDate,
  readPeriod,
  readStrictInteger,
  readStrictNumber,
} from './values';

describe('readPeriod', () => {
  test.each([
    ['2023', '2023'],
    [' 2023-9M ', '2023-9M'],
    ['Năm 2023', '2023'],
    ['2023-Q3', '2023-Q3'],
    ['Quý III/2023', '2023-Q3'],
    ['Q4/2023', '2023-Q4'],
    ['quý 1 năm 2023', '2023-Q1'],
    ['06/2023', '2023-06'],
    ['6/2023', '2023-06'],
    ['Tháng 12/2023', '2023-12'],
    ['tháng 3 năm 2023', '2023-03'],
    ['6 tháng 2023', '2023-H1'],
    ['6 tháng đầu năm 2023', '2023-H1'],
    ['6 tháng cuối năm 2023', '2023-H2'],
    ['9 tháng đầu năm 2023', '2023-9M'],
  ])('%s is %s', (text, value) => {
    expect(readPeriod(text)).toEqual({ value });
  });

  test.each([
    '',
    '23',
    '2023-Q5',
    '2023-13',
    '13/2023',
    '0/2023',
    'quý V/2023',
    '9 tháng cuối năm 2023',
    '12 tháng 2023',
    '2023.5',
    '2023-2024',
    '-2023',
    '31/12/2023',
  ])('%j is none', (text) => {
    expect(readPeriod(text)).toEqual({ code: 'cell_period' });
  });
});

describe('dates', () => {
  test.each([
    ['2025-12-31', '2025-12-31'],
    ['2025-12-31T08:00:00Z', '2025-12-31'],
    ['31/12/2025', '2025-12-31'],
    ['1/7/2025', '2025-07-01'],
    ['01-07-2025', '2025-07-01'],
    ['1.7.2025', '2025-07-01'],
    ['29/02/2024', '2024-02-29'],
  ])('%s is %s', (text, value) => {
    expect(readDate(text)).toEqual({ value });
  });

  test.each([
    '29/02/2023',
    '31/04/2025',
    '0/1/2025',
    '1/13/2025',
    '1/7-2025',
    '2025-00-10',
    '2025-1-1',
    '12/2025',
    '1/7/25',
  ])('%j is none', (text) => {
    expect(readDate(text)).toEqual({ code: 'cell_date' });
  });

  test('a package takes ISO dates only', () => {
    expect(readIsoDate('31/12/2025')).toEqual({ code: 'cell_date' });
  });
});

test('numbers of a package are strict', () => {
  for (const text of ['1,5', '1 000', '0x10', '', ' ', 'NaN', 'Infinity', '1e999'])
    expect(readStrictNumber(text)).toEqual({ code: 'cell_number' });
  expect(readStrictNumber('-1.5e-3')).toEqual({ value: -0.0015 });
  expect(readStrictInteger('1.0')).toEqual({ code: 'cell_integer' });
  expect(readStrictInteger('9007199254740993')).toEqual({ code: 'cell_integer' });
});

test('fold compares Vietnamese words without diacritics', () => {
  expect(fold('  Mã ĐƠN-vị ')).toBe('ma don vi');
  expect(fold('Điểm'.normalize('NFD'))).toBe('diem');
});
