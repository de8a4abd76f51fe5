import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LEVELS } from '../domain/types';
import { LIST_RULES, readEmulation, writeEmulation } from './emulation-address';

const read = (query: string) => readEmulation(new URLSearchParams(query));

it('reads what it writes, as far as the rule needs it', () => {
  const id = fc.option(fc.constantFrom('papi', 'gia-lai-2023', 'gia-lai.pleiku', 'kế_hoạch.A'));
  const any = fc.record({
    ...{ rule: fc.constantFrom(...LIST_RULES), index: id, within: id, plan: id },
    period: fc.option(fc.constantFrom('2024', '2024-Q3', '2023-9M')),
    level: fc.constantFrom(...LEVELS),
    n: fc.integer({ min: 1, max: 100 }),
  });
  fc.assert(
    fc.property(any, (asked) => {
      const usual =
        asked.rule === 'in_time'
          ? { index: null, within: null, level: 'province' as const, n: 5 }
          : { plan: null };
      expect(read(writeEmulation(asked))).toEqual({ ...asked, ...usual });
    }),
  );
});

it('is short for what is usual, and takes nothing that is broken', () => {
  expect(writeEmulation(read('cs=papi&ky=2024'))).toBe('?cs=papi&ky=2024');
  expect(writeEmulation(read(''))).toBe('');
  expect(read('quy-tac=khac&cs=<b>&ky=2024-Q9&cap=x&n=-2&thuoc=-a&kh=;')).toEqual(read(''));
  expect(read('n=2.5').n).toBe(5);
});
