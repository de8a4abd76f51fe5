import { describe, expect, it, test } from 'vitest';
import { document } from './fixtures.test-helper';
import { basisOf, dateParts, issuerOf, numberLine, planSymbol, subjectOf } from './names';

const plan = (more: Parameters<typeof document>[1]) => document([], more).plan;

describe('who issues a plan', () => {
  it.each([
    ['UBND tỉnh Hậu Giang', ['ỦY BAN NHÂN DÂN', 'TỈNH HẬU GIANG'], 'Hậu Giang'],
    ['UBND phường 1, thị xã Quảng Trị', ['ỦY BAN NHÂN DÂN', 'PHƯỜNG 1'], 'Phường 1'],
    ['UBND thị trấn [?] (tỉnh Gia Lai)', ['ỦY BAN NHÂN DÂN', 'THỊ TRẤN …'], '…'],
    ['Mô phỏng: UBND thành phố Cần Thơ', ['ỦY BAN NHÂN DÂN', 'THÀNH PHỐ CẦN THƠ'], 'Cần Thơ'],
    ['Sở Nội vụ', ['SỞ NỘI VỤ'], 'Gia Lai'],
    [null, ['CƠ QUAN BAN HÀNH …'], 'Gia Lai'],
  ])('%s', (issuing_unit_vi, lines, place) => {
    expect(issuerOf(plan({ issuing_unit_vi }))).toMatchObject({ lines, place });
  });
});

test('a missing number is left blank, six spaces wide', () => {
  const issuer = issuerOf(plan({}));
  expect(numberLine(null, planSymbol(issuer))).toBe('Số:      /KH-UBND');
  expect(numberLine('35/KH-UBND', planSymbol(issuer))).toBe('Số: 35/KH-UBND');
});

test('days under 10 and the first two months have a leading zero', () => {
  expect(dateParts('2024-02-07')).toEqual({ day: '07', month: '02', year: '2024' });
  expect(dateParts('2022-12-22')).toEqual({ day: '22', month: '12', year: '2022' });
  expect(dateParts('2022-03-01')).toEqual({ day: '01', month: '3', year: '2022' });
  expect(dateParts(null)).toEqual({ day: '…', month: '…', year: '…' });
});

it('writes out the kind of a document it rests on, and nothing else', () => {
  const basis = 'QĐ 35/QĐ-BNV ngày 22/01/2024; CTr 04/CTr-UBND; Kế hoạch CCHC 2021–2025; NĐ mới';
  expect(basisOf(plan({ basis }))).toEqual([
    'Quyết định số 35/QĐ-BNV ngày 22/01/2024',
    'Chương trình số 04/CTr-UBND',
    'Kế hoạch CCHC 2021–2025',
    'NĐ mới',
  ]);
  expect(basisOf(plan({ basis: null }))).toEqual([]);
});

it('names the subject without the kind of document', () => {
  expect(subjectOf(plan({ title_vi: 'Kế hoạch khắc phục tồn tại' }))).toBe('Khắc phục tồn tại');
  expect(subjectOf(plan({ title_vi: 'Chương trình hành động' }))).toBe('Chương trình hành động');
});
