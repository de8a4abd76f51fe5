import fc from 'fast-check';
import { expect, it } from 'vitest';
import { adjustmentHistory, rankAdjusted } from './score-adjustments';
import { isOnStep, stepPoints } from './score-steps';
import { readCard, type CardItem, type CardScores } from './scorecard';

const item = (
  id: string,
  parent: string | null,
  max: number | null,
  steps: string | null = null,
): CardItem => ({
  indicator_id: id,
  parent_id: parent,
  max_points: max,
  weight: null,
  steps,
});
const score = (id: string, self: number | null, first: number | null = null): CardScores => ({
  indicator_id: id,
  max: null,
  self_score: self,
  appraised_1: first,
  appraised_2: null,
  final: null,
});
const ITEMS = [
  item('x', null, 10),
  item('x-1', 'x', 6),
  item('x-1-1', 'x-1', 2, 'kịp thời 2; chậm 1; không 0'),
  item('x-1-2', 'x-1', 4),
  item('x-2', 'x', 4),
];
const codes = (scores: CardScores[]) =>
  readCard(ITEMS, scores).problems.map(
    ({ code, params }) => `${code} ${params.indicator_id} ${params.column}`,
  );

it('adds points up the tree and tells what an appraisal took', () => {
  const card = readCard(ITEMS, [
    score('x-1-1', 2, 1),
    score('x-1-2', 3.1, 3.1),
    score('x-2', 3.2, 3),
  ]);
  expect(card.nodes.map(({ indicator_id, depth }) => [indicator_id, depth])).toEqual([
    ['x', 0],
    ['x-1', 1],
    ['x-1-1', 2],
    ['x-1-2', 2],
    ['x-2', 1],
  ]);
  expect(card.total).toMatchObject({ self_score: 8.3, appraised_1: 7.1, final: null });
  expect(card.difference).toEqual({ to: 'appraised_1', points: 1.2 });
  expect(card.problems).toEqual([]);
});

it('never counts a missing item as 0', () => {
  const card = readCard(ITEMS, [score('x-1-1', 2), score('x-2', 4)]);
  expect(card.total.self_score).toBeNull();
  expect(card.problems).toEqual([
    { code: 'items_missing', params: { indicator_id: 'x', column: 'self_score', n: 1, of: 3 } },
  ]);
});

it('names scores out of bounds, off their steps, and sums that are not', () => {
  expect(codes([score('x-1-1', 1.5), score('x-1-2', -1), score('x-2', 4.1)])).toEqual([
    'score_off_step x-1-1 self_score',
    'score_below_zero x-1-2 self_score',
    'score_above_maximum x-2 self_score',
  ]);
  const all = [score('x-1-1', 2), score('x-1-2', 3), score('x-2', 4)];
  expect(codes([score('x', 8), ...all])).toEqual(['sum_differs x self_score']);
  expect(codes([score('x-1-1', 2), score('x-1-2', 5), score('x-2', 4)])).toEqual([
    'sum_above_maximum x self_score',
    'sum_above_maximum x-1 self_score',
    'score_above_maximum x-1-2 self_score',
  ]);
});

it('does not add where maxima are unknown', () => {
  const open = [item('x', null, 10), item('x-1', 'x', null), item('x-2', 'x', 4)];
  expect(readCard(open, [score('x-1', 3), score('x-2', 4)]).total.self_score).toBeNull();
});

it('the maxima of another version change nothing', () => {
  const scores = [score('x-1-1', 2), score('x-1-2', 3), score('x-2', 4)];
  const before = readCard(ITEMS, scores);
  const later = ITEMS.map((one) => (one.indicator_id === 'x-2' ? { ...one, max_points: 3 } : one));
  readCard(later, scores);
  expect(readCard(ITEMS, scores)).toEqual(before);
});

it('a sum is that of its parts, whatever they are', () => {
  const points = fc.integer({ min: 0, max: 400 }).map((n) => n / 100);
  fc.assert(
    fc.property(points, points, points, (a, b, c) => {
      const card = readCard(ITEMS, [score('x-1-1', a), score('x-1-2', b), score('x-2', c)]);
      expect(card.total.self_score).toBeCloseTo(a + b + c, 9);
      expect(card.problems.some(({ code }) => code === 'sum_differs')).toBe(false);
    }),
  );
});

it('reads steps as frameworks word them', () => {
  expect(stepPoints('kịp thời 1; không kịp thời 0,5; không ban hành 0')).toEqual({
    points: [1, 0.5, 0],
  });
  expect(stepPoints('>90 %: 2; 70-90 %: 1; <70 %: 0')).toEqual({ points: [2, 1, 0] });
  expect(stepPoints('theo tỷ lệ đạt được')).toBeNull();
  expect(stepPoints(null)).toBeNull();
  const quarter = stepPoints('bước 0,25');
  expect(quarter && [isOnStep(1.75, quarter), isOnStep(0.3, quarter)]).toEqual([true, false]);
});

const minus = {
  adjustment_id: 'a',
  unit_id: 'p',
  points: -0.5,
  reason: 'không tham gia dự thi',
  decided_on: '2025-11-03',
  decided_by: 'UBND tỉnh',
};

it('−0,5 changes adjusted score and rank and leaves the raw ones', () => {
  const totals = [
    { unit_id: 'p', value: 90.2 },
    { unit_id: 'q', value: 90 },
    { unit_id: 'r', value: 80 },
  ];
  const { scores } = rankAdjusted(totals, [minus], ['p', 'q', 'r']);
  expect(scores[0]).toEqual({
    unit_id: 'p',
    raw: 90.2,
    adjusted: 89.7,
    rank_raw: 1,
    rank_adjusted: 2,
  });
  expect(scores[1]).toMatchObject({ raw: 90, adjusted: 90, rank_raw: 2, rank_adjusted: 1 });
  expect(adjustmentHistory(90.2, [minus])).toEqual([
    { adjustment: minus, before: 90.2, after: 89.7 },
  ]);
});

it('a set that is not complete has no ranks', () => {
  const { scores, raw } = rankAdjusted([{ unit_id: 'p', value: 90 }], [], ['p', 'q']);
  expect(scores[0]).toMatchObject({ rank_raw: null, rank_adjusted: null });
  expect(raw.missing).toEqual(['q']);
});

it('adjustments commute, and those of others change no score', () => {
  const some = fc.array(
    fc.integer({ min: -200, max: 200 }).map((n) => n / 100),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(some, (points) => {
      const list = points.map((one, i) => ({ ...minus, adjustment_id: String(i), points: one }));
      const other = { ...minus, unit_id: 'q' };
      const of = (all: typeof list) =>
        rankAdjusted([{ unit_id: 'p', value: 50 }], all, null).scores[0]?.adjusted;
      expect(of([...list].reverse())).toBe(of([...list, other]));
      const last = adjustmentHistory(50, list).at(-1);
      expect(last?.after ?? 50).toBe(of(list));
    }),
  );
});
