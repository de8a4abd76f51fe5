import { expect, it } from 'vitest';
import { figure, quantile, table, verdict } from './table';

it('takes quantiles by nearest rank', () => {
  const sample = [5, 1, 4, 2, 3];
  expect(quantile(sample, 0.5)).toBe(3);
  expect(quantile(sample, 0.95)).toBe(5);
  expect(() => quantile([], 0.5)).toThrow();
});

it('tells what is over its budget', () => {
  expect(verdict(figure('x', 3, 's', 3))).toBe('pass');
  expect(verdict(figure('x', 3.01, 's', 3))).toBe('OVER');
  expect(verdict(figure('x', 3, 's'))).toBe('');
  expect(table([figure('x', 3.01, 's', 3)])).toContain('OVER');
});
