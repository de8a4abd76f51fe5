import { expect, it } from 'vitest';
import { planPair, planPairQuery } from './plan-pair-address';

const usual = { a: 'gia-lai-2021', b: 'gia-lai-2023' };

it('reads back what it writes, and leaves the usual pair out', () => {
  const pair = { a: 'hau-giang-2024', b: 'gia-lai-2023' };
  expect(planPair(new URLSearchParams(planPairQuery(pair, usual)))).toEqual(pair);
  expect(planPairQuery(usual, usual)).toBe('');
});

it('what is broken counts as not given', () => {
  expect(planPair(new URLSearchParams('a=<b>&b='))).toEqual({ a: null, b: null });
});
