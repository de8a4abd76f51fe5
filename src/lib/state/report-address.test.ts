import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Period } from '../domain/types';
import { readReport, writeReport } from './report-address';

it('gives back what it was given', () => {
  const slug = fc.constantFrom('hau-giang-2024', 'so-noi-vu', 'KH_2026_01', 'kế-hoạch', null);
  const period = fc.constantFrom<Period | null>('2024-Q3', '2024-9M', '2024-H1', '2024', null);
  fc.assert(
    fc.property(slug, slug, period, (plan, agency, at) => {
      const asked = { plan, agency, period: at };
      expect(readReport(new URLSearchParams(writeReport(asked)))).toEqual(asked);
    }),
  );
});

it('takes what is broken as not given', () => {
  const none = { plan: null, agency: null, period: null };
  expect(readReport(new URLSearchParams('kh=<b>&cq=../x&ky=2024-Q7'))).toEqual(none);
  expect(writeReport(none)).toBe('');
});
