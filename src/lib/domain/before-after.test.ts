import { expect, it } from 'vitest';
import { beforeAfter } from './before-after';

const points = [2018, 2019, 2020, 2021, 2022].map((year) => ({
  period: String(year),
  value: year === 2020 ? null : year / 100,
  break_before: year === 2021,
  reason: null,
}));
const periods = (start: string, end: string | null) => {
  const { before, during, after, broken } = beforeAfter(points, start, end);
  return [before?.period, during?.period, after?.period, broken];
};

it('takes the nearest values there are', () => {
  expect(periods('2019-01-01', '2019-12-31')).toEqual(['2018', '2019', '2021', true]);
  expect(periods('2021-07-01', '2021-09-30')).toEqual(['2019', '2021', '2022', true]);
  expect(periods('2022-01-01', '2022-12-31')).toEqual(['2021', '2022', undefined, false]);
  expect(periods('2020-01-01', '2020-12-31')).toEqual(['2019', undefined, '2021', true]);
});

it('an open span has no after, and nothing is before the first value', () => {
  expect(periods('2022-01-01', null)).toEqual(['2021', '2022', undefined, false]);
  expect(periods('2010-01-01', '2010-12-31')).toEqual([undefined, undefined, '2018', false]);
});
