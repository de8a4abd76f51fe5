import { describe, expect, it, test, vi } from 'vitest';
import {
  formatChange,
  changeArrow,
  formatBytes,
  formatDate,
  formatNumber,
  formatPeriod,
  formatPeriodShort,
  formatRank,
  formatSigned,
  formatValue,
  localDay,
} from './format';

describe('numbers', () => {
  it('uses the decimal comma, points between thousands and a true minus', () => {
    expect(formatNumber(43.2754, 2)).toBe('43,28');
    expect(formatNumber(1234567.5, 1)).toBe('1.234.567,5');
    expect(formatNumber(-1.2, 2)).toBe('−1,20');
    expect(formatNumber(0.25)).toBe('0,25');
  });

  it('does not sign a change that rounds to nothing', () => {
    expect(formatSigned(0.38, 2)).toBe('+0,38');
    expect(formatSigned(-1.2, 2)).toBe('−1,20');
    expect(formatSigned(0.001, 2)).toBe('0,00');
    expect(formatSigned(-0.001, 2)).toBe('0,00');
  });

  it('never turns a missing value into a number', () => {
    expect(formatValue(null)).toBe('chưa có số liệu');
    expect(formatValue(Number.NaN)).toBe('chưa có số liệu');
    expect(formatValue(0, { decimals: 1, percent: true })).toBe('0,0%');
  });

  it('says a change of percents in percentage points', () => {
    expect(formatChange(0.38, { decimals: 2, percent: true })).toBe('+0,38 điểm %');
    expect(formatChange(-1.2, { decimals: 2 })).toBe('−1,20');
  });

  it('shows ranks and bytes', () => {
    expect(formatRank(58, 61)).toBe('58/61');
    expect(formatRank(null, 61)).toBe('—');
    expect(changeArrow(0)).toBe('=');
    expect(formatBytes(34_100_000)).toBe('34,1 MB');
    expect([5.24e9, 316, 0].map(formatBytes)).toEqual(['5,2 GB', '316 byte', '0 kB']);
  });
});

describe('dates and periods', () => {
  it('writes dd/mm/yyyy, or what is known of it', () => {
    expect(formatDate('2025-07-01')).toBe('01/07/2025');
    expect(formatDate('2025-07')).toBe('07/2025');
    expect(formatDate('2025')).toBe('2025');
  });

  it.each([
    ['2023', 'năm 2023', '2023'],
    ['2023-H1', '6 tháng đầu năm 2023', '6T đầu/2023'],
    ['2023-H2', '6 tháng cuối năm 2023', '6T cuối/2023'],
    ['2023-9M', '9 tháng năm 2023', '9T/2023'],
    ['2023-Q3', 'quý III/2023', 'Q.III/2023'],
    ['2023-06', 'tháng 6/2023', '6/2023'],
  ])('names %s', (period, long, short) => {
    expect(formatPeriod(period)).toBe(long);
    expect(formatPeriodShort(period)).toBe(short);
  });
});

test('the day is the reader’s, half an hour after midnight too', () => {
  vi.stubEnv('TZ', 'Asia/Ho_Chi_Minh');
  expect(localDay(new Date(2024, 0, 5, 0, 30))).toBe('2024-01-05');
  expect(localDay(new Date(2024, 11, 31, 23, 30))).toBe('2024-12-31');
  expect(localDay(new Date('2024-01-04T17:30:00Z'))).toBe('2024-01-05');
  vi.unstubAllEnvs();
});
