import { expect, it, test } from 'vitest';
import { TARGET_CODES, targetStatus } from '../domain/targets';
import type { Target, TargetCode } from '../domain/targets';
import { targetText } from './target';

const none = { text_vi: '', period: '2021', baseline_value: null, baseline_period: null };
const percent = {
  measure: 'percent',
  direction: 'higher_better',
  scale_max: 100,
  monthly: false,
} as const;
const judge = (op: Target['op'], wanted: number | null, value: number | null) =>
  targetStatus({ ...none, op, value: wanted }, percent, {
    value,
    previous: null,
    not_comparable: null,
  });

test.each([
  [judge('>=', 30, 30), true, 'đạt'],
  [judge('>=', 30, 29.9), true, 'chưa đạt (thiếu 0,1 điểm %)'],
  [judge('<=', 1, 2), false, 'chưa đạt (vượt 1 lần)'],
  [judge('=', 100, 96), true, 'chưa đạt (thiếu 4 điểm %)'],
  [
    judge('raise', null, 80),
    true,
    'chưa đủ căn cứ để đánh giá: chưa có số liệu kỳ trước để so sánh',
  ],
])('%o', (found, isPercent, text) => {
  expect(targetText(found, { percent: isPercent, unit: 'lần' })).toBe(text);
});

it('tells how 99,12 was raised', () => {
  const target: Target = {
    ...none,
    op: 'raise',
    value: null,
    baseline_value: 99.12,
    baseline_period: '2020',
  };
  const found = targetStatus(target, percent, {
    value: 99.5,
    previous: null,
    not_comparable: null,
  });
  expect(targetText(found, { percent: true, decimals: 2 })).toBe(
    'đạt (+0,38 điểm % so với năm 2020)',
  );
});

it('has words for every code', () => {
  const params = {
    n: 12,
    below: 1,
    missing: 1,
    periods: '2021-02',
    change: -1,
    base_period: '2020',
  };
  const texts = TARGET_CODES.map((code: TargetCode) =>
    targetText({ met: null, short_by: 1, code, params, reason: null }, { percent: true }),
  );
  for (const text of texts) expect(text).not.toMatch(/NaN|undefined|null/);
  expect(new Set(texts).size).toBe(texts.length);
});
