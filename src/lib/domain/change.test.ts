import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changeOf } from './change';
import type { ChangeInput } from './change';

const set = new Set(['a', 'b']);
const input: ChangeInput = {
  now: { value: 92.57, rank: 3 },
  before: { value: 91.43, rank: 5 },
  base_period: '2023',
  comparability: { comparable: true },
  same_origin: true,
  ranked_now: set,
  ranked_before: set,
  rank_estimated: false,
};
const broken = {
  code: 'series_break',
  params: { reason_code: 'framework_changed', period: '2024' },
};

it('gives the change in points and the places climbed', () => {
  expect(changeOf(input)).toEqual({
    value: 1.14,
    rank: 2,
    comparable: true,
    reason: null,
    rank_reason: null,
  });
});

it('gives the reason of a break, never an older figure', () => {
  const found = changeOf({ ...input, comparability: { comparable: false, reason: broken } });
  expect(found).toMatchObject({ value: null, rank: null, comparable: false, reason: broken });
});

it('says which of the two figures is missing', () => {
  expect(changeOf({ ...input, now: { value: null, rank: null } }).reason?.code).toBe('no_value');
  expect(changeOf({ ...input, before: null }).reason).toEqual({
    code: 'no_previous_value',
    params: { base_period: '2023' },
  });
  expect(
    changeOf({ ...input, before: null, base_period: null, comparability: null }).reason?.code,
  ).toBe('no_previous_value');
});

it('shows the change of value but not of rank when the ranks are over other units', () => {
  const found = changeOf({ ...input, ranked_before: new Set(['a', 'c']) });
  expect(found).toMatchObject({ value: 1.14, rank: null, comparable: true, reason: null });
  expect(found.rank_reason).toEqual({ code: 'rank_set_differs', params: { now: 2, before: 2 } });
  const estimated = changeOf({ ...input, rank_estimated: true });
  expect(estimated).toMatchObject({ value: 1.14, rank: null, comparable: true });
  expect(estimated.rank_reason?.code).toBe('rank_estimated');
  const none = changeOf({ ...input, before: { value: 91.43, rank: null } });
  expect(none.rank_reason?.code).toBe('rank_not_computed');
});

it('has a change or a reason, never both and never neither', () => {
  const standing = fc.record({
    value: fc.option(fc.integer({ min: 0, max: 100 })),
    rank: fc.option(fc.integer({ min: 1, max: 63 })),
  });
  const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c')).map((list) => new Set(list));
  const any = fc.record<ChangeInput>({
    now: standing,
    before: fc.option(standing),
    base_period: fc.option(fc.constant('2023')),
    same_origin: fc.boolean(),
    comparability: fc.constantFrom(
      { comparable: true as const },
      { comparable: false as const, reason: broken },
    ),
    ranked_now: ids,
    ranked_before: ids,
    rank_estimated: fc.boolean(),
  });
  fc.assert(
    fc.property(any, (given) => {
      const found = changeOf(given);
      expect(found.value === null).toBe(found.reason !== null);
      expect(found.rank === null).toBe(found.rank_reason !== null);
      expect(found.comparable).toBe(found.reason === null);
      if (found.rank !== null) expect(found.value).not.toBeNull();
    }),
  );
});

it('compares no published figure with one of the reader’s own', () => {
  const found = changeOf({ ...input, same_origin: false });
  expect(found).toMatchObject({ value: null, rank: null, comparable: false });
  expect(found.reason?.code).toBe('different_origin');
});
