import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTargetText } from './target-text';

const of = (text: string) => {
  const { op, value } = readTargetText(text) ?? {};
  return [op, value];
};

describe('the words of a target', () => {
  test.each([
    ['Từ 30% TTHC cung cấp trực tuyến mức độ 3 và 4 có phát sinh hồ sơ', ['>=', 30]],
    ['100% hồ sơ TTHC được giải quyết đúng hạn', ['=', 100]],
    ['Đề nghị bổ sung hồ sơ không quá 01 lần và bằng văn bản', ['<=', 1]],
    ['01 chuyên mục/01 tháng', ['>=', 1]],
    ['Hạn chế tối đa văn bản giấy', ['minimise', null]],
    ['Nâng cao chỉ số hài lòng về tiếp cận dịch vụ', ['raise', null]],
    ['Góp phần cải thiện, nâng cao Chỉ số CCHC của tỉnh', ['raise', null]],
    ['Tiếp tục duy trì, nâng cao các tiêu chí', ['maintain_or_raise', null]],
    ['Đạt 95% trở lên', ['>=', 95]],
    ['Ít nhất 92,5% hồ sơ', ['>=', 92.5]],
    ['Từ 85,5% trở lên (năm 2024 đạt 80,1%)', ['>=', 85.5]],
    ['Từ 1.000 hồ sơ trực tuyến', ['>=', 1000]],
    ['Từ 12.500,5 điểm trở lên', ['>=', 12500.5]],
    ['Từ 99.5% trở lên', ['>=', 99.5]],
    ['Làm cho tốt', [undefined, undefined]],
    ['Năm 2025', [undefined, undefined]],
    ['', [undefined, undefined]],
  ])('%s', (text, expected) => expect(of(text)).toEqual(expected));

  test('a baseline is taken from its brackets', () => {
    expect(
      readTargetText(
        'Giữ vững hoặc nâng cao tỷ lệ hài lòng 1% so với năm 2020 (năm 2020 là 99,12%), theo tiêu chí của huyện',
      ),
    ).toEqual({
      op: 'maintain_or_raise',
      value: 99.12,
      baseline_value: 99.12,
      baseline_period: '2020',
    });
    expect(readTargetText('Nâng cao Chỉ số (năm 2024 đạt 80,1)')).toEqual({
      op: 'raise',
      value: null,
      baseline_value: 80.1,
      baseline_period: '2024',
    });
  });

  test('any text is read without failing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const found = readTargetText(text);
        expect(found === null || found.value === null || found.value >= 0).toBe(true);
      }),
    );
  });
});
